/** Most ids the model takes, `<s>` and `</s>` included; it refuses a 513th. */
export const MAX_IDS = 512;

/** `</s>`. */
const END_ID = 2;

/** Cuts ids to what the model takes; the last one stays the end mark. */
export function truncateIds(ids: readonly number[]): readonly number[] {
  return ids.length <= MAX_IDS ? ids : [...ids.slice(0, MAX_IDS - 1), END_ID];
}
