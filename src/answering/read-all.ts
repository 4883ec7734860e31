import { setTimeout as delay } from "node:timers/promises";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import type { UnitReader } from "./unit-reader.ts";

/** Passages read without a break: about a millisecond, the longest that a question waits for. */
const AT_A_TIME = 8;
/** Time left to questions between them, in milliseconds. */
const BREAK_MS = 4;

export interface ReadAllOptions {
  /** Aborted when the generation is closed. */
  readonly signal: AbortSignal;
  /** Passages that the reader keeps. */
  readonly limit: number;
}

/**
 * Reads all passages into the reader's memory, a few at a time, so that no question has to: a tenth of its time.
 * Changes nothing of what is found.
 *
 * @returns When all are read, or the limit is reached, or the signal is aborted.
 * @throws {BotError} GENERATION_INVALID when a passage cannot be read.
 */
export async function readAll(
  {
    generation,
    reader,
  }: {
    readonly generation: Pick<SearchableGeneration, "passageCount">;
    readonly reader: UnitReader;
  },
  { signal, limit }: ReadAllOptions,
): Promise<void> {
  const count = Math.min(generation.passageCount, limit);
  for (let row = 0; row < count && !signal.aborted; row += 1) {
    reader.read(row);
    if (row % AT_A_TIME === AT_A_TIME - 1) {
      // oxlint-disable-next-line no-await-in-loop -- questions come in between
      await delay(BREAK_MS);
    }
  }
}
