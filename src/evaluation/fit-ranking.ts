import { ADDITION_FEATURES } from "../answering/addition.ts";
import {
  ANSWERABILITY_FEATURES,
  ANSWERABILITY_SIGNS,
  measureAnswerability,
} from "../answering/answerability-features.ts";
import type { Candidate, Searched } from "../answering/candidates.ts";
import type { EvidenceFinder } from "../answering/find-evidence.ts";
import { selectUnits } from "../answering/select.ts";
import { UNIT_FEATURES } from "../answering/unit-features.ts";
import { type Case, type Choice, fitCases, fitChoices } from "./fit-linear.ts";
import { AdditionLabels, labelUnit } from "./label-units.ts";
import type { EvalQuestion } from "./question-set.ts";

/** Units of each question from which the ranking learns. */
const LEARNT_UNITS = 80;
const UNIT_FIT = { epochs: 300, rate: 0.05, decay: 1e-3 };
const ADDITION_FIT = { epochs: 600, rate: 0.02, decay: 2e-3 };
const ANSWERABLE_FIT = {
  epochs: 1_500,
  rate: 0.02,
  decay: 2e-3,
  signs: ANSWERABILITY_FEATURES.map((name) => ANSWERABILITY_SIGNS[name]),
};

/** A question with the evidence that the search found, whatever the model. */
export interface LearntQuestion {
  readonly question: EvalQuestion;
  readonly searched: Searched;
  readonly candidates: readonly Candidate[];
}

/** Weights as data/models/ranking.json holds them. */
export interface FittedWeights {
  readonly unit: readonly number[];
  readonly addition: readonly number[];
  readonly answerable: readonly number[];
}

function toChoice({ question, candidates }: LearntQuestion): Choice {
  const units = candidates
    .toSorted((a, b) => (b.features[0] ?? 0) - (a.features[0] ?? 0))
    .slice(0, LEARNT_UNITS);
  return {
    rows: units.map(({ features }) => features),
    labels: units.map(({ unit }) => labelUnit(unit, question)),
  };
}

/** The same candidates, scored by other weights. */
function rescore(
  candidates: readonly Candidate[],
  weights: readonly number[],
): readonly Candidate[] {
  return candidates
    .map((candidate) => ({
      ...candidate,
      score: weights.reduce((sum, weight, at) => sum + weight * (candidate.features[at] ?? 0), 0),
    }))
    .toSorted((a, b) => b.score - a.score || a.unit.row - b.unit.row || a.unit.last - b.unit.last);
}

/** Features of answerability under a ranking. */
export function answerabilityOf(
  { searched, candidates }: LearntQuestion,
  finder: EvidenceFinder,
  { unit, addition }: Pick<FittedWeights, "unit" | "addition">,
): readonly number[] {
  const { succession, generation } = finder.parts;
  const ranked = rescore(candidates, unit);
  const chosen = selectUnits({ searched, candidates: ranked, succession, addition });
  return measureAnswerability({
    searched,
    candidates: ranked,
    chosen,
    lexical: generation.lexical,
    conceptWeight: finder.conceptWeight,
  });
}

/** Units that were added to others under a ranking, and whether each answered something. */
function additionsOf(
  { question, searched, candidates }: LearntQuestion,
  finder: EvidenceFinder,
  unit: readonly number[],
): readonly Case[] {
  const cases: Case[] = [];
  const labels = new AdditionLabels(question);
  const ranked = rescore(candidates, unit);
  labels.note(ranked[0]?.unit);
  selectUnits({
    searched,
    candidates: ranked,
    succession: finder.parts.succession,
    onAddition: (added, row) => {
      cases.push({ row, isPositive: labels.note(added) });
    },
  });
  return cases;
}

/**
 * Fits the models one on the other: first which units answer, then what is added to the first of them, then,
 * on the units so chosen, whether the base answers.
 */
export function fitRanking(
  questions: readonly LearntQuestion[],
  finder: EvidenceFinder,
): FittedWeights {
  const answerable = questions.filter(({ question }) => question.answerable);
  const unit = fitChoices(UNIT_FEATURES.length, answerable.map(toChoice), UNIT_FIT);
  const addition = fitCases(
    ADDITION_FEATURES.length,
    answerable.flatMap((learnt) => additionsOf(learnt, finder, unit)),
    ADDITION_FIT,
  );
  const cases = questions.map((learnt) => ({
    row: answerabilityOf(learnt, finder, { unit, addition }),
    isPositive: learnt.question.answerable,
  }));
  return {
    unit,
    addition,
    answerable: fitCases(ANSWERABILITY_FEATURES.length, cases, ANSWERABLE_FIT),
  };
}
