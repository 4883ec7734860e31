import type { Subject } from "../domain/provider.ts";
import type { FactItem } from "./fact-book.ts";
import { type Criterion, type JudgingParts, judge } from "./provider-criteria.ts";
import type { Judgement, Standing } from "./standing.ts";

/** A provider in a list, with the facts that put it there: the most telling of each criterion. */
export interface ListedProvider {
  readonly subject: Subject;
  readonly facts: readonly FactItem[];
  /** Facts that contradict those. */
  readonly disputing: readonly FactItem[];
}

/** Standings that are shown as entries, in the order in which they are shown. */
export const SHOWN = ["met", "conditional", "by-seat", "in-progress", "expired", "ended"] as const;
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
    "by-seat": of("by-seat"),
    "in-progress": of("in-progress"),
    expired: of("expired"),
    ended: of("ended"),
  };
}

/** These groups, and nobody in the others. */
export function onlyGroups(groups: Partial<ProviderList["groups"]>): ProviderList["groups"] {
  return { ...groupsOf((): readonly ListedProvider[] => []), ...groups };
}

/** Whether nobody simply meets what is asked, nor does so with a condition. */
export function isNobody({ groups }: ProviderList): boolean {
  return groups.met.length + groups.conditional.length + groups["by-seat"].length === 0;
}

/** What decides when several are asked: the first of these that any of them comes to. */
const WORST_FIRST: readonly Standing[] = [
  "unmet",
  "ended",
  "expired",
  "unknown",
  "in-progress",
  "by-seat",
  "conditional",
  "met",
];
/** Kinds that are meant by "providers". */
export const OFFERING: ReadonlySet<Subject["kind"]> = new Set(["provider", "offer"]);

/** How somebody stands to all criteria together. */
function together(standings: readonly Standing[]): Standing {
  const worst = WORST_FIRST.find((each) => standings.includes(each)) ?? "unmet";
  // Over in one thing and unknown in another: nothing that a reader asked for.
  const isOver = worst === "ended" || worst === "expired";
  return isOver && standings.includes("unknown") ? "unmet" : worst;
}

/** What bears on a condition is read whole; elsewhere the newest says it, with what stands beside it. */
const READ_WHOLE: ReadonlySet<Criterion["kind"]> = new Set([
  "european",
  "not-owned",
  "seat",
  "home",
]);

interface Judged extends Judgement {
  readonly isWhole: boolean;
}

interface Placed extends ListedProvider {
  readonly standing: Standing;
}

const NOTHING_SHOWN: Pick<ListedProvider, "facts" | "disputing"> = { facts: [], disputing: [] };

/** Judgements up to the first that rules the subject out, whatever the others are: of thousands, most are. */
function judgeAll(
  subject: Subject,
  criteria: readonly Criterion[],
  parts: JudgingParts,
): readonly Judged[] {
  const judged: Judged[] = [];
  for (const criterion of criteria) {
    const judgement = judge(subject.id, criterion, parts);
    judged.push({ ...judgement, isWhole: READ_WHOLE.has(criterion.kind) });
    if (judgement.standing === "unmet") {
      break;
    }
  }
  return judged;
}

function place(subject: Subject, criteria: readonly Criterion[], parts: JudgingParts): Placed {
  const judged = judgeAll(subject, criteria, parts);
  const standing = together(judged.map((judgement) => judgement.standing));
  if (standing === "unmet" || standing === "unknown") {
    return { subject, standing, ...NOTHING_SHOWN };
  }
  const all = judged.flatMap((each) =>
    each.isWhole || each.standing === "by-seat" ? each.facts : each.facts.slice(0, 1),
  );
  const facts = [...new Map(all.map((fact) => [fact.id, fact])).values()];
  return { subject, standing, facts, disputing: parts.book.disputing(facts) };
}

/**
 * Every subject of these kinds that meets all criteria, by its newest states. Complete and deterministic.
 *
 * @param criteria - One at least.
 */
export function listSubjects(
  criteria: readonly Criterion[],
  kinds: ReadonlySet<Subject["kind"]>,
  parts: JudgingParts,
): ProviderList {
  const placed = parts.book.byName
    .filter(({ kind }) => kinds.has(kind))
    .map((subject) => place(subject, criteria, parts));
  const of = (standing: Standing): readonly Placed[] =>
    placed.filter((each) => each.standing === standing);
  return {
    groups: groupsOf(of),
    unknown: of("unknown").map(({ subject }) => subject),
  };
}
