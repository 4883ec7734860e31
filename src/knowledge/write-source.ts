import { isMap, isSeq, parseDocument, type YAMLSeq } from "yaml";
import { BotError } from "../errors.ts";

type EntryValue = string | number | readonly string[] | Readonly<Record<string, string>>;

/** A field of an entry with its value as YAML is written: plain words, quoted texts, lists of texts. */
export type EntryFields = readonly (readonly [name: string, value: EntryValue])[];

/** Values that stand without quotes: ids, kinds, codes and spans. */
const PLAIN = /^(?!(?:true|false|null)$)[a-z][a-z0-9-]*$|^\d+[hdw]$/u;
const FILE_START = "sources:\n";

function writeText(value: string | number): string {
  return typeof value === "number" || PLAIN.test(value) ? String(value) : JSON.stringify(value);
}

function writeValue(value: EntryValue): string {
  if (typeof value === "string" || typeof value === "number") {
    return writeText(value);
  }
  return Array.isArray(value)
    ? `[${value.map(writeText).join(", ")}]`
    : `{ ${Object.entries(value)
        .map(([name, inner]) => `${name}: ${JSON.stringify(inner)}`)
        .join(", ")} }`;
}

function writeField([name, value]: EntryFields[number]): string {
  return `${name}: ${writeValue(value)}`;
}

/** An entry in block style, its dash `indent` spaces in. */
function writeEntry(fields: EntryFields, indent: number): string {
  const margin = " ".repeat(indent);
  return fields
    .map((field, index) => `${margin}${index === 0 ? "- " : "  "}${writeField(field)}\n`)
    .join("");
}

/**
 * Adds an entry at the end of the list in data/sources.yaml; every other character, comments too, stays as
 * it is.
 *
 * @param text - Of the file, valid; empty for one that is not there yet.
 * @throws {BotError} KNOWLEDGE_INVALID when the list is written in a way that nothing can be added to.
 */
export function addSource(text: string, fields: EntryFields): string {
  const list = text.trim() === "" ? null : findList(text);
  if (list === null) {
    return `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${FILE_START}${writeEntry(fields, 2)}`;
  }
  const [start, end] = list.range ?? [0, 0];
  if (list.items.length === 0) {
    const rest = text.slice(end).replace(/^[ \t]*\n?/u, "");
    return `${text.slice(0, start).trimEnd()}\n${writeEntry(fields, 2)}${rest}`;
  }
  if (list.flow === true) {
    throw new BotError(
      "KNOWLEDGE_INVALID",
      "data/sources.yaml lists its sources between [ and ]: write each on lines of its own that begin with -",
    );
  }
  return insertAfter(text, list, fields);
}

/** Behind the last entry, before comments that follow it. */
function insertAfter(text: string, list: YAMLSeq, fields: EntryFields): string {
  const start = list.range?.[0] ?? 0;
  const indent = start - (text.lastIndexOf("\n", start - 1) + 1);
  const end = endOfItems(text, list);
  const head = text.slice(0, end);
  const newline = head.endsWith("\n") ? "" : "\n";
  return `${head}${newline}${writeEntry(fields, indent)}${text.slice(end)}`;
}

/** Behind the line in which the last value of the list ends. */
function endOfItems(text: string, list: YAMLSeq): number {
  const last = list.items.at(-1);
  const value = isMap(last) ? (last.items.at(-1)?.value ?? last) : last;
  const range = hasRange(value) ? value.range : list.range;
  const line = text.indexOf("\n", Math.max((range?.[1] ?? text.length) - 1, 0));
  return line === -1 ? text.length : line + 1;
}

function hasRange(value: unknown): value is { readonly range: readonly [number, number, number] } {
  return (
    typeof value === "object" && value !== null && "range" in value && Array.isArray(value.range)
  );
}

function findList(text: string): YAMLSeq | null {
  const { contents } = parseDocument(text, { version: "1.2", schema: "core" });
  const list = isMap(contents) ? contents.get("sources") : null;
  return isSeq(list) ? list : null;
}
