import { latestDay } from "../../domain/partial-date.ts";
import type { Attribute } from "../../domain/provider.ts";
import { fold } from "../../language/fold.ts";
import { tokens } from "../../language/tokens.ts";
import type { FactItem } from "../fact-book.ts";
import { type ClaimDate, canBeSame, claimDates, saysDate } from "./claim-dates.ts";
import {
  type FactJudgement,
  isAboutNamed,
  type Judge,
  type JudgeParts,
  missingIn,
  olderFacts,
  wordsOfFact,
} from "./fact-texts.ts";
import type { ClaimReading } from "./read-claim.ts";

/** What stands in a claim for a certification or membership that facts are typed by. */
const BY_TOPIC: Readonly<Record<string, Attribute>> = {
  secnumcloud: "certification-secnumcloud",
  hds: "certification-hds",
  c5: "certification-c5",
};
/** Words that only name it. */
const NAMING = /^(?:iso|iec|27001|bsi|snc|hds|c5|gaia|x|type|anssi|referentiel|standard|norm\w*)$/;
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

/** Ends of validity: of the fact, and those that its statement names. */
function isOver({ fact }: FactItem, today: string): boolean {
  return fact.until !== undefined && latestDay(fact.until) < today;
}

function standingOf(facts: readonly FactItem[], today: string): Standing | undefined {
  const states = facts.flatMap((item) => {
    const { state } = item.fact;
    return state === "in-force" && isOver(item, today) ? "ended" : (state ?? []);
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

function datesOf({ fact }: FactItem): readonly string[] {
  const stated = claimDates(`${fact.statement.en} ${fact.value.en}`).map(({ date }) => date);
  return [...stated, ...[fact.from, fact.until].flatMap((date) => date ?? [])];
}

/** Whether facts state a date of a claim, state another in its place, or leave it open. */
function judgeDate(
  { date, role }: ClaimDate,
  facts: readonly FactItem[],
): FactJudgement["verdict"] {
  if (facts.some((item) => datesOf(item).some((known) => saysDate(known, date)))) {
    return "supported";
  }
  const typed = facts.map(({ fact }) => (role === "until" ? fact.until : fact.from));
  return typed.every((known) => known !== undefined && !canBeSame(known, date)) && role !== "at"
    ? "contradicted"
    : "not-covered";
}

function withDates(
  claim: ClaimReading,
  verdict: FactJudgement["verdict"],
  facts: readonly FactItem[],
): FactJudgement["verdict"] {
  if (claim.dates.length === 0) {
    return verdict;
  }
  if (verdict !== "supported" || claim.manner.isDenied) {
    return "not-covered";
  }
  const judged = claim.dates.map((each) => judgeDate(each, facts));
  return (
    (["contradicted", "not-covered"] as const).find((each) => judged.includes(each)) ?? verdict
  );
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

/** By what is held and by whom: certifications, memberships and labels. */
export const judgeHolding: Judge = (claim, parts) => {
  const asked = readAsked(claim, parts);
  if (
    asked === undefined ||
    claim.numbers.some(
      (figure) => !claim.text.includes(`ISO ${figure}`) && figure !== "27001" && figure !== "3.2",
    )
  ) {
    return undefined;
  }
  const facts = parts.book
    .current(asked.subject, [asked.attribute])
    .filter((item) => isAboutNamed(claim, item));
  const open = claim.open.filter((word) => !NAMING.test(word));
  const denying = facts.filter((item) => open.length > 0 && denies(item, open, parts));
  if (denying.length > 0 && claim.manner.phase === "held") {
    return { verdict: claim.manner.isDenied ? "supported" : "contradicted", facts: denying };
  }
  const speaking = facts.filter((item) => missingIn(open, wordsOfFact(item), parts).length === 0);
  const standing = standingOf(speaking, parts.today);
  if (standing === undefined || claim.manner.qualifiers.size > 0 || claim.countries.size > 0) {
    return facts.length === 0 ? undefined : { verdict: "not-covered", facts: facts.slice(0, 1) };
  }
  if (
    claim.manner.isPast &&
    claim.manner.phase === "held" &&
    claim.dates.length === 0 &&
    standing !== "held"
  ) {
    return { verdict: "not-covered", facts: speaking.slice(0, 1) };
  }
  return judgeStanding(claim, { standing, speaking, subject: asked }, parts);
};

function judgeStanding(
  claim: ClaimReading,
  {
    standing,
    speaking,
    subject,
  }: {
    readonly standing: Standing;
    readonly speaking: readonly FactItem[];
    readonly subject: Asked;
  },
  parts: JudgeParts,
): FactJudgement {
  const telling = speaking.filter((item) => standingOf([item], parts.today) === standing);
  const verdict = withDates(claim, compare(claim, standing), telling);
  const dated = telling.filter((item) =>
    claim.dates.some(({ date }) => datesOf(item).some((known) => saysDate(known, date))),
  );
  const [newest] = dated.length > 0 && verdict === "supported" ? dated : telling;
  const older = newest === undefined ? [] : parts.succession.replacedBy(newest.id);
  const history =
    verdict === "contradicted"
      ? olderFacts(subject.subject, parts).filter(
          ({ id, fact }) => older.includes(id) && fact.state !== newest?.fact.state,
        )
      : [];
  return { verdict, facts: newest === undefined ? [] : [newest], history: history.slice(0, 1) };
}
