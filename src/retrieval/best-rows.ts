import { byScore, type ScoredRow } from "./scale.ts";

/** Moves values so that those from `from` to `to` are parted: higher ones first. @returns Where they are parted. */
function part(values: Float64Array, from: number, to: number): number {
  const pivot = values[(from + to) >> 1] ?? 0;
  let [left, right] = [from, to];
  while (left <= right) {
    while ((values[left] ?? 0) > pivot) {
      left += 1;
    }
    while ((values[right] ?? 0) < pivot) {
      right -= 1;
    }
    if (left <= right) {
      const value = values[left] ?? 0;
      values[left] = values[right] ?? 0;
      values[right] = value;
      left += 1;
      right -= 1;
    }
  }
  return left;
}

/** The value that would stand at a place if all were sorted, highest first (Hoare's FIND, 1961). Moves them. */
function valueAt(values: Float64Array, place: number): number {
  let [from, to] = [0, values.length - 1];
  while (from < to) {
    const parted = part(values, from, to);
    if (place < parted) {
      to = parted - 1;
    } else {
      from = parted;
    }
  }
  return values[place] ?? 0;
}

/**
 * The rows with the highest scores, highest first, ties by row: what sorting all would put first, without sorting all.
 *
 * @param rows - In any order, each once.
 * @param scores - Of each row, in the same order; no NaN.
 */
export function bestRows(
  rows: Uint32Array,
  scores: Float64Array,
  limit: number,
): readonly ScoredRow[] {
  const least = rows.length > limit ? valueAt(scores.slice(), limit - 1) : -Infinity;
  const best: ScoredRow[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const score = scores[at] ?? 0;
    if (score >= least) {
      best.push({ row: rows[at] ?? 0, score });
    }
  }
  return best.toSorted(byScore).slice(0, limit);
}
