import { Attribute, Basis, Provider, ProviderFact } from "../../src/domain/provider.ts";

/** Where a value stands in a fact: `["source", "url"]`. */
export type FieldPath = readonly string[];

/** One value that a person is asked for, or a script gives. */
export interface Field {
  readonly path: FieldPath;
  /** Phrase that says in one line what is wanted; `null` when the field before said it. */
  readonly explain: string | null;
  /** Option of the command line that gives it, without the dashes. */
  readonly flag: string;
  readonly kind: "text" | "list" | "yes";
  /** What may be written, for a field with a fixed set; empty otherwise. */
  readonly choices: readonly string[];
  /** `required`: there is no leaving it out; `null`: left out, it is written as null. */
  readonly empty: "required" | "left-out" | "null";
  /** Whether it makes sense beside what has been answered so far. */
  readonly isWanted: (read: (path: FieldPath) => unknown) => boolean;
}

/** A field that may come several times, each time with the same parts. */
export interface Group {
  readonly path: FieldPath;
  readonly flag: string;
  /** In the order in which they are asked for; the first one left empty ends the list. */
  readonly fields: readonly Field[];
  readonly isWanted: Field["isWanted"];
}

const always = (): boolean => true;

function field(path: string, explain: string | null, more: Partial<Field> = {}): Field {
  return {
    path: path.split("."),
    explain,
    flag: path.replaceAll(".", "-").replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    kind: "text",
    choices: [],
    empty: "required",
    isWanted: always,
    ...more,
  };
}

const hasState: Field["isWanted"] = (read) => read(["state"]) !== undefined;
const isToCome: Field["isWanted"] = (read) =>
  ["planned", "in-progress"].includes(String(read(["state"])));
const isWhole: Field["isWanted"] = (read) => read(["parts"]) === undefined;
const optional = { empty: "left-out" } as const;

function isUndivided(read: (path: FieldPath) => unknown): boolean {
  return ["scope", "from", "until"].every((name) => read([name]) === undefined);
}

const PARTS: Group = {
  path: ["parts"],
  flag: "part",
  isWanted: isUndivided,
  fields: [
    field("scope", "terminal-fact-part-scope", optional),
    field("from", "terminal-fact-from", optional),
    field("until", "terminal-fact-until", optional),
  ],
};

const HOLDERS: Group = {
  path: ["holders"],
  flag: "holder",
  isWanted: always,
  fields: [
    field("name", "terminal-fact-holder-name", optional),
    field("country", "terminal-fact-holder-country", { empty: "null" }),
    field("share", "terminal-fact-holder-share", { empty: "null" }),
  ],
};

/** The fields of a fact, in the order of data/README.md. */
export const FACT_FIELDS: readonly (Field | Group)[] = [
  field("id", "terminal-fact-id"),
  field("attribute", "terminal-fact-attribute", { choices: Attribute.options }),
  field("objective", "terminal-fact-objective", { choices: ProviderFact.shape.objective.options }),
  field("value.fr", "terminal-fact-value"),
  field("value.en", null),
  field("statement.fr", "terminal-fact-statement"),
  field("statement.en", null),
  field("asOf", "terminal-fact-as-of"),
  field("state", "terminal-fact-state", {
    ...optional,
    choices: ProviderFact.shape.state.unwrap().options,
  }),
  // `--from` is the file that holds a whole fact.
  field("from", "terminal-fact-from", {
    ...optional,
    flag: "from-date",
    isWanted: (read) => hasState(read) && isWhole(read),
  }),
  field("until", "terminal-fact-until", {
    ...optional,
    flag: "until-date",
    isWanted: (read) => hasState(read) && isWhole(read),
  }),
  field("due", "terminal-fact-due", { ...optional, flag: "due-date", isWanted: isToCome }),
  field("scope", "terminal-fact-scope", { ...optional, isWanted: isWhole }),
  PARTS,
  field("supersedes", "terminal-fact-supersedes", { ...optional, kind: "list" }),
  field("disputes", "terminal-fact-disputes", { ...optional, kind: "list" }),
  HOLDERS,
  field("countries", "terminal-fact-countries", { ...optional, kind: "list" }),
  field("basis", "terminal-fact-basis", { choices: Basis.options }),
  field("viaCopy", "terminal-fact-via-copy", { ...optional, kind: "yes" }),
  field("source.title", "terminal-fact-source-title"),
  field("source.publisher", "terminal-fact-source-publisher"),
  field("source.url", "terminal-fact-source-url"),
  field("source.published", "terminal-fact-source-published", { empty: "null" }),
  field("source.language", "terminal-fact-source-language"),
  field("quote", "terminal-fact-quote", optional),
  field("note.fr", "terminal-fact-note", optional),
  field("note.en", null, { isWanted: (read) => read(["note", "fr"]) !== undefined }),
];

/** The fields of a new provider that stand before its facts. */
export const PROVIDER_FIELDS: readonly Field[] = [
  field("id", "terminal-fact-provider-id", { flag: "provider-id" }),
  field("name", "terminal-fact-provider-name", { flag: "provider-name" }),
  field("aliases", "terminal-fact-aliases", {
    ...optional,
    kind: "list",
    flag: "provider-aliases",
  }),
  field("kind", "terminal-fact-kind", {
    choices: Provider.shape.kind.options,
    flag: "provider-kind",
  }),
  field("summary.fr", "terminal-fact-summary", { flag: "summary-fr" }),
  field("summary.en", null, { flag: "summary-en" }),
];

export function isGroup(each: Field | Group): each is Group {
  return "fields" in each;
}

/** Name of a field as faults and prompts write it. */
export function nameOf(path: FieldPath): string {
  return path.join(".");
}
