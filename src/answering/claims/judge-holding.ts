import type { Attribute } from "../../domain/provider.ts";
import { saysDate } from "../../language/claim-dates.ts";
import { fold } from "../../language/fold.ts";
import { tokens } from "../../language/tokens.ts";
import {
  type CertificationDetail,
  deniesDetail,
  hasDetails,
  namedType,
} from "../certification-detail.ts";
import type { FactItem } from "../fact-book.ts";
import { agedDate } from "../freshness.ts";
import { isOver } from "./claim-validity.ts";
import {
  type FactJudgement,
  factsAbout,
  isAboutNamed,
  type Judge,
  type JudgeParts,
  missingIn,
  olderFacts,
  wordsOfFact,
} from "./fact-texts.ts";
import { datesOf, readEnding, withDates } from "./holding-dates.ts";
import type { ClaimReading } from "./read-claim.ts";

/** What stands in a claim for a certification or membership that facts are typed by. */
const BY_TOPIC: Readonly<Record<string, Attribute>> = {
  secnumcloud: "certification-secnumcloud",
  hds: "certification-hds",
  c5: "certification-c5",
};
/** Words that only name it. */
const NAMING =
  /^(?:iso|iec|27001|bsi|snc|hds|c5|gaia|x|types?|typ|tipo|ii?|anssi|referentiel|standard|norm\w*)$/;
