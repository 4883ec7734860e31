import type { EvidenceFinder } from "../answering/find-evidence.ts";
import { answerabilityOf, fitRanking, type LearntQuestion } from "./fit-ranking.ts";

const FOLDS = 5;

/** How likely a question seemed answerable to weights that had not seen it. */
export interface Judged {
  readonly probability: number;
  readonly isAnswerable: boolean;
}

/** Abstention at one threshold: see test/eval/README.md. */
export interface AbstentionPoint {
  readonly threshold: number;
  /** Share of abstentions that were right; 1 when there was none. */
  readonly precision: number;
  /** Share of unanswerable questions abstained from. */
  readonly recall: number;
  readonly f1: number;
}

/** Judges each question by weights fitted on the other four fifths (every fifth question apart). */
export function crossValidate(
  questions: readonly LearntQuestion[],
  finder: EvidenceFinder,
): readonly Judged[] {
  const weights = Array.from({ length: FOLDS }, (_, fold) =>
    fitRanking(
      questions.filter((_question, at) => at % FOLDS !== fold),
      finder,
    ),
  );
  return questions.map((learnt, at) => {
    const fitted = weights[at % FOLDS] ?? { unit: [], addition: [], answerable: [] };
    const row = answerabilityOf(learnt, finder, fitted);
    const odds = row.reduce(
      (sum, value, index) => sum + value * (fitted.answerable[index] ?? 0),
      0,
    );
    return { probability: 1 / (1 + Math.exp(-odds)), isAnswerable: learnt.question.answerable };
  });
}

/**
 * @param unanswerableShare - Share (0..1) of unanswerable questions that precision is given for: the
 * calibration set holds more of them than people ask.
 */
export function abstentionAt(
  judged: readonly Judged[],
  threshold: number,
  unanswerableShare: number,
): AbstentionPoint {
  const abstained = judged.filter(({ probability }) => probability < threshold);
  const right = abstained.filter(({ isAnswerable }) => !isAnswerable).length;
  const unanswerable = judged.filter(({ isAnswerable }) => !isAnswerable).length;
  const odds = unanswerableShare / (1 - unanswerableShare);
  const weight = (odds * (judged.length - unanswerable)) / Math.max(1, unanswerable);
  const wrong = abstained.length - right;
  const precision = abstained.length === 0 ? 1 : (right * weight) / (right * weight + wrong);
  const recall = unanswerable === 0 ? 1 : right / unanswerable;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { threshold, precision, recall, f1 };
}
