import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { AskerLanguage } from "../domain/language.ts";
import { BotError } from "../errors.ts";

const PhraseFile = z.record(z.string().regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/), z.string().min(1));
const FILE_NAME = /^[a-z-]+\.([a-z]{2})\.yaml$/;
const SLOT = /\{([a-z]+)\}/g;

/** A phrase as it stands in a text. */
export interface SaidPhrase {
  readonly key: string;
  /** Values of its slots by name. */
  readonly slots: Readonly<Record<string, string>>;
}

/** The bot's own words, by language. */
export interface Phrases {
  /**
   * A phrase with its `{slots}` filled.
   *
   * @throws {BotError} PHRASES_INVALID for an unknown key or a slot left empty.
   */
  text(language: AskerLanguage, key: string, slots?: Readonly<Record<string, string>>): string;
  /**
   * The phrases that a text may be, whatever fills their slots: "{name}:" is many a text. Empty for
   * words that are not the bot's own.
   */
  readingsOf(language: AskerLanguage, text: string): readonly SaidPhrase[];
}

type Table = ReadonlyMap<AskerLanguage, ReadonlyMap<string, string>>;

async function readTable(promptsDir: string): Promise<Table> {
  const table = new Map(AskerLanguage.options.map((each) => [each, new Map<string, string>()]));
  for (const name of (await readdir(promptsDir)).toSorted()) {
    const language = AskerLanguage.safeParse(FILE_NAME.exec(name)?.[1]);
    if (language.success) {
      const entries = PhraseFile.parse(parse(await readFile(join(promptsDir, name), "utf8")));
      for (const [key, text] of Object.entries(entries)) {
        table.get(language.data)?.set(key, text);
      }
    }
  }
  return table;
}

function slotsOf(text: string): string {
  return [...text.matchAll(SLOT)]
    .map(([slot]) => slot)
    .toSorted()
    .join(" ");
}

/** Every key must exist in every language, with the same slots. */
function findFaults(table: Table): readonly string[] {
  const keys = new Set([...table.values()].flatMap((entries) => [...entries.keys()]));
  return [...keys].flatMap((key) => {
    const texts = [...table].map(([language, entries]) => ({ language, text: entries.get(key) }));
    const expected = slotsOf(texts.find(({ text }) => text !== undefined)?.text ?? "");
    return texts
      .filter(({ text }) => text === undefined || slotsOf(text) !== expected)
      .map(({ language, text }) =>
        text === undefined
          ? `"${key}" is missing in ${language}`
          : `"${key}" has other slots in ${language} (expected: ${expected})`,
      );
  });
}

/** Reads a text as one phrase; `undefined` when it is not. */
type ReadPhrase = (text: string) => SaidPhrase | undefined;

function toReader([key, text]: readonly [string, string]): ReadPhrase {
  const names = [...text.matchAll(SLOT)].map(([, name = ""]) => name);
  const escaped = text.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(SLOT, "([\\s\\S]+?)");
  const pattern = new RegExp(`^${escaped}$`, "u");
  return (said) => {
    const found = pattern.exec(said);
    return found === null
      ? undefined
      : { key, slots: Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? ""])) };
  };
}

function phrasesOf(table: Table): Phrases {
  const readers = new Map<AskerLanguage, readonly ReadPhrase[]>();
  return {
    text(language, key, slots = {}) {
      const text = table.get(language)?.get(key);
      if (text === undefined) {
        throw new BotError(
          "PHRASES_INVALID",
          `prompts/: no phrase "${key}" in ${language}. Add it`,
        );
      }
      return text.replace(SLOT, (_, slot: string) => {
        const value = slots[slot];
        if (value === undefined) {
          throw new BotError("PHRASES_INVALID", `prompts/: "${key}" got no value for {${slot}}`);
        }
        return value;
      });
    },
    readingsOf(language, text) {
      const known =
        readers.get(language) ?? [...(table.get(language)?.entries() ?? [])].map(toReader);
      readers.set(language, known);
      return known.flatMap((read) => read(text) ?? []);
    },
  };
}

/**
 * Reads every `prompts/<name>.<language>.yaml`.
 *
 * @throws {BotError} PHRASES_INVALID naming what is missing or wrong.
 */
export async function loadPhrases(promptsDir: string): Promise<Phrases> {
  let table: Table;
  try {
    table = await readTable(promptsDir);
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new BotError(
      "PHRASES_INVALID",
      `The phrases in ${promptsDir} cannot be read: ${reason}`,
      {
        cause,
      },
    );
  }
  const faults = findFaults(table);
  if (faults.length > 0) {
    throw new BotError(
      "PHRASES_INVALID",
      `Mend the phrases in ${promptsDir}: ${faults.join("; ")}`,
    );
  }
  return phrasesOf(table);
}
