/** Rows by score, as a search finds them. */
export interface ScoredRow {
  readonly row: number;
  readonly score: number;
}

/** Highest first, ties by row. */
export function byScore(a: ScoredRow, b: ScoredRow): number {
  return b.score - a.score || a.row - b.row;
}

/**
 * Scores of the best rows stretched to 0..1 (min-max), so that searches of different kinds can be
 * added up; the last of the `limit` best gets 0, and so do rows beyond it, by absence.
 *
 * @param hits - Highest first.
 */
export function scaleScores(
  hits: readonly ScoredRow[],
  limit: number,
): ReadonlyMap<number, number> {
  const best = hits.slice(0, limit);
  const high = best[0]?.score ?? 0;
  const low = best.at(-1)?.score ?? 0;
  return new Map(
    best.map(({ row, score }) => [row, high > low ? (score - low) / (high - low) : 1]),
  );
}
