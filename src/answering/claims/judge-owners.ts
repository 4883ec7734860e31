import { fold } from "../../language/fold.ts";
import { tokens } from "../../language/tokens.ts";
import { OWNERS } from "../control.ts";
import type { FactItem } from "../fact-book.ts";
import {
  type FactJudgement,
  isAboutNamed,
  type Judge,
  type JudgeParts,
  missingIn,
  olderFacts,
  wordsOfFact,
} from "./fact-texts.ts";
import { isExactShare, judgeShare, readShare } from "./judge-share.ts";
import type { ClaimReading } from "./read-claim.ts";
import { AROUND, BOUND, type Ownership, readOwnership } from "./read-ownership.ts";

/** A part of the capital, not the whole. */
const STAKE =
  /\b(?:stake|shares?|shareholder|holds?|parts?|participation|actionnaire|detien\w*|halt|anteil\w*|aktionar\w*|tiene|participacion|accionista|detiene|quota|azionista|houdt|aandel\w*|aandeelhouder|belang)\b/;
const WHOLE = /\b(?:100 ?%|fully owned|wholly owned|entierement detenu\w*|a 100)/;

/** The words of an owner's name, of any of its spellings. */
function ownerTokens(name: string): readonly string[] {
  return tokens(name).filter((word) => !AROUND.test(word));
}

/** Whether an owner is one that a fact names; its people must be told too: the "German" Telekom is not the Austrian. */
function holdsAs(
  item: FactItem,
  words: readonly string[],
  { peoples, parts }: { readonly peoples: ReadonlySet<string>; readonly parts: JudgeParts },
): boolean {
  const known = (item.fact.holders ?? []).map(({ name }) => ownerTokens(name));
  const isHolder = (word: string): boolean => known.some((holder) => holder.includes(word));
  const told = wordsOfFact(item);
  return (
    words.some(isHolder) &&
    words.every(
      (word) =>
        isHolder(word) || (peoples.has(word) && missingIn([word], told, parts).length === 0),
    )
  );
}

/** Whether the facts leave no room for another owner of this kind. */
function isWhole({ fact }: FactItem, claim: ClaimReading): boolean {
  const total = (fact.holders ?? []).reduce((sum, { share }) => sum + (share ?? 0), 0);
  const isStake = STAKE.test(fold(claim.text));
  const isAll = total > 99 || WHOLE.test(fold(fact.statement.en));
  const isParent = fact.attribute === "parent-company" && fact.holders?.length === 1;
  return (
    isAll || (!isStake && (isParent || (fact.holders ?? []).some(({ share }) => (share ?? 0) > 50)))
  );
}

/** Whether words are the whole name of somebody whom the base knows as an owner or a provider. */
function isKnownOwner(
  words: readonly string[],
  claim: ClaimReading,
  { book }: JudgeParts,
): boolean {
  const isNamed = claim.placed.some(
    ({ start, end, names }) =>
      names.some(({ kind }) => kind === "subject") &&
      words.every((word) => claim.tokens.slice(start, end).includes(word)),
  );
  return (
    isNamed ||
    book.subjects.some(({ id }) =>
      book
        .current(id, OWNERS)
        .some(({ fact }) =>
          (fact.holders ?? []).some(({ name }) => ownerTokens(name).join(" ") === words.join(" ")),
        ),
    )
  );
}

/** Whether a fact tells of the owners of what is named, and not of its parent's. */
function isOfNamed({ fact: { scope } }: FactItem, claim: ClaimReading): boolean {
  const words = scope === undefined ? [] : tokens(scope);
  return (
    words.length === 0 ||
    claim.placed.some(
      ({ start, end }) => claim.tokens.slice(start, end).join(" ") === words.join(" "),
    )
  );
}

/** An owner may be an alias of what it owns: what a fact must be about is the other name. */
function withoutOwner(claim: ClaimReading, owner: readonly string[]): ClaimReading {
  const isOwner = (word: string): boolean => owner.includes(word) || AROUND.test(word);
  const placed = claim.placed.filter(
    ({ start, end }) => !claim.tokens.slice(start, end).every(isOwner),
  );
  return { ...claim, placed };
}

/** A share told by another source later is not that of today. */
function isNewestOfKind({ fact, date }: FactItem, facts: readonly FactItem[]): boolean {
  return !facts.some(
    (other) =>
      other.fact.attribute === fact.attribute &&
      other.fact.holders !== undefined &&
      (other.date ?? "").slice(0, 4) > (date ?? "").slice(0, 4) &&
      !(other.fact.disputes ?? []).includes(fact.id),
  );
}

function flip(verdict: FactJudgement["verdict"], isDenied: boolean): FactJudgement["verdict"] {
  if (!isDenied || verdict === "not-covered") {
    return verdict;
  }
  return verdict === "supported" ? "contradicted" : "supported";
}

