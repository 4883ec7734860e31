import type { Subject } from "../domain/provider.ts";
import type { Candidate } from "./candidates.ts";
import type { FoundName } from "./name-finder.ts";

/** A name that two providers share, and which of them is meant. */
export interface Reading {
  /** The likelier: the one whose evidence lies nearer to the question. */
  readonly read: Subject;
  readonly other: Subject;
}

/** Ids of providers that the same words of the question name. */
function sharedIds(names: readonly FoundName[]): readonly string[] {
  const byWords = new Map<string, Set<string>>();
  for (const { kind, id, words } of names) {
    if (kind === "subject") {
      const key = words.join(" ");
      byWords.set(key, (byWords.get(key) ?? new Set()).add(id));
    }
  }
  return [...([...byWords.values()].find((ids) => ids.size > 1) ?? [])];
}

/** Reads an ambiguous name by its evidence; `undefined` when no name is ambiguous. */
export function readAmbiguity(
  names: readonly FoundName[],
  candidates: readonly Candidate[],
  subjects: readonly Subject[],
): Reading | undefined {
  const ids = sharedIds(names);
  const first = candidates.find(({ unit }) => ids.includes(unit.item.subject ?? ""))?.unit.item
    .subject;
  const read = subjects.find(({ id }) => id === first);
  const other = subjects.find(({ id }) => ids.includes(id) && id !== first);
  return read === undefined || other === undefined ? undefined : { read, other };
}

/** The evidence without what is about the other reading alone. */
export function keepReading(
  candidates: readonly Candidate[],
  { other }: Reading,
): readonly Candidate[] {
  return candidates.filter(({ unit }) => unit.item.subject !== other.id);
}
