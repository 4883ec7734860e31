import { byScore, type ScoredRow } from "./scale.ts";

/**
 * Puts a hit where it belongs among the best and drops what is beyond the limit: to sort all rows takes longer.
 *
 * @param best - Highest first, ties by row.
 */
export function keepBest(best: ScoredRow[], hit: ScoredRow, limit: number): void {
  let [from, to] = [0, best.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = best[middle];
    if (other !== undefined && byScore(other, hit) < 0) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  best.splice(from, 0, hit);
  if (best.length > limit) {
    best.pop();
  }
}