/** An owner that the newest facts name: its share is compared, where one is claimed. */
function judgeMatch(
  claim: ClaimReading,
  matching: readonly FactItem[],
  words: readonly string[],
): FactJudgement {
  const share = readShare(claim);
  const holders = matching.flatMap((item) =>
    (item.fact.holders ?? [])
      .filter(({ name }) => ownerTokens(name).some((word) => words.includes(word)))
      .map((holder) => ({ item, share: holder.share })),
  );
  const known = holders.find((each) => each.share !== null);
  const best = known?.item ?? matching[0];
  const facts = best === undefined ? [] : [best];
  const verdict = judgeShare(share, {
    known: known?.share ?? null,
    isOneOfSeveral:
      holders.filter((each) => each.item === best).length < (best?.fact.holders ?? []).length,
    isJoint: holders.filter((each) => each.item === best).length > 1,
    isStake: STAKE.test(fold(claim.text)),
    isMajority: claim.manner.qualifiers.has("major") || claim.manner.qualifiers.has("whole"),
  });
  // Who does not hold a share exactly may hold another one.
  const isSure = !claim.manner.isDenied || share === undefined || isExactShare(share);
  return { verdict: isSure ? flip(verdict, claim.manner.isDenied) : "not-covered", facts };
}

/** An owner that only older facts name: contradicted where the newest tells of it. */
function judgeFormer(
  claim: ClaimReading,
  { subject, owner }: Ownership,
  parts: JudgeParts,
): FactJudgement | undefined {
  const former = olderFacts(subject, parts).find((item) =>
    holdsAs(item, owner, { peoples: claim.peoples, parts }),
  );
  if (former === undefined) {
    return undefined;
  }
  const newest = parts.book
    .current(subject, OWNERS)
    .find(({ id }) => id === parts.succession.newestOf(former.id));
  const isTold =
    newest !== undefined && owner.every((word) => tokens(newest.fact.statement.en).includes(word));
  const isNow = !claim.manner.isPast && claim.dates.length === 0 && claim.manner.phase === "held";
  return newest === undefined
    ? undefined
    : {
        verdict: isTold && isNow ? flip("contradicted", claim.manner.isDenied) : "not-covered",
        facts: [newest],
        history: [former],
      };
}

/** Somebody else owns the whole. */
function judgeOther(
  claim: ClaimReading,
  owner: readonly string[],
  { facts, parts }: { readonly facts: readonly FactItem[]; readonly parts: JudgeParts },
): FactJudgement {
  const whole = facts.find((item) => (item.fact.holders ?? []).length > 0 && isWhole(item, claim));
  const isSharing = facts
    .flatMap(({ fact }) => fact.holders ?? [])
    .some(({ name }) => ownerTokens(name).some((word) => owner.includes(word)));
  return whole !== undefined && !isSharing && isKnownOwner(owner, claim, parts)
    ? { verdict: flip("contradicted", claim.manner.isDenied), facts: [whole] }
    : { verdict: "not-covered", facts: facts.slice(0, 1) };
}

/** Whether a claim says who owns what now, and nothing else. */
function isReadable(claim: ClaimReading, owner: readonly string[]): boolean {
  const { phase, isPast, qualifiers } = claim.manner;
  const rest = claim.open.filter(
    (word) => !AROUND.test(word) && !BOUND.test(word) && !owner.includes(word),
  );
  const isNow = phase === "held" && !isPast && claim.dates.length === 0;
  return isNow && rest.length === 0 && !qualifiers.has("only") && !qualifiers.has("first");
}

/** By owners and shareholders: who holds what, and how much of it. */
export const judgeOwners: Judge = (claim, parts) => {
  const owned = readOwnership(claim);
  const { phase } = claim.manner;
  const isAhead = phase === "planned" || phase === "in-progress";
  if (owned === undefined || owned.owner.length === 0 || isAhead) {
    return undefined;
  }
  const facts = parts.book
    .current(owned.subject, OWNERS)
    .filter(
      (item) => isAboutNamed(withoutOwner(claim, owned.owner), item) && isOfNamed(item, claim),
    );
  if (facts.length === 0 || !isReadable(claim, owned.owner)) {
    return facts[0] && { verdict: "not-covered", facts: [facts[0]] };
  }
  const matching = facts.filter(
    (item) =>
      holdsAs(item, owned.owner, { peoples: claim.peoples, parts }) && isNewestOfKind(item, facts),
  );
  return matching.length > 0
    ? judgeMatch(claim, matching, owned.owner)
    : (judgeFormer(claim, owned, parts) ?? judgeOther(claim, owned.owner, { facts, parts }));
};
