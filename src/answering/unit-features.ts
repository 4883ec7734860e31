import type { RowScores } from "../retrieval/search.ts";
import { countriesOf } from "../retrieval/typed-facts.ts";
import { ASKED_KINDS, holdsKind } from "./asked-kinds.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import {
  beginningCoverage,
  type Coverage,
  conceptCoverage,
  contentCoverage,
  isHeld,
  type QuestionTerm,
  type QuestionTerms,
  wordCoverage,
} from "./question-terms.ts";
import type { Understanding } from "./understanding.ts";

/**
 * What is measured of a unit for a question; the weights of these live in data/models/ranking.json.
 * Each lies between 0 and 1, but for `sentenceCosine`.
 */
export const UNIT_FEATURES = [
  /** Fused score of the passage over the best passage's. */
  "passage",
  /** Scaled meaning and words of the passage. */
  "dense",
  "lexical",
  /** Score of the item over the best item's. */
  "item",
  /** Cosine of the found sentence, around its usual range: (cosine - 0.85) * 10. */
  "sentenceCosine",
  /** Share of the question's words in the sentence, the run, the passage, the titles. */
  "sentenceWords",
  "runWords",
  "passageWords",
  "headingWords",
  /** Share of the question's content (words beside names, or their concepts) in run and titles. */
  "content",
  /** Share of the two rarest content words. */
  "rareWords",
  /** Share of the question's concepts in the run and in the passage. */
  "runConcepts",
  "passageConcepts",
  /** About a provider the question names; merely names one; is about another. */
  "subject",
  "mention",
  "otherSubject",
  /** About a topic the question names. */
  "topic",
  /** A fact whose attribute is asked about; and of a provider named; and for a list. */
  "attribute",
  "subjectAttribute",
  "listAttribute",
  /** A fact about a country the question names. */
  "country",
  /** Holds what is asked for: a number, a year, a person's name. */
  "count",
  "date",
  "person",
  /** Kind of item; an article is neither. */
  "fact",
  "topicItem",
  /** A state that a newer fact replaces, when the past is not asked about. */
  "superseded",
  /** Names this year or the last, where it is asked how things stand now. */
  "recent",
  /** First paragraph of a document; and of the topic whose definition is asked. */
  "opening",
  "definition",
  /** Another base language than the asker's. */
  "foreign",
  /** Share of the content in the sentence alone; by beginnings of words, in sentence and run. */
  "sentenceContent",
  "sentenceBeginnings",
  "runBeginnings",
  /** Share of the question's numbers in the run. */
  "numbers",
  /** Share of the names asked about that the sentence itself names. */
  "sentenceNames",
  /** Share of a follow-up's own words in the run; 0 for other questions. */
  "ownWords",
  /** Share of the aspects asked (price, headcount …) that the run touches. */
  "runAspects",
  /** Holds the kind of thing that is asked for. */
  "amount",
  "share",
  "duration",
  "reason",
  "opinion",
] as const;

/** Values of all features, in the order of {@link UNIT_FEATURES}. */
export type UnitFeatures = readonly number[];

/** What is looked for in every unit; the same for all of a question. */
export interface AskedMeasures {
  /** The rarest words beside names. */
  readonly rarest: readonly QuestionTerm[];
  /** Names asked about, as `subject:x`, `topic:x`; those of subjects among them. */
  readonly names: readonly string[];
  readonly subjects: readonly string[];
  /** Groups of the topics named. */
  readonly topics: ReadonlySet<string>;
  readonly numbers: readonly QuestionTerm[];
  /** Words of the message itself. */
  readonly own: readonly QuestionTerm[];
  readonly aspects: readonly string[];
}

/** What a unit is measured against. */
export interface MeasuringContext {
  readonly understanding: Understanding;
  readonly terms: QuestionTerms;
  readonly asked: AskedMeasures;
  /** Scores of the unit's passage, and what it covers. */
  readonly row: RowScores;
  readonly passage: PassageCoverage;
  readonly bestRow: number;
  readonly itemScore: number;
  readonly bestItem: number;
  readonly cosine: number;
  /** Ids of facts that a newer fact replaces. */
  isSuperseded(unit: EvidenceUnit): boolean;
}

const YEAR = /\b(?:19|20)\d\d\b/;
const PERSON = /\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u;
const RAREST = 2;

const NUMBER = /\d/;

