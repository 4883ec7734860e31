import type { FactItem } from "./fact-book.ts";
import { validityOf } from "./validity.ts";

/**
 * How a provider stands to what is asked. `conditional`: it is so, but what else the base says bears on
 * it. `by-seat`: no owner is told by type, its seat is where the owner should be from. `expired`: the day
 * until which it held has passed, and the base knows no newer state. `unknown`: the base has no fact that
 * tells. `unmet`: the base tells that it is not so.
 */
export type Standing =
  | "met"
  | "conditional"
  | "by-seat"
  | "in-progress"
  | "expired"
  | "ended"
  | "unknown"
  | "unmet";

/** A standing with the facts that a reader must see, the most telling first. */
export interface Judgement {
  readonly standing: Standing;
  readonly facts: readonly FactItem[];
}

export const UNKNOWN: Judgement = { standing: "unknown", facts: [] };
export const UNMET: Judgement = { standing: "unmet", facts: [] };

function isHeld({ fact: { state } }: FactItem): boolean {
  return state === undefined || state === "in-force";
}

/** Held by any fact that still counts decides, else on the way, else expired, else ended or refused. */
export function judgeStates(facts: readonly FactItem[], today: string): Judgement {
  const held = facts.filter(isHeld);
  const valid = held.filter((item) => validityOf(item, today) !== "expired");
  if (valid.length > 0) {
    return { standing: "met", facts: valid };
  }
  const begun = facts.filter(
    ({ fact }) => fact.state === "in-progress" || fact.state === "planned",
  );
  if (begun.length > 0) {
    return { standing: "in-progress", facts: begun };
  }
  if (held.length > 0) {
    return { standing: "expired", facts: held };
  }
  return facts.length > 0 ? { standing: "ended", facts } : UNKNOWN;
}