const PREDICATE = /\b(?:qualifi\w*|certifi\w*|attest\w*|label\w*)\b/;
const NEGATED = /\b(?:not|no|ne|n'|pas|aucune?)\b/;
const GAIA_X = "gaia-x";

/** Where a subject stands. */
type Standing = "held" | "in-progress" | "ended";

interface Asked {
  readonly subject: string;
  readonly attribute: Attribute;
}

function isGaiaX(claim: ClaimReading): boolean {
  return claim.subjects.includes(GAIA_X) || claim.topics.has(GAIA_X);
}

/** The one holder and the one thing held that a claim is about. */
function readAsked(claim: ClaimReading, { lexicon }: JudgeParts): Asked | undefined {
  const [subject, ...others] = claim.subjects.filter((id) => id !== GAIA_X);
  const attributes = new Set([...claim.topics].flatMap((topic) => BY_TOPIC[topic] ?? []));
  if (lexicon.findConcepts(claim.tokens).has("iso27001")) {
    attributes.add("certification-iso27001");
  }
  if (isGaiaX(claim)) {
    attributes.add(/\blabel/.test(fold(claim.text)) ? "gaia-x-label" : "gaia-x-membership");
  }
  const [attribute, ...more] = attributes;
  return subject === undefined || attribute === undefined || others.length + more.length > 0
    ? undefined
    : { subject, attribute };
}

function standingOf(
  claim: ClaimReading,
  facts: readonly FactItem[],
  today: string,
): Standing | undefined {
  const states = facts.flatMap((item) => {
    const { state } = item.fact;
    const isNothing = state === undefined || (state === "in-force" && isOver(claim, item, today));
    return isNothing ? [] : [state];
  });
  if (states.includes("in-force")) {
    return "held";
  }
  if (states.some((state) => state === "in-progress" || state === "planned")) {
    return "in-progress";
  }
  return states.length > 0 ? "ended" : undefined;
}

/** What comes of a claim about the state now, before its dates are looked at. */
function compare({ manner }: ClaimReading, standing: Standing): FactJudgement["verdict"] {
  const { phase, isDenied } = manner;
  if (phase === "planned" || (isDenied && phase !== "held")) {
    return "not-covered";
  }
  if (isDenied) {
    return standing === "held" ? "contradicted" : "supported";
  }
  if (phase === standing) {
    return "supported";
  }
  // What was never held has not ended either, and what is held may be renewed.
  const isCertain = phase === "held" || standing === "held";
  return isCertain ? "contradicted" : "not-covered";
}

/** A part of a statement that says what the claim is about has it not: "…, which are not qualified". */
function denies(item: FactItem, words: readonly string[], parts: JudgeParts): boolean {
  return item.fact.statement.en.split(/[;:]/).some((clause) => {
    const folded = fold(clause);
    return (
      NEGATED.test(folded) &&
      PREDICATE.test(folded) &&
      missingIn(words, tokens(clause), parts).length === 0
    );
  });
}

/** Figures of a certification's own name, version or type; another one is a claim of its own. */
function hasOtherFigures(claim: ClaimReading, attribute: Attribute): boolean {
  const type = attribute === "certification-c5" ? namedType(claim.text)?.slice(-1) : undefined;
  const own = ["27001", "3.2", type];
  return claim.numbers.some((figure) => !own.includes(figure));
}

/** Whether a claim says no more than that something is so now. */
function isReadable({ manner, countries, dates }: ClaimReading, standing: Standing): boolean {
  const isBygone = manner.isPast && manner.phase === "held" && dates.length === 0;
  return manner.qualifiers.size === 0 && countries.size === 0 && !(isBygone && standing !== "held");
}

/** By what is held and by whom: certifications, memberships and labels. */
export const judgeHolding: Judge = (read, parts) => {
  const claim = readEnding(read);
  const asked = readAsked(claim, parts);
  if (asked === undefined || hasOtherFigures(claim, asked.attribute)) {
    return undefined;
  }
  const facts = factsAbout(asked.subject, asked.attribute, parts).filter((item) =>
    isAboutNamed(claim, item),
  );
  const open = claim.open.filter((word) => !NAMING.test(word));
  const type = asked.attribute === "certification-c5" ? namedType(claim.text) : undefined;
  if (type !== undefined) {
    return judgeType(claim, { facts, open }, { ...parts, type, subject: asked.subject });
  }
  return (
    judgeDenied(claim, { facts, open }, parts) ??
    judgeThen(claim, { ...asked, open }, parts) ??
    judgeNow(claim, { facts, open }, { ...parts, subject: asked.subject })
  );
};

const NO_CONCEPTS: JudgeParts["lexicon"]["findConcepts"] = () => new Set();

interface Facts {
  readonly facts: readonly FactItem[];
  /** Words of the claim that a fact must hold. */
  readonly open: readonly string[];
}

/** By the type of an attestation: of one that is not told nothing follows. */
function judgeType(
  claim: ClaimReading,
  { facts, open }: Facts,
  parts: JudgeParts & { readonly type: CertificationDetail; readonly subject: string },
): FactJudgement | undefined {
  const same = facts.filter((item) => hasDetails(item, [parts.type]) === true);
  if (same.length > 0) {
    return judgeNow(claim, { facts: same, open }, parts);
  }
  const denied = facts.find((item) => deniesDetail(item, parts.type));
  const isPlain = claim.manner.phase === "held" && claim.dates.length === 0 && open.length === 0;
  return denied !== undefined && isPlain && !claim.manner.isPast
    ? { verdict: claim.manner.isDenied ? "supported" : "contradicted", facts: [denied] }
    : undefined;
}

/** By what a fact says of a part in so many words. */
function judgeDenied(
  { manner }: ClaimReading,
  { facts, open }: Facts,
  parts: JudgeParts,
): FactJudgement | undefined {
  const denying = facts.filter((item) => open.length > 0 && denies(item, open, parts));
  return denying.length === 0 || manner.phase !== "held"
    ? undefined
    : { verdict: manner.isDenied ? "supported" : "contradicted", facts: denying };
}

function judgeNow(
  claim: ClaimReading,
  { facts, open }: Facts,
  parts: JudgeParts & { readonly subject: string },
): FactJudgement | undefined {
  const speaking = facts.filter((item) => missingIn(open, wordsOfFact(item), parts).length === 0);
  const standing = standingOf(claim, speaking, parts.today);
  const [nearest] = [...speaking, ...facts];
  if (standing === undefined || !isReadable(claim, standing)) {
    const isOpen = speaking.some((item) => isOver(claim, item, parts.today));
    return nearest && { verdict: "not-covered", facts: [nearest], ...(isOpen ? { isOpen } : {}) };
  }
  const judged = judgeStanding(claim, { standing, speaking }, parts);
  // Words that mean something near are no words of the fact: "leave" beside "not renew".
  const literal = { lexicon: { ...parts.lexicon, findConcepts: NO_CONCEPTS } };
  const isLiteral = judged.facts.every(
    (item) => missingIn(open, wordsOfFact(item), literal).length === 0,
  );
  return judged.verdict === "contradicted" && !isLiteral
    ? { ...judged, verdict: "not-covered", history: [] }
    : judged;
}

function judgeStanding(
  claim: ClaimReading,
  { standing, speaking }: { readonly standing: Standing; readonly speaking: readonly FactItem[] },
  parts: JudgeParts & { readonly subject: string },
): FactJudgement {
  // Its own facts first, then those that hold most of the claim's words.
  const distance = (item: FactItem): number =>
    (item.subject === parts.subject ? 0 : claim.tokens.length) +
    missingIn(claim.tokens, wordsOfFact(item), parts).length;
  const telling = speaking
    .filter((item) => standingOf(claim, [item], parts.today) === standing)
    .toSorted((a, b) => distance(a) - distance(b));
  const compared = withDates(claim, compare(claim, standing), telling);
  // What is told long ago may have changed without the base being told.
  const isOld = telling.every((item) => agedDate(item, parts.today) !== undefined);
  const verdict = compared === "contradicted" && isOld ? "not-covered" : compared;
  const dated = telling.filter((item) =>
    claim.dates.some(({ date }) => datesOf(item).some((known) => saysDate(known, date))),
  );
  const [newest] = dated.length > 0 && verdict === "supported" ? dated : telling;
  const older = newest === undefined ? [] : parts.succession.replacedBy(newest.id);
  const history =
    verdict === "contradicted"
      ? olderFacts(parts.subject, parts).filter(
          ({ id, fact }) => older.includes(id) && fact.state !== newest?.fact.state,
        )
      : [];
  return { verdict, facts: newest === undefined ? [] : [newest], history: history.slice(0, 1) };
}

/** By the state at a date of the past: "was qualified in 2021". */
function judgeThen(
  { manner, dates, ...claim }: ClaimReading,
  { subject, attribute, open }: Asked & { readonly open: readonly string[] },
  parts: JudgeParts,
): FactJudgement | undefined {
  const [at, ...more] = dates;
  const isPlain = manner.phase === "held" && !manner.isDenied && manner.qualifiers.size === 0;
  if (at?.role !== "at" || more.length > 0 || !isPlain || !manner.isPast) {
    return undefined;
  }
  const reading = { ...claim, manner, dates };
  const held = [...factsAbout(subject, attribute, parts), ...olderFacts(subject, parts)].find(
    (item) =>
      item.fact.attribute === attribute &&
      item.fact.state === "in-force" &&
      isAboutNamed(reading, item) &&
      missingIn(open, wordsOfFact(item), parts).length === 0 &&
      [...datesOf(item), item.fact.asOf].some((known) => saysDate(known, at.date)),
  );
  return held && { verdict: "supported", facts: [held] };
}
