/** Adam (Kingma and Ba, 2015) with its usual constants. */
const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

/** One question's choices: features of each, and how right each is (0..1). */
export interface Choice {
  readonly rows: readonly (readonly number[])[];
  readonly labels: readonly number[];
}

/** One case of a yes or no. */
export interface Case {
  readonly row: readonly number[];
  readonly isPositive: boolean;
}

/** How long and how boldly to fit. */
export interface FitOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Pull towards zero (L2). */
  readonly decay: number;
  /** Sign each weight must have; 0 or absent: either. */
  readonly signs?: readonly (-1 | 0 | 1)[];
}

function weigh(row: readonly number[], weights: readonly number[]): number {
  return row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
}

function zeros(size: number): number[] {
  return Array.from({ length: size }, () => 0);
}

type Gradient = (weights: readonly number[]) => readonly number[];

/** Keeps a weight on the side of zero where it must be. */
function withSign(weight: number, sign: -1 | 0 | 1): number {
  return sign !== 0 && weight * sign < 0 ? 0 : weight;
}

/** One weight with its running means. */
interface Descent {
  weight: number;
  mean: number;
  variance: number;
}

function step(
  state: Descent,
  slope: number,
  { epoch, rate }: { epoch: number; rate: number },
): void {
  state.mean = BETA1 * state.mean + (1 - BETA1) * slope;
  state.variance = BETA2 * state.variance + (1 - BETA2) * slope ** 2;
  const mean = state.mean / (1 - BETA1 ** epoch);
  const scale = Math.sqrt(state.variance / (1 - BETA2 ** epoch)) + EPSILON;
  state.weight -= (rate * mean) / scale;
}

function descend(size: number, gradient: Gradient, options: FitOptions): readonly number[] {
  const states = Array.from({ length: size }, (): Descent => ({ weight: 0, mean: 0, variance: 0 }));
  for (let epoch = 1; epoch <= options.epochs; epoch += 1) {
    const slopes = gradient(states.map(({ weight }) => weight));
    for (const [at, state] of states.entries()) {
      const slope = (slopes[at] ?? 0) + options.decay * state.weight;
      step(state, slope, { epoch, rate: options.rate });
      state.weight = withSign(state.weight, options.signs?.[at] ?? 0);
    }
  }
  return states.map(({ weight }) => weight);
}

function addChoice(sum: number[], { rows, labels }: Choice, weights: readonly number[]): void {
  const total = labels.reduce((all, label) => all + label, 0);
  const scores = rows.map((row) => weigh(row, weights));
  const highest = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - highest));
  const all = shares.reduce((whole, each) => whole + each, 0);
  for (const [index, row] of rows.entries()) {
    const error = (shares[index] ?? 0) / all - (labels[index] ?? 0) / total;
    for (const [at, value] of row.entries()) {
      sum[at] = (sum[at] ?? 0) + error * value;
    }
  }
}

/**
 * Fits weights under which the right choices of each question score highest (listwise softmax, Cao
 * and others, "Learning to Rank: From Pairwise Approach to Listwise Approach", 2007).
 *
 * @param choices - Those without a right choice teach nothing and are passed over.
 */
export function fitChoices(
  size: number,
  choices: readonly Choice[],
  options: FitOptions,
): readonly number[] {
  const useful = choices.filter(({ labels }) => labels.some((label) => label > 0));
  return descend(
    size,
    (weights) => {
      const sum = zeros(size);
      for (const choice of useful) {
        addChoice(sum, choice, weights);
      }
      return sum.map((value) => value / Math.max(1, useful.length));
    },
    options,
  );
}

/** Fits a logistic regression in which both classes count the same, whatever their numbers. */
export function fitCases(
  size: number,
  cases: readonly Case[],
  options: FitOptions,
): readonly number[] {
  const positives = cases.filter(({ isPositive }) => isPositive).length;
  const negatives = cases.length - positives;
  return descend(
    size,
    (weights) => {
      const sum = zeros(size);
      for (const { row, isPositive } of cases) {
        const probability = 1 / (1 + Math.exp(-weigh(row, weights)));
        const share = 0.5 / Math.max(1, isPositive ? positives : negatives);
        for (const [at, value] of row.entries()) {
          sum[at] = (sum[at] ?? 0) + (probability - (isPositive ? 1 : 0)) * share * value;
        }
      }
      return sum;
    },
    options,
  );
}
