/**
 * The largest count from 0 to `max` that passes, by halving; 0 is taken to pass, and whatever is
 * smaller than one that passes is taken to pass as well.
 */
export function largestThat(max: number, passes: (count: number) => boolean): number {
  let known = 0;
  let limit = max;
  while (known < limit) {
    const middle = Math.ceil((known + limit) / 2);
    if (passes(middle)) {
      known = middle;
    } else {
      limit = middle - 1;
    }
  }
  return known;
}
