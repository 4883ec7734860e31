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
 * Tells the scores of the best rows stretched to 0..1 (min-max), so that searches of different kinds can be
 * added up; the last of the `limit` best gets 0, and so do rows beyond it, by not being told.
 *
 * @param hits - Highest first.
 */
export function scaleScores(
  hits: readonly ScoredRow[],
  limit: number,
  take: (row: number, score: number) => void,
): void {
  const high = hits[0]?.score ?? 0;
  const count = Math.min(limit, hits.length);
  const low = hits[count - 1]?.score ?? 0;
  for (let at = 0; at < count; at += 1) {
    const hit = hits[at];
    if (hit !== undefined) {
      take(hit.row, high > low ? (hit.score - low) / (high - low) : 1);
    }
  }
}
