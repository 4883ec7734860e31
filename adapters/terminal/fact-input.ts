import { createReadStream } from "node:fs";
import { createFindLine } from "../../src/knowledge/find-line.ts";
import { parseYaml } from "../../src/knowledge/parse-yaml.ts";
import { reasonOf } from "../../src/knowledge/read-text-file.ts";
import { type Draft, isDraft, writeIn } from "./fact-draft.ts";
import { FACT_FIELDS, type Field, isGroup, nameOf, PROVIDER_FIELDS } from "./fact-fields.ts";
import { readValue } from "./fact-session.ts";
import type { Streams } from "./streams.ts";
import { UsageError } from "./usage-error.ts";
import { decodeUtf8 } from "./utf8.ts";

/** Values of the command line by option name; those that may be repeated come as a list. */
export type FactFlags = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A fact of about 1.5 kB, a provider of fifty facts: what is longer is something else. */
const MAX_BYTES = 1 << 17;
const LISTED = /\s*;\s*/u;

async function readAll(input: AsyncIterable<Buffer | string>, name: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of input) {
    const buffer = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    bytes += buffer.length;
    if (bytes > MAX_BYTES) {
      throw new UsageError(
        `${name} is longer than ${String(MAX_BYTES)} bytes: give one fact, as data/README.md shows`,
      );
    }
    chunks.push(buffer);
  }
  return Buffer.concat(chunks);
}

async function readInput(file: string, { stdin }: Pick<Streams, "stdin">): Promise<Buffer> {
  if (file === "-") {
    return readAll(stdin, "Standard input");
  }
  try {
    return await readAll(createReadStream(file), file);
  } catch (error) {
    if (error instanceof UsageError) {
      throw error;
    }
    throw new UsageError(`--from ${file} cannot be read (${reasonOf(error)}): correct the path`);
  }
}

/**
 * The value of `--from`: one fact or provider, as YAML or JSON; also as the only item of a list, as it
 * is cut out of a file.
 *
 * @param file - `-` for standard input.
 * @throws {UsageError} when it cannot be read, is too long, no UTF-8, no YAML, or no group of fields.
 */
export async function readFactFile(file: string, streams: Pick<Streams, "stdin">): Promise<Draft> {
  const name = file === "-" ? "Standard input" : file;
  const decoded = decodeUtf8(await readInput(file, streams));
  if (decoded.kind === "invalid") {
    throw new UsageError(
      `${name} is no valid UTF-8 from byte ${String(decoded.offset + 1)} on: save it as UTF-8`,
    );
  }
  const { text } = decoded;
  const { source, faults } = parseYaml(text, { text, start: 0, findLine: createFindLine(text) });
  if (source === null || faults.length > 0) {
    throw new UsageError(
      faults.map(({ line, message }) => `${name}:${String(line)}  ${message}`).join("\n"),
    );
  }
  const { value } = source;
  const whole: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (!isDraft(whole)) {
    throw new UsageError(
      `${name} holds no fact: write its fields, one a line, as data/README.md shows`,
    );
  }
  return whole;
}

function refuse(flag: string, text: string, mend: string): never {
  throw new UsageError(`--${flag} ${JSON.stringify(text.slice(0, 60))}: ${mend}`);
}

function readFlag(text: string, field: Field): unknown {
  if (text.trim() === "" && field.empty !== "required") {
    return field.empty === "null" ? null : undefined;
  }
  return readValue(text.trim(), field);
}

/** `--part "Scope; 2025; 2028"`: the parts of an item between semicolons, those at the end left out. */
function readItem(text: string, flag: string, fields: readonly Field[]): Draft {
  const values = text.split(LISTED);
  if (values.length > fields.length || values[0]?.trim() === "") {
    refuse(flag, text, `write "${fields.map(({ path }) => nameOf(path)).join("; ")}"`);
  }
  return fields.reduce<Draft>(
    (item, field, index) => writeIn(item, field.path, readFlag(values[index] ?? "", field)),
    {},
  );
}

function listOf(value: FactFlags[string]): readonly string[] {
  return typeof value === "string" ? [value] : (value ?? []);
}

/**
 * Puts what options give over what a file gives.
 *
 * @throws {UsageError} when an option has a form that its field cannot have.
 */
export function applyFactFlags(draft: Draft, flags: FactFlags): Draft {
  return FACT_FIELDS.reduce<Draft>((filled, field) => {
    const given = listOf(flags[field.flag]);
    if (given.length === 0) {
      return filled;
    }
    const value = isGroup(field)
      ? given.map((text) => readItem(text, field.flag, field.fields))
      : given.map((text) => readFlag(text, field)).at(-1);
    return writeIn(filled, field.path, value);
  }, draft);
}

/** As {@link applyFactFlags}, for the fields of a provider that stand before its facts. */
export function applyProviderFlags(draft: Draft, flags: FactFlags): Draft {
  return PROVIDER_FIELDS.reduce<Draft>((filled, field) => {
    const text = listOf(flags[field.flag]).at(-1);
    return text === undefined ? filled : writeIn(filled, field.path, readFlag(text, field));
  }, draft);
}

const MISSING = /^`([\w.]+)` is missing: add it \(/u;

/** Fields whose parts have faults of their own when the whole is missing. */
const PARENTS = ["value", "statement", "source"] as const;

/** The draft in a form in which each missing part is told by its own name. */
export function nameMissingParts(draft: Draft): Draft {
  return { ...Object.fromEntries(PARENTS.map((name) => [name, {}])), ...draft };
}

/** Names the option that gives what is missing. */
export function nameFlag(fault: string): string {
  const name = MISSING.exec(fault)?.[1];
  const field = FACT_FIELDS.find(({ path }) => nameOf(path) === name);
  return field === undefined
    ? fault
    : fault.replace("add it (", `add it with --${field.flag}, or in the file of --from (`);
}
