import { tokens } from "../../language/tokens.ts";
import type { FactItem } from "../fact-book.ts";
import { lapsesOf } from "../lapse.ts";
import { validityOf } from "../validity.ts";
import type { ClaimVerdict } from "./claim-check.ts";
import type { ClaimReading } from "./read-claim.ts";

/** Words of services that tell none of them: of their kind, or of what all of them hold. */
const COMMON =
  /^(?:cloud|clouds|service|services|platform|offer|offers|snc|secnumcloud|hds|c5|the|of|on|and|de|la|le|et|sur)$/;

/** The services of a fact that a claim names by a word of their own; all of them where it names none. */
function partsNamed(
  claim: Pick<ClaimReading, "tokens">,
  { fact: { parts = [] }, title }: FactItem,
): NonNullable<FactItem["fact"]["parts"]> {
  const own = new Set(tokens(title));
  const isTelling = (word: string): boolean => !own.has(word) && !COMMON.test(word);
  const named = parts.filter(({ scope }) =>
    tokens(scope).some((word) => isTelling(word) && claim.tokens.includes(word)),
  );
  return named.length > 0 ? named : parts;
}

/**
 * Whether the validity of what a claim names has run out, or that of a part of it: it may have been renewed,
 * and is neither held nor ended by the base.
 *
 * @param today - YYYY-MM-DD.
 */
export function isOver(
  claim: Pick<ClaimReading, "tokens">,
  item: FactItem,
  today: string,
): boolean {
  const { parts, ...whole } = item.fact;
  const fact = parts === undefined ? whole : { ...whole, parts: partsNamed(claim, item) };
  return validityOf({ fact }, today).endsWith("expired");
}

/** What a fact still makes of a claim about today, once what it looks forward to is past: nothing. */
export function stillTold(
  verdict: ClaimVerdict,
  facts: readonly FactItem[],
  { claim, today }: { readonly claim: ClaimReading; readonly today: string },
): ClaimVerdict {
  const { manner, dates } = claim;
  if (manner.isPast || dates.length > 0 || verdict === "not-covered") {
    return verdict;
  }
  const isLapsed = (item: FactItem): boolean => {
    const { state } = item.fact;
    const isHeld = state === undefined || state === "in-force";
    // What was planned for a day that is past may have come.
    const isPast = verdict === "contradicted" && lapsesOf(item, today).length > 0;
    return isHeld ? isOver(claim, item, today) : isPast;
  };
  return facts.some(isLapsed) ? "not-covered" : verdict;
}