function shareOf<T>(all: readonly T[], isIn: (each: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(isIn).length / all.length;
}

function flag(condition: boolean): number {
  return condition ? 1 : 0;
}

/** Reads once a question what each of its units is measured by. */
export function readMeasures(
  { names, subjects, topics, focusConcepts, aspects }: Understanding,
  { words, content }: QuestionTerms,
): AskedMeasures {
  return {
    rarest: content.toSorted((a, b) => b.weight - a.weight).slice(0, RAREST),
    names: [...new Set(names.map(({ kind, id }) => `${kind}:${id}`))],
    subjects: [...subjects].map((id) => `subject:${id}`),
    topics: new Set([...topics].map((id) => `topic:${id}`)),
    numbers: words.filter(({ exact }) => NUMBER.test(exact)),
    own: words.filter(({ isOwn }) => isOwn),
    aspects: [...focusConcepts].filter((each) => aspects.has(each)),
  };
}

/** Share (0..1) of words that texts hold; 0 for no words. */
function heldShare(words: readonly QuestionTerm[], coverage: Coverage): number {
  let held = 0;
  for (const word of words) {
    held += flag(isHeld(word, coverage));
  }
  return words.length === 0 ? 0 : held / words.length;
}

function nameFeatures(
  unit: EvidenceUnit,
  { understanding, asked }: MeasuringContext,
): readonly number[] {
  const { subjects, attributes, countries, intents } = understanding;
  const { subject, fact } = unit.item;
  const isOwn = subject !== null && subjects.has(subject);
  const isNamed = asked.subjects.some((name) => unit.names.has(name));
  const isAsked = fact !== null && attributes.has(fact.attribute);
  return [
    flag(isOwn),
    flag(isNamed),
    flag(subjects.size > 0 && subject !== null && !isNamed),
    flag(unit.item.kind === "topic" && asked.topics.has(unit.item.group)),
    flag(isAsked),
    flag(isAsked && isOwn),
    flag(isAsked && intents.asksList),
    flag(fact !== null && countriesOf(fact).some((country) => countries.has(country))),
  ];
}

function kindFeatures(unit: EvidenceUnit, context: MeasuringContext): readonly number[] {
  const { intents, asksPast, language, baseLanguage } = context.understanding;
  const { item, passage, text, last } = unit;
  const isOpening = passage.id.endsWith("#1");
  const isDefinition =
    intents.asksDefinition &&
    isOpening &&
    last === 0 &&
    item.kind === "topic" &&
    context.asked.topics.has(item.group);
  return [
    flag(intents.asksCount && /\d/.test(text)),
    flag(intents.asksDate && YEAR.test(text)),
    flag(intents.asksPerson && PERSON.test(text)),
    flag(item.kind === "fact"),
    flag(item.kind === "topic"),
    flag(context.isSuperseded(unit) && !intents.asksHistory && !asksPast),
    flag(intents.asksNow && context.understanding.recentYears.some((year) => text.includes(year))),
    flag(isOpening),
    flag(isDefinition),
    flag(language === baseLanguage && passage.language !== language),
  ];
}

/** What the texts of a unit hold of a question's words: its sentence, its run, its run with the titles above. */
interface UnitCoverage {
  readonly sentence: Coverage;
  readonly run: Coverage;
  readonly titled: Coverage;
}

/** How closely the sentence itself answers, beside the passage it stands in. */
function closenessFeatures(
  unit: EvidenceUnit,
  { terms, understanding, asked }: MeasuringContext,
  { sentence, run, titled }: UnitCoverage,
): readonly number[] {
  const { isFollowUp, askedKinds } = understanding;
  return [
    contentCoverage(terms, sentence),
    beginningCoverage(terms, sentence),
    beginningCoverage(terms, titled),
    heldShare(asked.numbers, run),
    shareOf(asked.names, (name) => unit.sentenceNames.has(name)),
    isFollowUp ? heldShare(asked.own, run) : 0,
    shareOf(
      asked.aspects,
      (aspect) =>
        unit.attributes.concepts.has(aspect) ||
        unit.run.some(({ concepts }) => concepts.has(aspect)),
    ),
    ...ASKED_KINDS.map((kind) => flag(askedKinds.has(kind) && holdsKind(unit.text, kind))),
  ];
}

/** What all units of a passage have in common; measured once a passage. */
export interface PassageCoverage {
  /** Share of the question's words in the passage, and in the titles above it. */
  readonly words: number;
  readonly headingWords: number;
  /** Share of the question's concepts in the passage. */
  readonly concepts: number;
}

/** Measures the passage of a unit. */
export function measurePassage(
  { whole, heading }: EvidenceUnit,
  terms: QuestionTerms,
): PassageCoverage {
  return {
    words: wordCoverage(terms, terms.cover(whole)),
    headingWords: wordCoverage(terms, terms.cover([heading])),
    concepts: conceptCoverage(terms, whole),
  };
}

/** Measures a unit; deterministic. */
export function measureUnit(unit: EvidenceUnit, context: MeasuringContext): UnitFeatures {
  const { terms, row, passage } = context;
  const coverage: UnitCoverage = {
    sentence: terms.cover([unit.sentence]),
    run: terms.cover(unit.run),
    titled: terms.cover([...unit.run, unit.heading]),
  };
  const { sentence, run, titled } = coverage;
  return [
    row.fused / context.bestRow,
    row.dense,
    row.lexical,
    context.itemScore / context.bestItem,
    (context.cosine - 0.85) * 10,
    wordCoverage(terms, sentence),
    wordCoverage(terms, run),
    passage.words,
    passage.headingWords,
    contentCoverage(terms, titled),
    heldShare(context.asked.rarest, titled),
    conceptCoverage(terms, unit.run),
    passage.concepts,
    ...nameFeatures(unit, context),
    ...kindFeatures(unit, context),
    ...closenessFeatures(unit, context, coverage),
  ];
}
