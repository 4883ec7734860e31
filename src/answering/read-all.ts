import { setTimeout as delay } from "node:timers/promises";
import { BaseLanguage } from "../domain/language.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import type { FactBook } from "./fact-book.ts";
import type { UnitReader } from "./unit-reader.ts";

/** Passages, or subjects with their facts, read without a break: about a millisecond, the longest that a question waits for. */
const AT_A_TIME = 8;
/** Time left to questions between them, in milliseconds. */
const BREAK_MS = 4;

export interface ReadAllOptions {
  /** Aborted when the generation is closed. */
  readonly signal: AbortSignal;
  /** Passages that the reader keeps. */
  readonly limit: number;
}

/** What a generation is read into. */
export interface ReadAllParts {
  readonly generation: Pick<SearchableGeneration, "passageCount">;
  readonly book: Pick<FactBook, "subjects" | "all">;
  readonly reader: UnitReader;
}

/** Reads one after the other, with breaks; ends early when aborted. */
async function readEach<T>(
  these: Iterable<T>,
  signal: AbortSignal,
  read: (one: T) => unknown,
): Promise<void> {
  let done = 0;
  for (const one of these) {
    if (signal.aborted) {
      return;
    }
    read(one);
    done += 1;
    if (done % AT_A_TIME === 0) {
      // oxlint-disable-next-line no-await-in-loop -- questions come in between
      await delay(BREAK_MS);
    }
  }
}

/**
 * Reads all facts, and all passages into the reader's memory, a few at a time, so that no question has to: a tenth
 * of its time, and of a list over thousands of providers most. Changes nothing of what is found.
 *
 * @returns When all are read, or the limit is reached, or the signal is aborted.
 * @throws {BotError} GENERATION_INVALID when a passage or a fact cannot be read.
 */
export async function readAll(
  { generation, book, reader }: ReadAllParts,
  { signal, limit }: ReadAllOptions,
): Promise<void> {
  await readEach(book.subjects, signal, ({ id }) => {
    // What stands above all facts of a subject is the same.
    const [first] = book.all(id);
    return first === undefined
      ? []
      : BaseLanguage.options.map((each) => reader.namesOf(first, each));
  });
  const rows = Array.from({ length: Math.min(generation.passageCount, limit) }, (_, row) => row);
  await readEach(rows, signal, (row) => reader.read(row));
}
