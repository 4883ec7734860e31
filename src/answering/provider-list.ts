import type { Subject } from "../domain/provider.ts";
import type { FactBook, FactItem } from "./fact-book.ts";
import { type Criterion, judge, type Standing } from "./provider-criteria.ts";

/** A provider in a list, with the facts that put it there: the most telling of each criterion. */
export interface ListedProvider {
  readonly subject: Subject;
  readonly facts: readonly FactItem[];
  /** Facts that contradict those. */
  readonly disputing: readonly FactItem[];
}

/** Standings that are shown as entries, in the order in which they are shown. */
export const SHOWN = ["met", "conditional", "in-progress", "ended"] as const;
export type ShownStanding = (typeof SHOWN)[number];

/** Providers by how they stand to all that is asked, each group in alphabetical order. */
export interface ProviderList {
  readonly groups: Readonly<Record<ShownStanding, readonly ListedProvider[]>>;
  /** Those of whom the base does not tell whether they meet what the others meet. */
  readonly unknown: readonly Subject[];
}

/** One entry for each group, in their order. */
export function groupsOf<T>(of: (standing: ShownStanding) => T): Record<ShownStanding, T> {
  return {
    met: of("met"),
    conditional: of("conditional"),
    "in-progress": of("in-progress"),
    ended: of("ended"),
  };
}

/** What decides when several are asked: the first of these that any of them comes to. */
const WORST_FIRST: readonly Standing[] = [
  "unmet",
  "ended",
  "unknown",
  "in-progress",
  "conditional",
  "met",
];
/** Kinds that are meant by "providers". */
export const OFFERING: ReadonlySet<Subject["kind"]> = new Set(["provider", "offer"]);

interface Placed extends ListedProvider {
  readonly standing: Standing;
}

function place(subject: Subject, criteria: readonly Criterion[], book: FactBook): Placed {
  const judged = criteria.map((criterion) => ({
    ...judge(subject.id, criterion, book),
    // What bears on a condition is read whole; elsewhere the newest says it, with what stands beside it.
    isWhole: ["european", "seat", "home"].includes(criterion.kind),
  }));
  const standing =
    WORST_FIRST.find((each) => judged.some((judgement) => judgement.standing === each)) ?? "unmet";
  const all = judged.flatMap((each) => (each.isWhole ? each.facts : each.facts.slice(0, 1)));
  const facts = [...new Map(all.map((fact) => [fact.id, fact])).values()];
  return { subject, standing, facts, disputing: book.disputing(facts) };
}

/**
 * Every subject of these kinds that meets all criteria, by its newest states. Complete and deterministic.
 *
 * @param criteria - One at least.
 */
export function listSubjects(
  criteria: readonly Criterion[],
  kinds: ReadonlySet<Subject["kind"]>,
  book: FactBook,
): ProviderList {
  const compare = new Intl.Collator("en").compare;
  const placed = book.subjects
    .filter(({ kind }) => kinds.has(kind))
    .map((subject) => place(subject, criteria, book))
    .toSorted((a, b) => compare(a.subject.name, b.subject.name));
  const of = (standing: Standing): readonly Placed[] =>
    placed.filter((each) => each.standing === standing);
  return {
    groups: groupsOf(of),
    unknown: of("unknown").map(({ subject }) => subject),
  };
}
