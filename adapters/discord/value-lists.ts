import { fold } from "../../src/language/fold.ts";
import type { Choice } from "./discord-api.ts";
import { LIMITS } from "./limits.ts";

/** Something that may be chosen. */
export interface Valued {
  readonly value: string;
  /** As it is shown to who chooses. */
  readonly label: string;
  /** Other ways to write it. */
  readonly others: readonly string[];
}

/** Several values as somebody wrote them, each once; or the first that is none. */
export type ReadList =
  | { readonly kind: "read"; readonly values: readonly string[] }
  | { readonly kind: "unknown"; readonly typed: string };

const SEPARATOR = /[,;]/u;

/** Reads values with commas between them, by value or by label, whatever their case and accents. */
export function readList(typed: string, known: readonly Valued[]): ReadList {
  const parts = typed.split(SEPARATOR).map((part) => part.trim());
  const values: string[] = [];
  for (const part of parts.filter((each) => each !== "")) {
    const found = findValue(part, known);
    if (found === undefined) {
      return { kind: "unknown", typed: part };
    }
    values.push(found.value);
  }
  return { kind: "read", values: [...new Set(values)] };
}

/** Suggests what may come last in a list, keeping what stands before it. */
export function suggestList(typed: string, known: readonly Valued[]): readonly Choice[] {
  const parts = typed.split(SEPARATOR).map((part) => part.trim());
  const chosen = parts.slice(0, -1).flatMap((part) => findValue(part, known) ?? []);
  const open = fold(parts.at(-1) ?? "");
  return known
    .filter(({ value }) => !chosen.some((each) => each.value === value))
    .map((each) => ({ each, rank: rankOf(each, open) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ each }) => [...chosen, each])
    .map((all) => ({
      name: all.map(({ label }) => label).join(", "),
      value: all.map(({ value }) => value).join(","),
    }))
    .filter(({ name, value }) => Math.max(name.length, value.length) <= LIMITS.choiceChars);
}

function findValue(typed: string, known: readonly Valued[]): Valued | undefined {
  const folded = fold(typed);
  return (
    known.find(({ value, label }) => fold(value) === folded || fold(label) === folded) ??
    known.find(({ others }) => others.some((other) => fold(other) === folded))
  );
}

const NO_MATCH = 3;

/** How well something meets what was typed so far, 0 being best. */
function rankOf({ value, label, others }: Valued, typed: string): number {
  if (fold(value) === typed || fold(label).startsWith(typed)) {
    return 0;
  }
  if (
    fold(label)
      .split(/[^\p{L}\p{N}]+/u)
      .some((word) => word.startsWith(typed))
  ) {
    return 1;
  }
  return others.some((other) => fold(other).startsWith(typed)) ? 2 : NO_MATCH;
}
