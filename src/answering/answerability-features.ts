import type { LexicalIndex } from "../retrieval/lexical-index.ts";
import type { Candidate, Searched } from "./candidates.ts";
import { type ContentPart, contentParts, coverParts } from "./content-parts.ts";
import type { EvidenceUnit, TextProfile } from "./evidence-unit.ts";

/**
 * What is measured of a question and its best evidence to tell whether the base answers it. Cosines
 * alone do not tell (data/models README), so most of these ask whether what the question turns on is
 * found where it should be.
 */
export const ANSWERABILITY_FEATURES = [
  /** 1. */
  "bias",
  /** Best share of content that one unit covers; and times the share of names it is about. */
  "unitContent",
  "jointContent",
  /** Weight (0..1) of the rarest concept asked that no passage about the named provider touches. */
  "missingConcept",
  /** A certification asked of one provider that no passage names together with it. */
  "missingCertification",
  /** A proper name or product code that is nowhere in the base; the same for an acronym. */
  "unknownName",
  "unknownAcronym",
  /** Share of other content words that are nowhere in the base. */
  "unknownWords",
  /** Cosine of the nearest sentence, (cosine - 0.87) * 20; lead of the nearest passage, * 20. */
  "nearestSentence",
  "margin",
  /** The question names something of the base. */
  "named",
  /** Asks how many of something, and no passage with a number speaks of that. */
  "missingCount",
  /** Nothing but names. */
  "bare",
  /** All evidence is in another language than the question. */
  "foreign",
  /** Names nothing of the base, and how far off the nearest sentence then is. */
  "strayed",
] as const;

/**
 * Which way each may count: 1 only for an answer, -1 only against, 0 either way. Fitted on a few
 * hundred questions, a weight of the wrong sign is an accident of these questions.
 */
export const ANSWERABILITY_SIGNS: Readonly<
  Record<(typeof ANSWERABILITY_FEATURES)[number], -1 | 0 | 1>
> = {
  bias: 0,
  unitContent: 1,
  jointContent: 1,
  missingConcept: -1,
  missingCertification: -1,
  unknownName: -1,
  unknownAcronym: -1,
  unknownWords: -1,
  nearestSentence: 1,
  margin: 1,
  named: 1,
  missingCount: -1,
  bare: 1,
  foreign: 0,
  strayed: -1,
};

/** Units among which the answer must lie. */
const NEAR_UNITS = 15;
const TOP_UNITS = 6;
const OWN_UNITS = 25;
const CERTIFICATION_UNITS = 40;
/** A concept more common than this in the base (by weight) is in any passage or a turn of phrase. */
const RARE_CONCEPT = 2.6;
const MAX_WEIGHT = 7;
const CERTIFICATIONS: ReadonlySet<string> = new Set(["secnumcloud", "hds", "c5", "eucs"]);

/** What the measuring draws on beside the question. */
export interface AnswerabilityInput {
  readonly searched: Searched;
  /** Best first. */
  readonly candidates: readonly Candidate[];
  /** Units chosen for the answer. */
  readonly chosen: readonly EvidenceUnit[];
  readonly lexical: LexicalIndex;
  readonly conceptWeight: (concept: string) => number;
}

function flag(condition: boolean): number {
  return condition ? 1 : 0;
}

function namesOf({ understanding }: Searched): readonly string[] {
  const { subjects, topics } = understanding;
  return [...[...subjects].map((id) => `subject:${id}`), ...[...topics].map((id) => `topic:${id}`)];
}

function nameShare(names: readonly string[], unit: EvidenceUnit): number {
  return names.length === 0
    ? 1
    : names.filter((name) => unit.names.has(name)).length / names.length;
}

function profilesOf(unit: EvidenceUnit): readonly TextProfile[] {
  return [unit.run, unit.heading, unit.attributes];
}

/** Units about the providers named, among the best; the best ones when none is named. */
function ownUnits({ searched, candidates }: AnswerabilityInput): readonly EvidenceUnit[] {
  const { subjects } = searched.understanding;
  const units = candidates.map(({ unit }) => unit);
  return subjects.size === 0
    ? units.slice(0, TOP_UNITS * 2)
    : units
        .slice(0, OWN_UNITS)
        .filter((unit) => [...subjects].some((id) => unit.names.has(`subject:${id}`)));
}

