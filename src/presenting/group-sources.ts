import type { PresentedSource } from "./presented-answer.ts";

/** What a source is worth, in some of the places where it is cited. */
interface SourceNote {
  /** Citations that it is said of; empty: of all of the group. */
  readonly numbers: readonly number[];
  readonly text: string;
}

/** Citations of one source that its line can name together. */
export interface SourceGroup extends Omit<PresentedSource, "number" | "worth"> {
  /** In their order, at least one. */
  readonly numbers: readonly number[];
  readonly notes: readonly SourceNote[];
}

/**
 * Puts citations together whose lines would say the same of where they come from, in the order of the first
 * of each: a list of providers cites one catalogue many times.
 */
export function groupSources(sources: readonly PresentedSource[]): readonly SourceGroup[] {
  const groups = new Map<string, PresentedSource[]>();
  for (const source of sources) {
    const origin = JSON.stringify([source.title, source.details, source.url]);
    groups.set(origin, [...(groups.get(origin) ?? []), source]);
  }
  return [...groups.values()].flatMap(toGroup);
}

function toGroup(members: readonly PresentedSource[]): readonly SourceGroup[] {
  const [first] = members;
  if (first === undefined) {
    return [];
  }
  const { number: _, worth: __, ...origin } = first;
  return [{ ...origin, numbers: members.map(({ number }) => number), notes: notesOf(members) }];
}

function notesOf(members: readonly PresentedSource[]): readonly SourceNote[] {
  const byText = new Map<string, number[]>();
  for (const { number, worth } of members) {
    for (const text of new Set(worth)) {
      byText.set(text, [...(byText.get(text) ?? []), number]);
    }
  }
  return [...byText].map(([text, numbers]) => ({
    text,
    numbers: numbers.length === members.length ? [] : numbers,
  }));
}
