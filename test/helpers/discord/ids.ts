/** First second of 2015: Discord counts from it (docs: reference, "Snowflakes"). */
const EPOCH = 1_420_070_400_000n;

/** Makes ids as Discord does: rising, with the moment in them. */
export function createIds(now: () => number): () => string {
  let count = 0n;
  return () => {
    count += 1n;
    return (((BigInt(now()) - EPOCH) << 22n) + (count & 0x3f_ffffn)).toString();
  };
}
