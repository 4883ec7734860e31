import { type ClaimDate, canBeSame, claimDates, saysDate } from "../../language/claim-dates.ts";
import { fold } from "../../language/fold.ts";
import type { FactItem } from "../fact-book.ts";
import type { ClaimVerdict } from "./claim-check.ts";
import type { ClaimReading } from "./read-claim.ts";

/** The present of ending, over lower case with accents: "expire" says when, "expiré" that it is over. */
const ENDS =
  /(?<!\p{L})(?:ends?|expires?|lapses?|runs out|expire|expirera|se termine|prend fin|prendra fin|échoit|endet|läuft (?=.*\b(?:aus|ab)\b)|termina|finaliza|expira|vence|caduca|scade|eindigt|verloopt|loopt (?=.*\baf\b))(?!\p{L})/u;
/** Words of such an ending, folded. */
const ENDING_WORDS =
  /^(?:ends?|expires?|lapses?|runs|out|expire|expirera|termine|prend|prendra|fin|echoit|endet|lauft|aus|ab|termina|finaliza|expira|vence|caduca|scade|eindigt|verloopt|loopt|af)$/;
/** Words of coming to hold something: from then on, unless the claim is put in the past. */
const OBTAINED =
  /\b(?:obtain\w*|obten\w*|obtuv\w*|receiv\w*|recu|recib\w*|got|grant\w*|earn\w*|erhielt|erhalten|behaald\w*|verkreg\w*|ottenut\w*|ottien\w*|became|become|devenu\w*|geworden)\b/;

/** A claim that says when something ends, read as one that says until when it is held. */
export function readEnding(claim: ClaimReading): ClaimReading {
  const [only, ...more] = claim.dates;
  const { isDenied, isPast } = claim.manner;
  const isEnding = ENDS.test(claim.text.toLowerCase()) && !isDenied && !isPast;
  if (!isEnding || only === undefined || more.length > 0 || only.role === "since") {
    return claim;
  }
  return {
    ...claim,
    manner: { ...claim.manner, phase: "held" },
    dates: [{ ...only, role: "until" }],
    open: claim.open.filter((word) => !ENDING_WORDS.test(word)),
  };
}

/** All dates that a fact of something held states. */
export function datesOf({ fact }: FactItem): readonly string[] {
  const stated = claimDates(`${fact.statement.en} ${fact.value.en}`).map(({ date }) => date);
  return [...stated, ...[fact.from, fact.until].flatMap((date) => date ?? [])];
}

function statedAs({ fact }: FactItem, roles: readonly ClaimDate["role"][]): readonly string[] {
  const dates = claimDates(`${fact.statement.en}; ${fact.value.en}`);
  return dates.filter(({ role }) => roles.includes(role)).map(({ date }) => date);
}

/** What a fact knows of a date of this kind: an end is never a beginning. */
function knownAs(item: FactItem, role: ClaimDate["role"]): readonly string[] {
  const { from, until } = item.fact;
  if (role === "until") {
    const stated = new Set(statedAs(item, ["until"]));
    // Several ends are those of several offers.
    return until === undefined ? (stated.size > 1 ? [] : [...stated]) : [until];
  }
  const begun = [...statedAs(item, ["since", "at"]), ...(from === undefined ? [] : [from])];
  return begun.filter((date) => date !== until);
}

/** Whether facts state a date of a claim, state another in its place, or leave it open. */
function judgeDate({ date, role }: ClaimDate, facts: readonly FactItem[]): ClaimVerdict {
  if (facts.some((item) => knownAs(item, role).some((known) => saysDate(known, date)))) {
    return "supported";
  }
  const typed = facts.map(({ fact }) => (role === "until" ? fact.until : fact.from));
  return typed.every((known) => known !== undefined && !canBeSame(known, date)) && role !== "at"
    ? "contradicted"
    : "not-covered";
}

/**
 * What is not held now has not been held since a date before that was last told, nor is it held until a
 * later one; that it was obtained then says the same.
 */
function isDeniedWithDate(claim: ClaimReading, facts: readonly FactItem[]): boolean {
  const told =
    facts
      .map(({ fact }) => fact.asOf)
      .toSorted()
      .at(-1) ?? "";
  const isObtained = OBTAINED.test(fold(claim.text));
  return (
    !claim.manner.isPast &&
    claim.dates.every(({ date, role }) => {
      const isKnown = date < told && !told.startsWith(date);
      return role === "until" ? !isKnown : isKnown && (role === "since" || isObtained);
    })
  );
}

/** A verdict on the state, once the dates of the claim are looked at. */
export function withDates(
  claim: ClaimReading,
  verdict: ClaimVerdict,
  facts: readonly FactItem[],
): ClaimVerdict {
  if (claim.dates.length === 0 || verdict === "not-covered") {
    return verdict;
  }
  if (claim.manner.isDenied) {
    return "not-covered";
  }
  if (verdict === "contradicted") {
    return isDeniedWithDate(claim, facts) ? verdict : "not-covered";
  }
  const judged = claim.dates.map((each) => judgeDate(each, facts));
  return (
    (["contradicted", "not-covered"] as const).find((each) => judged.includes(each)) ?? verdict
  );
}
