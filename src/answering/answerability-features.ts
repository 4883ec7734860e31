import type { LexicalIndex } from "../retrieval/lexical-index.ts";
import type { Candidate, Searched } from "./candidates.ts";
import { type ContentPart, contentParts, coverParts } from "./content-parts.ts";
import {
  missesCertification,
  missesCount,
  missingConcept,
  ownUnits,
  profilesOf,
  unknownLooks,
} from "./evidence-gaps.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import { UNIT_FEATURES } from "./unit-features.ts";

/**
 * What is measured of a question and its best evidence to tell whether the base answers it. Cosines
 * alone do not tell (data/models README), so most of these ask whether what the question turns on is
 * found where it should be.
 */
export const ANSWERABILITY_FEATURES = [
  /** 1. */
  "bias",
  /** Best share of content that one unit covers, times the share of names it is about. */
  "jointContent",
  /** Weight (0..1) of the rarest aspect asked that no passage about the named provider touches. */
  "missingConcept",
  /** A certification asked of one provider that no passage names together with it. */
  "missingCertification",
  /** A proper name or product code that is nowhere in the base; the same for an acronym. */
  "unknownName",
  "unknownAcronym",
  /** Cosine of the nearest sentence, (cosine - 0.87) * 20; lead of the nearest passage, * 20. */
  "nearestSentence",
  "margin",
  /** Asks how many of something, and no passage with a number speaks of that. */
  "missingCount",
  /** All evidence is in another language than the question. */
  "foreign",
  /** Names nothing of the base, and how far off the nearest sentence then is. */
  "strayed",
  /** How far the best item's score stands above that of the fifth item, / 5. */
  "lead",
  /** How far the nearest sentence about what is named stands out among such (deviations / 3). */
  "standsOut",
  /** Share of the question's words that the best unit's passage holds. */
  "bestWords",
] as const;
export type AnswerabilityFeature = (typeof ANSWERABILITY_FEATURES)[number];

/**
 * Which way each may count: 1 only for an answer, -1 only against, 0 either way. Fitted on some
 * hundred questions, a weight of the wrong sign is an accident of these questions.
 */
export const ANSWERABILITY_SIGNS: Readonly<Record<AnswerabilityFeature, -1 | 0 | 1>> = {
  bias: 0,
  jointContent: 1,
  missingConcept: -1,
  missingCertification: -1,
  unknownName: -1,
  unknownAcronym: -1,
  nearestSentence: 1,
  margin: 1,
  missingCount: -1,
  foreign: 0,
  strayed: -1,
  lead: 1,
  standsOut: 1,
  bestWords: 1,
};

const NEAR_UNITS = 15;
/** The item whose score the best is compared with. */
const COMPARED_ITEM = 4;
/** With fewer sentences nothing stands out. */
const MIN_COSINES = 3;
/** Questions about recipes and races lie at -1.2, answerable ones whose words cannot be compared at -0.5 and above. */
const FAR_OFF = -0.8;
const COSINE = UNIT_FEATURES.indexOf("sentenceCosine");
const PASSAGE_WORDS = UNIT_FEATURES.indexOf("passageWords");

/** What the measuring draws on. */
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

/** Names of the question as units know them; empty when it names nothing of the base. */
export function namesOf({ understanding }: Searched): readonly string[] {
  const { subjects, topics } = understanding;
  return [...[...subjects].map((id) => `subject:${id}`), ...[...topics].map((id) => `topic:${id}`)];
}

/** Cosine of the nearest sentence around its usual range; below {@link FAR_OFF}, it is about something else. */
function nearestOf({ result }: Searched): number {
  return (result.nearestSentence - 0.87) * 20;
}

