import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, YAMLParseError } from "yaml";
import { z } from "zod";
import { AskerLanguage } from "../domain/language.ts";
import { BotError } from "../errors.ts";
import { readPlainEntries } from "./plain-entries.ts";

const PhraseFile = z.record(z.string().regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/), z.string().min(1));
const FILE_NAME = /^([a-z-]+)\.([a-z]{2})\.yaml$/;
const SLOT = /\{([a-z]+)\}/g;

/** A phrase as it stands in a text. */
interface SaidPhrase {
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

/** A file cut short lacks a hundred phrases: the first ones say it. */
const MAX_FAULTS = 6;
const MEND = "Mend it, restore it with `git checkout -- prompts`, or set PROMPTS_DIR";

/** What is wrong with a file, in a phrase. */
function describeFault(cause: unknown): string {
  if (cause instanceof YAMLParseError) {
    const line = cause.linePos?.[0].line;
    const fault = cause.code === "DUPLICATE_KEY" ? "a key is written twice" : "this is no YAML";
    return `${line === undefined ? "" : `:${String(line)}`} cannot be read: ${fault}`;
  }
  if (cause instanceof z.ZodError) {
    const [issue] = cause.issues;
    const key = issue?.path.map(String).join(".") ?? "";
    return key === ""
      ? " cannot be read: it holds no phrases, each a key and a text"
      : `: "${key}" is no phrase: write a key of small letters, digits, - and ., and a text in quotes`;
  }
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
  return code === "ENOENT" ? " is missing" : ` cannot be read (${code})`;
}

function phrasesInvalid(path: string, cause: unknown): BotError {
  return new BotError("PHRASES_INVALID", `${path}${describeFault(cause)}. ${MEND}`, { cause });
}

async function readEntries(path: string): Promise<z.infer<typeof PhraseFile>> {
  try {
    const text = await readFile(path, "utf8");
    return PhraseFile.parse(readPlainEntries(text) ?? parse(text));
  } catch (cause) {
    throw phrasesInvalid(path, cause);
  }
}

async function listNames(promptsDir: string): Promise<readonly string[]> {
  try {
    return (await readdir(promptsDir)).toSorted();
  } catch (cause) {
    throw phrasesInvalid(promptsDir, cause);
  }
}

/** Files that another language has. */
function missingFiles(names: readonly string[]): readonly string[] {
  const stems = new Set(names.flatMap((name) => FILE_NAME.exec(name)?.[1] ?? []));
  return [...stems]
    .flatMap((stem) => AskerLanguage.options.map((language) => `${stem}.${language}.yaml`))
    .filter((name) => !names.includes(name));
}

function checkFaults(promptsDir: string, faults: readonly string[]): void {
  if (faults.length > 0) {
    const more = faults.length - MAX_FAULTS;
    const told = [
      ...faults.slice(0, MAX_FAULTS),
      ...(more > 0 ? [`and ${String(more)} more`] : []),
    ];
    throw new BotError(
      "PHRASES_INVALID",
      `The phrases in ${promptsDir} differ: ${told.join("; ")}. ${MEND}`,
    );
  }
}

async function readTable(promptsDir: string): Promise<Table> {
  const table = new Map(AskerLanguage.options.map((each) => [each, new Map<string, string>()]));
  const names = await listNames(promptsDir);
  checkFaults(
    promptsDir,
    missingFiles(names).map((name) => `file missing: ${name}`),
  );
  for (const name of names) {
    const language = AskerLanguage.safeParse(FILE_NAME.exec(name)?.[2]);
    if (language.success) {
      const entries = await readEntries(join(promptsDir, name));
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

/** What most say; the first of those that are said as often. */
function mostCommon(values: readonly string[]): string {
  const [first = ""] = values;
  if (values.every((each) => each === first)) {
    return first;
  }
  const countOf = (value: string): number => values.filter((each) => each === value).length;
  return values.toSorted((a, b) => countOf(b) - countOf(a))[0] ?? "";
}

/** Every key must exist in every language, with the same slots. */
function findFaults(table: Table): readonly string[] {
  const keys = new Set([...table.values()].flatMap((entries) => [...entries.keys()]));
  return [...keys].flatMap((key) => {
    const found = [...table].map(([language, entries]) => {
      const text = entries.get(key);
      return { language, slots: text === undefined ? undefined : slotsOf(text) };
    });
    const expected = mostCommon(found.flatMap(({ slots }) => slots ?? []));
    return found
      .filter(({ slots }) => slots !== expected)
      .map(({ language, slots }) =>
        slots === undefined
          ? `"${key}" is missing in ${language}`
          : `"${key}" has other slots in ${language} (expected: ${expected === "" ? "none" : expected})`,
      );
  });
}

/** Reads a text as one phrase; `undefined` when it is not. */
type ReadPhrase = (text: string) => SaidPhrase | undefined;

/** A phrase that has slots. */
function toReader([key, text]: readonly [string, string]): ReadPhrase {
  const names = [...text.matchAll(SLOT)].map(([, name = ""]) => name);
  // How it begins and ends tells most texts apart without the pattern, which looks for each slot's end everywhere.
  const [start = "", ...others] = text.split(SLOT);
  const end = others.at(-1) ?? "";
  const escaped = text.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(SLOT, "([\\s\\S]+?)");
  const pattern = new RegExp(`^${escaped}$`, "u");
  return (said) => {
    const found = said.startsWith(start) && said.endsWith(end) ? pattern.exec(said) : null;
    return found === null
      ? undefined
      : { key, slots: Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? ""])) };
  };
}

/** The phrases of one language for reading: most have no slot, and are looked up. */
interface Readers {
  readonly plain: ReadonlyMap<string, readonly SaidPhrase[]>;
  readonly slotted: readonly ReadPhrase[];
}

function toReaders(entries: Iterable<readonly [string, string]>): Readers {
  const plain = new Map<string, SaidPhrase[]>();
  const slotted: ReadPhrase[] = [];
  for (const [key, text] of entries) {
    if (text.search(SLOT) === -1) {
      plain.set(text, [...(plain.get(text) ?? []), { key, slots: {} }]);
    } else {
      slotted.push(toReader([key, text]));
    }
  }
  return { plain, slotted };
}

function phrasesOf(table: Table): Phrases {
  const readers = new Map<AskerLanguage, Readers>();
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
      const known = readers.get(language) ?? toReaders(table.get(language)?.entries() ?? []);
      readers.set(language, known);
      return [
        ...(known.plain.get(text) ?? []),
        ...known.slotted.flatMap((read) => read(text) ?? []),
      ];
    },
  };
}

/**
 * Reads every `prompts/<name>.<language>.yaml`.
 *
 * @throws {BotError} PHRASES_INVALID naming what is missing or wrong.
 */
export async function loadPhrases(promptsDir: string): Promise<Phrases> {
  const table = await readTable(promptsDir);
  checkFaults(promptsDir, findFaults(table));
  return phrasesOf(table);
}
