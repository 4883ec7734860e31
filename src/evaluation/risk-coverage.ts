import type { Judged } from "./cross-validate.ts";

/** What answering all questions above one threshold comes to. */
export interface RiskPoint {
  /** Questions at least this probable (0..1) are answered. */
  readonly threshold: number;
  /** Share (0..1) of the answerable questions that are answered. */
  readonly coverage: number;
  /** Share (0..1) of the answered questions that the base does not answer. */
  readonly risk: number;
}

/**
 * The trade of an abstention gate: what is answered against what is answered wrongly (El-Yaniv and Wiener, "On
 * the Foundations of Noise-free Selective Classification", 2010), one point a probability, from none
 * answered to all.
 *
 * @param unanswerableShare - Share (0..1) of unanswerable questions that the risk is given for.
 */
export function riskCoverage(
  judged: readonly Judged[],
  unanswerableShare: number,
): readonly RiskPoint[] {
  const answerable = judged.filter(({ isAnswerable }) => isAnswerable).length;
  const unanswerable = judged.length - answerable;
  const weight =
    (unanswerableShare / (1 - unanswerableShare)) * (answerable / Math.max(1, unanswerable));
  const ordered = judged.toSorted((a, b) => b.probability - a.probability);
  let [right, wrong] = [0, 0];
  return ordered.map(({ probability, isAnswerable }) => {
    right += isAnswerable ? 1 : 0;
    wrong += isAnswerable ? 0 : weight;
    return {
      threshold: probability,
      coverage: right / Math.max(1, answerable),
      risk: wrong / (right + wrong),
    };
  });
}
