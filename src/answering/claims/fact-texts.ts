import type { ItemId } from "../../domain/passage.ts";
import type { Attribute } from "../../domain/provider.ts";
import { isOneEditApart } from "../../language/edit-distance.ts";
import { stem } from "../../language/stem.ts";
import { tokens } from "../../language/tokens.ts";
import type { CandidateParts } from "../candidates.ts";
import { beginningOf } from "../evidence-unit.ts";
import type { FactItem } from "../fact-book.ts";
import { statementRow } from "../fact-units.ts";
import type { Lexicon } from "../understand.ts";
import { widenUnit } from "../widen-unit.ts";
import type { ClaimEvidence, ClaimVerdict, Judgement } from "./claim-check.ts";
import { stillTold } from "./claim-validity.ts";
import type { ClaimReading } from "./read-claim.ts";

/** What judging draws on. */
export interface JudgeParts
  extends Pick<CandidateParts, "generation" | "book" | "succession" | "reader"> {
  readonly lexicon: Pick<Lexicon, "names" | "findCountries" | "findConcepts">;
  /** Day on which it is asked (YYYY-MM-DD). */
  readonly today: string;
}

/** What one rule makes of a claim; `undefined` where it is not its kind or it is not sure. */
export type Judge = (claim: ClaimReading, parts: JudgeParts) => FactJudgement | undefined;

/** A judgement by typed facts. */
export interface FactJudgement {
  readonly verdict: ClaimVerdict;
  readonly facts: readonly FactItem[];
  readonly history?: readonly FactItem[];
  /** Nothing else may decide: what the facts told holds no longer, and what does is not told. */
  readonly isOpen?: true;
}

/** All that a fact says in words, in both languages. */
export function wordsOfFact({ fact }: FactItem): readonly string[] {
  const { statement, value, scope = "", holders = [], parts = [] } = fact;
  return tokens(
    [
      statement.fr,
      statement.en,
      value.fr,
      value.en,
      scope,
      ...holders.map(({ name }) => name),
      ...parts.map((part) => part.scope),
    ].join(" "),
  );
}

/** Whether a word of a claim stands in a text: as it is, in another form, or by its meaning. */
function standsIn(
  word: string,
  text: readonly string[],
  findConcepts: JudgeParts["lexicon"]["findConcepts"],
): boolean {
  const concepts = findConcepts(word);
  const beginning = beginningOf(word);
  return text.some(
    (other) =>
      other === word ||
      stem(other, "fr") === stem(word, "fr") ||
      stem(other, "en") === stem(word, "en") ||
      (beginning !== undefined && beginning === beginningOf(other)) ||
      [...findConcepts(other)].some((concept) => concepts.has(concept)),
  );
}

/** Words that a text does not hold; empty when all of the claim is in it. */
export function missingIn(
  words: readonly string[],
  text: readonly string[],
  { lexicon }: Pick<JudgeParts, "lexicon">,
): readonly string[] {
  return words.filter((word) => !standsIn(word, text, lexicon.findConcepts));
}

/** Words of names that many have. */
const COMMON: ReadonlySet<string> = new Set(["cloud", "sovereign", "european", "eu", "the", "of"]);

/** Letters from which on a wrong one makes no other name. */
const LONG_NAME = 5;

function isMistyped(word: string, other: string): boolean {
  return other.length >= LONG_NAME && !COMMON.has(other) && isOneEditApart(word, other);
}

/** Whether words name a subject itself, in whatever spelling, and not one of its products. */
export function isMainName(words: readonly string[], title: string): boolean {
  const own = tokens(title);
  return (
    words.some((word) => own.includes(word) && !COMMON.has(word)) ||
    words.some((word) => own.some((other) => isMistyped(word, other))) ||
    own.join("").startsWith(words.join(""))
  );
}

/** Whether a claim is about what a fact is about, and not about another product of the same provider. */
export function isAboutNamed(claim: ClaimReading, item: FactItem): boolean {
  const text = wordsOfFact(item);
  return claim.placed
    .filter(({ names }) => names.some(({ kind, id }) => kind === "subject" && id === item.subject))
    .every(({ start, end, names }) => {
      const words = claim.tokens.slice(start, end);
      return (
        isMainName(words, item.title) ||
        names.some(({ isFuzzy }) => isFuzzy) ||
        words.every((word) => text.includes(word))
      );
    });
}

/** Facts about a subject: its own, and those that another one's file notes with its name as their scope. */
export function factsAbout(
  subject: string,
  attribute: Attribute,
  { book, generation, succession, lexicon }: JudgeParts,
): readonly FactItem[] {
  const isNamed = (scope: string): boolean => {
    const named = lexicon.names.find(scope);
    return named.length > 0 && named.every((each) => each.id === subject);
  };
  // By their outlines: to read the facts of all subjects for a claim takes as long as the base is large.
  const noted = generation.facts
    .filter(
      (each) =>
        each.attribute === attribute &&
        each.subject !== subject &&
        each.scope !== undefined &&
        !succession.isSuperseded(each.id) &&
        isNamed(each.scope),
    )
    .flatMap(({ id }) => generation.item(id) ?? [])
    .flatMap((item): readonly FactItem[] =>
      item.fact === null ? [] : [{ ...item, fact: item.fact }],
    );
  return [...book.current(subject, [attribute]), ...noted];
}

/** Facts of a subject that a newer one replaces, newest first. */
export function olderFacts(
  subject: string,
  { generation, succession }: JudgeParts,
): readonly FactItem[] {
  return generation
    .factsOf(subject)
    .flatMap((item): readonly FactItem[] => {
      const { fact } = item;
      return fact !== null && succession.isSuperseded(item.id) ? [{ ...item, fact }] : [];
    })
    .toSorted((a, b) => (b.date ?? "").localeCompare(a.date ?? "", "en"));
}

/** The stored statement of a fact in the asker's language of the base. */
function evidenceOf(
  id: ItemId,
  language: ClaimReading["baseLanguage"],
  { generation, reader }: Pick<JudgeParts, "generation" | "reader">,
): readonly ClaimEvidence[] {
  const row = statementRow(id, language, generation);
  const units = row === undefined ? [] : reader.read(row);
  return [widenUnit(units, 0, units.length - 1)].filter((unit) => unit !== undefined);
}

/**
 * A judgement with its stored sentences; where the sources disagree, both sides and no verdict. What ran out
 * decides nothing.
 */
export function toJudgement(
  { verdict, facts, history = [] }: FactJudgement,
  claim: ClaimReading,
  parts: JudgeParts,
): Judgement {
  const show = (items: readonly FactItem[]): readonly ClaimEvidence[] =>
    items.flatMap(({ id }) => evidenceOf(id, claim.baseLanguage, parts));
  const disputing = parts.book.disputing(facts);
  const isDisputed =
    disputing.length > 0 || facts.some(({ id }) => parts.succession.disputedBy(id).length > 0);
  return {
    verdict: isDisputed ? "not-covered" : stillTold(verdict, facts, { claim, today: parts.today }),
    evidence: show(facts),
    history: show(history),
    disputing: show(disputing),
  };
}
