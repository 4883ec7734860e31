import { type Figures, figuresOf } from "./figures.ts";
import { ALL, FOREIGN_EVIDENCE, groupsOf } from "./question-groups.ts";
import type { ScoredQuestion } from "./scored-question.ts";

/** Figures of a set by group: all, then each type, each language, and foreign evidence. */
export type Summary = ReadonlyMap<string, Figures>;

/** Sums up a whole set; a group without questions is left out. */
export function summarise(rows: readonly ScoredQuestion[]): Summary {
  const groups = new Map<string, ScoredQuestion[]>();
  for (const row of rows) {
    for (const group of groupsOf(row.question)) {
      const members = groups.get(group) ?? [];
      members.push(row);
      groups.set(group, members);
    }
  }
  return new Map(
    [...groups]
      .toSorted(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b, "en"))
      .map(([group, members]) => [group, figuresOf(members)]),
  );
}

function rank(group: string): number {
  if (group === ALL) {
    return 0;
  }
  if (group === FOREIGN_EVIDENCE) {
    return 3;
  }
  return group.startsWith("type ") ? 1 : 2;
}