function jointContent(
  { searched, candidates, chosen }: AnswerabilityInput,
  parts: readonly ContentPart[],
): number {
  const names = namesOf(searched);
  const isForeign = isAllForeign(searched, chosen);
  // Words of another language are covered only by chance; their concepts, names and numbers are not.
  const verifiable = parts.filter(
    ({ concepts, look }) => !isForeign || concepts.length > 0 || look !== "plain",
  );
  const isFar = nearestOf(searched) < FAR_OFF;
  if (names.length === 0 && verifiable.length === 0 && parts.length > 0 && isFar) {
    // Nothing that was asked can be looked for in such evidence, which is no sign that it is there.
    return 0;
  }
  const shares = candidates.slice(0, NEAR_UNITS).map(({ unit }) => {
    const named = names.filter((name) => unit.names.has(name)).length;
    const nameShare = names.length === 0 ? 1 : named / names.length;
    return nameShare * coverParts(verifiable, profilesOf(unit));
  });
  return Math.max(0, ...shares);
}

/** Share (0..1) of all that a message says, also around its question, that the best unit for it covers. */
export function wholeContent(input: AnswerabilityInput): number {
  const { searched, conceptWeight } = input;
  const { understanding } = searched;
  const { text, concepts } = understanding;
  const whole = {
    ...searched,
    understanding: { ...understanding, focus: text, focusConcepts: concepts },
  };
  return jointContent(input, contentParts(whole, conceptWeight));
}

function isAllForeign({ understanding }: Searched, chosen: readonly EvidenceUnit[]): boolean {
  return !chosen.some(({ passage }) => passage.language === understanding.language);
}

function leadOf(candidates: readonly Candidate[]): number {
  const best = new Map<string, number>();
  for (const { unit, score } of candidates) {
    if (!best.has(unit.item.group)) {
      best.set(unit.item.group, score);
    }
  }
  const scores = [...best.values()];
  return ((scores[0] ?? 0) - (scores[COMPARED_ITEM] ?? scores.at(-1) ?? 0)) / 5;
}

function standsOut({ searched, candidates }: AnswerabilityInput): number {
  const { subjects } = searched.understanding;
  const cosines = candidates
    .filter(
      ({ unit }) =>
        subjects.size === 0 || [...subjects].some((id) => unit.names.has(`subject:${id}`)),
    )
    .map(({ features }) => features[COSINE] ?? 0);
  if (cosines.length < MIN_COSINES) {
    return 0;
  }
  const mean = cosines.reduce((sum, value) => sum + value, 0) / cosines.length;
  const variance = cosines.reduce((sum, value) => sum + (value - mean) ** 2, 0) / cosines.length;
  // Sentences that are all alike would make any difference a great one.
  return (Math.max(...cosines) - mean) / Math.sqrt(variance + 1e-4) / 3;
}

/** What a question turns on, and where that is sought. */
export interface AskedContent {
  readonly parts: readonly ContentPart[];
  /** Units about what is named, among the best. */
  readonly own: readonly EvidenceUnit[];
}

export function readContent({
  searched,
  candidates,
  conceptWeight,
}: Pick<AnswerabilityInput, "searched" | "candidates" | "conceptWeight">): AskedContent {
  return {
    parts: contentParts(searched, conceptWeight),
    own: ownUnits(searched, candidates),
  };
}

/** Measures answerability, in the order of {@link ANSWERABILITY_FEATURES}. */
export function measureAnswerability(
  input: AnswerabilityInput,
  { parts, own }: AskedContent = readContent(input),
): readonly number[] {
  const { searched, candidates, chosen, lexical } = input;
  const { result } = searched;
  const unknown = unknownLooks(searched, { parts, own }, lexical);
  const nearest = nearestOf(searched);
  return [
    1,
    jointContent(input, parts),
    missingConcept(searched, parts, own),
    flag(missesCertification(searched, candidates)),
    flag(unknown.name),
    flag(unknown.acronym && !unknown.name),
    nearest,
    result.margin * 20,
    flag(missesCount(parts, own)),
    flag(isAllForeign(searched, chosen)),
    namesOf(searched).length > 0 ? 0 : Math.max(0, -nearest),
    leadOf(candidates),
    standsOut(input),
    candidates[0]?.features[PASSAGE_WORDS] ?? 0,
  ];
}
