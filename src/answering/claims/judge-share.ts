import { fold } from "../../language/fold.ts";
import type { ClaimVerdict } from "./claim-check.ts";
import type { ClaimReading } from "./read-claim.ts";

/** A share of the capital that a claim states, in per cent. */
export interface ClaimedShare {
  readonly value: number;
  readonly bound: "exactly" | "about" | "more" | "less";
}

const SHARE =
  /(\d+(?:[.,]\d+)?) ?(?:%|per ?cent|pour ?cent|prozent|por ?ciento|per ?cento|procent)/;
const BOUNDS: readonly (readonly [ClaimedShare["bound"], RegExp])[] = [
  [
    "more",
    /(?:more than|over|above|at least|plus de|au moins|mehr als|uber|mindestens|mas d[eo]l?|al menos|piu del?|almeno|meer dan|minstens)(?: (?:the|le|l|il|el))? ?$/,
  ],
  [
    "less",
    /(?:less than|under|below|at most|moins de|au plus|weniger als|unter|hochstens|menos d[eo]l?|meno del?|minder dan|hoogstens)(?: (?:the|le|l|il|el))? ?$/,
  ],
  [
    "about",
    /(?:about|around|approximately|roughly|nearly|almost|some|environ|pres de|quelque|rund|etwa|circa|ungefahr|unos|cerca de|aproximadamente|alrededor de|(?:il )?circa|quasi|ongeveer|bijna)(?: (?:the|le|l|il|el))? ?$/,
  ],
];
/** Points of per cent within which "about" holds, and beyond which nothing does. */
const NEAR = 1;
const HALF = 50;

/** The share that a claim states; `undefined` for none. */
export function readShare({ text }: Pick<ClaimReading, "text">): ClaimedShare | undefined {
  const folded = fold(text);
  const found = SHARE.exec(folded);
  if (found === null) {
    return undefined;
  }
  const before = folded.slice(0, found.index);
  const bound = BOUNDS.find(([, pattern]) => pattern.test(before))?.[0] ?? "exactly";
  return { value: Number((found[1] ?? "").replace(",", ".")), bound };
}

export function isExactShare({ bound }: ClaimedShare): boolean {
  return bound === "exactly";
}

interface Held {
  /** Per cent; `null` where it is not known. */
  readonly known: number | null;
  /** Held by several owners that the claim names together. */
  readonly isJoint: boolean;
  /** The base knows others beside them. */
  readonly isOneOfSeveral: boolean;
  /** The claim speaks of a part only. */
  readonly isStake: boolean;
  /** The claim speaks of the greater part. */
  readonly isMajority: boolean;
}

function compareShare({ value, bound }: ClaimedShare, known: number): ClaimVerdict {
  const difference = Math.abs(known - value);
  switch (bound) {
    case "more":
      return known > value ? "supported" : "contradicted";
    case "less":
      return known < value ? "supported" : "contradicted";
    case "about":
      return difference <= NEAR ? "supported" : notNear(difference);
    case "exactly":
      return difference === 0 ? "supported" : notNear(difference);
  }
}

/** A rounded figure is not another one. */
function notNear(difference: number): ClaimVerdict {
  return difference > NEAR ? "contradicted" : "not-covered";
}

/** Compares what is claimed of an owner that the base knows with what it holds. */
export function judgeShare(share: ClaimedShare | undefined, held: Held): ClaimVerdict {
  const { known, isJoint, isOneOfSeveral, isStake, isMajority } = held;
  if (share !== undefined || isMajority) {
    return known === null || isJoint
      ? "not-covered"
      : compareShare(share ?? { value: HALF, bound: "more" }, known);
  }
  // One of several owners does not own the whole.
  const isPart = known === null ? isOneOfSeveral : known <= HALF && !isJoint;
  return isPart && !isStake ? "not-covered" : "supported";
}
