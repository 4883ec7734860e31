import type { FindByNeedRequest } from "../../src/assistant/find-by-need.ts";
import { CERTIFICATIONS, readCertification } from "../../src/domain/certification-words.ts";
import { Attribute, Subject } from "../../src/domain/provider.ts";
import type { UnknownValue } from "../../src/presenting/decision-notices.ts";

type FindFilters = FindByNeedRequest["filters"];

/** What somebody looks for, as typed behind `find`. */
export type FindText =
  | {
      readonly kind: "read";
      readonly filters: FindFilters;
      /** What is no filter: a need in words; empty for none. */
      readonly text: string;
    }
  | { readonly kind: "unknown-value"; readonly unknown: UnknownValue };

/** A filter that takes values. */
interface Option {
  readonly filter: keyof FindFilters;
  readonly read: (value: string) => string | undefined;
  /** What it takes, for who typed something else. */
  readonly values: readonly string[];
}

const STATES = ["met", "conditional", "in-progress", "ended"];
const FLAGS: Readonly<Record<string, FindFilters>> = {
  european: { european: true },
  "open-source": { openSource: true },
};

function oneOf(values: readonly string[]): Option["read"] {
  return (value) => values.find((each) => each === value.toLowerCase());
}

function readCountry(code: string): string | undefined {
  return /^[a-z]{2}$/iu.test(code) ? code.toUpperCase() : undefined;
}

function places(filter: keyof FindFilters): Option {
  return { filter, read: readCountry, values: ["FR", "DE", "NL", "US", "…"] };
}

function choice(filter: keyof FindFilters, values: readonly string[]): Option {
  return { filter, read: oneOf(values), values };
}

/** The same names as on the terminal. */
const OPTIONS: ReadonlyMap<string, Option> = new Map([
  [
    "certified",
    { filter: "certified", read: readCertification, values: Object.keys(CERTIFICATIONS) },
  ],
  ["has", choice("has", Attribute.options)],
  ["country", places("countries")],
  ["controlled-from", places("controlledFrom")],
  ["headquarters", places("headquartersIn")],
  ["shareholders", places("shareholdersFrom")],
  ["hosted-in", places("hostedIn")],
  ["kind", choice("kinds", Subject.shape.kind.options)],
  ["state", choice("states", STATES)],
]);

interface Reading {
  readonly words: readonly string[];
  readonly filters: Map<keyof FindFilters, Set<string>>;
  readonly flags: FindFilters[];
  readonly text: string[];
}

/** What one word, with those behind it that belong to it, comes to: how many they were, or what is wrong. */
type Step = { readonly used: number } | { readonly unknown: UnknownValue };

/**
 * Reads filters as on the terminal (`--certified secnumcloud --country FR,DE`), also without dashes or with a
 * colon; everything else is a need in words.
 */
export function readFindText(typed: string): FindText {
  // Phones and word processors make one dash of two.
  const words = typed.replaceAll(/(?<=^|\s)[—–](?=[a-z])/giu, "--").split(/\s+/u);
  const reading: Reading = {
    words: words.filter((word) => word !== ""),
    filters: new Map(),
    flags: [],
    text: [],
  };
  for (let at = 0; at < reading.words.length; ) {
    const step = readWord(reading, at);
    if ("unknown" in step) {
      return { kind: "unknown-value", unknown: step.unknown };
    }
    at += step.used;
  }
  const lists = [...reading.filters].map(([name, values]) => [name, [...values]] as const);
  const filters: FindFilters = Object.assign(Object.fromEntries(lists), ...reading.flags);
  return { kind: "read", filters, text: reading.text.join(" ") };
}

function readWord(reading: Reading, at: number): Step {
  const word = reading.words[at] ?? "";
  const [, dashes = "", name = "", colon = "", value = ""] =
    /^(--)?([a-z-]+)(?:([:=])(.*))?$/iu.exec(word) ?? [];
  const isMeant = dashes !== "" || colon !== "";
  const option = OPTIONS.get(name.toLowerCase());
  const flag = dashes === "" ? undefined : FLAGS[name.toLowerCase()];
  if (flag !== undefined) {
    reading.flags.push(flag);
    return { used: 1 };
  }
  if (option !== undefined) {
    const taken = valuesAfter(reading.words, at, value);
    return readValues(reading, {
      ...taken,
      word,
      name: `--${name.toLowerCase()}`,
      option,
      isMeant,
    });
  }
  if (dashes !== "") {
    const values = [...OPTIONS.keys(), ...Object.keys(FLAGS)].map((each) => `--${each}`);
    return { unknown: { value: word, option: "find", values } };
  }
  reading.text.push(word);
  return { used: 1 };
}

interface Taken {
  readonly values: readonly string[];
  /** Words read, the name of the filter among them. */
  readonly used: number;
}

/** Values with commas between them, with or without blanks: those behind the colon, or the next words. */
function valuesAfter(words: readonly string[], at: number, behindColon: string): Taken {
  let end = behindColon === "" ? at + 1 : at;
  let text = behindColon === "" ? (words[end] ?? "") : behindColon;
  while (text.endsWith(",") && end + 1 < words.length) {
    end += 1;
    text += words[end] ?? "";
  }
  const values = text.split(",").filter((each) => each !== "");
  return { values, used: end - at + 1 };
}

function readValues(
  reading: Reading,
  found: Taken & {
    readonly word: string;
    readonly name: string;
    readonly option: Option;
    readonly isMeant: boolean;
  },
): Step {
  const { values, used, word, name, option, isMeant } = found;
  const read = values.map((each) => option.read(each));
  const wrong = values.find((_, index) => read[index] === undefined);
  const isCode = values.every((each) => option.values.at(-1) !== "…" || /^[A-Z]{2}$/u.test(each));
  if (values.length > 0 && wrong === undefined && (isMeant || isCode)) {
    const before = reading.filters.get(option.filter) ?? [];
    const all = [...before, ...read.flatMap((each) => each ?? [])];
    reading.filters.set(option.filter, new Set(all));
    return { used };
  }
  if (isMeant) {
    return { unknown: { value: wrong ?? "", option: name, values: option.values } };
  }
  // Without dashes it is a word like any other: "certified in France", "country in the EU".
  reading.text.push(word);
  return { used: 1 };
}
