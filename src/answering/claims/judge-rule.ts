import { latestDay } from "../../domain/partial-date.ts";
import type { RuleStanding } from "../../domain/rule-state.ts";
import { isAgedRule } from "../freshness.ts";
import type { ClaimVerdict, Judgement } from "./claim-check.ts";
import type { JudgeParts } from "./fact-texts.ts";
import { type NamedRule, namedRules, sentencesOf } from "./known-rules.ts";
import type { ClaimReading } from "./read-claim.ts";
import { type RuleClaim, type RuleVerb, readRuleClaim } from "./read-rule-claim.ts";

type Outcomes = Readonly<Record<RuleStanding, Partial<Readonly<Record<RuleVerb, boolean>>>>>;

/** Whether what is said of a rule is so in its state; left out where the state does not tell. */
const SO: Outcomes = {
  "in-force": { annulled: false, adopted: true, valid: true },
  "not-adopted": { adopted: false, valid: false, bound: false },
  annulled: { annulled: true, valid: false },
};

/** What was never so, at no time up to the state and by nobody. */
const NEVER: Outcomes = {
  "in-force": { annulled: false },
  "not-adopted": { adopted: false, valid: false, bound: false },
  annulled: {},
};

/** Whether what is no longer valid is so: it was. */
const ENDED: Partial<Readonly<Record<RuleStanding, boolean>>> = {
  "in-force": false,
  annulled: true,
};

/** Whether a claim is so; `undefined` where the state does not tell. */
function isSo(claim: RuleClaim, standing: RuleStanding): boolean | undefined {
  const { verb, isDenied, time, isParticular } = claim;
  if (time === "ended") {
    return isParticular ? undefined : ENDED[standing];
  }
  const isUntold =
    (verb === "bound" && isDenied) || (time === "past" && standing !== "not-adopted");
  const so = (isParticular ? NEVER : SO)[standing][verb];
  return so === undefined || isUntold ? undefined : so !== isDenied;
}

/** What the state of a rule makes of a claim; what was told long ago may have changed, and decides nothing. */
function verdictOf(
  claim: ClaimReading,
  named: NamedRule,
  { lexicon, today }: JudgeParts,
): ClaimVerdict | undefined {
  const { state } = named.rule;
  const read = readRuleClaim(claim, named, lexicon);
  const so = read && isSo(read, state.state);
  const isLater = claim.dates.some(({ date }) => latestDay(date) > latestDay(state.asOf));
  if (so === undefined || isLater) {
    return undefined;
  }
  const verdict = so ? "supported" : "contradicted";
  return isAgedRule(state, today) ? "not-covered" : verdict;
}

/** By what the base says of the state of a law, scheme or decision; `undefined` where it does not tell. */
export function judgeRule(claim: ClaimReading, parts: JudgeParts): Judgement | undefined {
  const [named, ...more] = namedRules(claim, parts);
  const verdict =
    named === undefined || more.length > 0 ? undefined : verdictOf(claim, named, parts);
  if (named === undefined || verdict === undefined) {
    return undefined;
  }
  const evidence = sentencesOf(named.rule, claim.baseLanguage, parts);
  return evidence.length === 0 ? undefined : { verdict, evidence, history: [], disputing: [] };
}