function missingConcept(parts: readonly ContentPart[], own: readonly EvidenceUnit[]): number {
  const missing = parts.filter(
    (part) =>
      part.concepts.length > 0 &&
      part.weight > RARE_CONCEPT &&
      !own.some((unit) => coverParts([part], profilesOf(unit)) === 1),
  );
  return Math.max(0, ...missing.map(({ weight }) => weight)) / MAX_WEIGHT;
}

function missesCertification({ searched, candidates }: AnswerabilityInput): boolean {
  const { subjects, topics } = searched.understanding;
  const certifications = [...topics].filter((id) => CERTIFICATIONS.has(id));
  const [subject] = subjects;
  return (
    subjects.size === 1 &&
    certifications.length > 0 &&
    !candidates
      .slice(0, CERTIFICATION_UNITS)
      .some(
        ({ unit }) =>
          unit.names.has(`subject:${subject ?? ""}`) &&
          certifications.some((id) => unit.names.has(`topic:${id}`)),
      )
  );
}

function isKnown({ word }: ContentPart, lexical: LexicalIndex): boolean {
  return (
    word === undefined ||
    lexical.has(word.stem) ||
    lexical.has(word.exact) ||
    lexical.has(`=${word.exact}`)
  );
}

function unknownFeatures(
  parts: readonly ContentPart[],
  { searched, lexical }: AnswerabilityInput,
): readonly number[] {
  const unknown = parts.filter((part) => part.concepts.length === 0 && !isKnown(part, lexical));
  const hasName = unknown.some(({ look }) => look === "name");
  const hasAcronym = unknown.some(({ look }) => look === "acronym");
  const plain = unknown.filter(({ look }) => look === "plain");
  const { language, baseLanguage } = searched.understanding;
  const isBase = language === baseLanguage;
  return [
    flag(hasName),
    flag(isBase && !hasName && hasAcronym),
    isBase ? plain.length / Math.max(1, parts.length) : 0,
  ];
}

function missesCount(parts: readonly ContentPart[], own: readonly EvidenceUnit[]): boolean {
  const head = parts.find(({ isCounted }) => isCounted);
  return (
    head !== undefined &&
    !own
      .slice(0, TOP_UNITS + 2)
      .some((unit) => /\d/.test(unit.text) && coverParts([head], profilesOf(unit)) === 1)
  );
}

/** Measures answerability, in the order of {@link ANSWERABILITY_FEATURES}. */
export function measureAnswerability(input: AnswerabilityInput): readonly number[] {
  const { searched, candidates, chosen } = input;
  const { understanding, result } = searched;
  const near = candidates.slice(0, NEAR_UNITS).map(({ unit }) => unit);
  const own = ownUnits(input);
  const isForeign = !chosen.some(({ passage }) => passage.language === understanding.language);
  const parts = contentParts(searched, input.conceptWeight);
  // Words of another language are covered by a passage only by chance; their concepts, names, numbers are.
  const verifiable = parts.filter(
    ({ concepts, look }) => !isForeign || concepts.length > 0 || look !== "plain",
  );
  const names = namesOf(searched);
  const cover = (unit: EvidenceUnit): number => coverParts(verifiable, profilesOf(unit));
  return [
    1,
    Math.max(0, ...near.slice(0, TOP_UNITS).map(cover)),
    Math.max(0, ...near.map((unit) => nameShare(names, unit) * cover(unit))),
    missingConcept(parts, own),
    flag(missesCertification(input)),
    ...unknownFeatures(parts, input),
    (result.nearestSentence - 0.87) * 20,
    result.margin * 20,
    flag(names.length > 0),
    flag(missesCount(parts, own)),
    flag(parts.length === 0),
    flag(isForeign),
    names.length > 0 ? 0 : Math.max(0, -(result.nearestSentence - 0.87) * 20),
  ];
}
