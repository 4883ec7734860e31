const MAX_TEXTS = 16;
/** Ids of a batch, each text taken for as long as the longest: 16 texts of 64, 8 of 128, 2 of 512. */
const MAX_BATCH_IDS = 1024;

/**
 * Groups texts of like length into batches that take about as long as one another: progress is told, and
 * an abort is heard, after each.
 *
 * @param lengths Number of ids of each text.
 * @returns Positions in `lengths`, each once; long texts first, since a run that gets faster never
 * breaks its promise of the time left.
 */
export function planBatches(lengths: readonly number[]): readonly (readonly number[])[] {
  const order = lengths
    .map((length, position) => ({ length, position }))
    .toSorted((a, b) => b.length - a.length);

  const batches: number[][] = [];
  for (let start = 0; start < order.length; ) {
    const longest = order[start]?.length ?? 0;
    const size = Math.max(1, Math.min(MAX_TEXTS, Math.floor(MAX_BATCH_IDS / longest)));
    batches.push(order.slice(start, start + size).map(({ position }) => position));
    start += size;
  }
  return batches;
}
