import { describe, expect, it } from "vitest";
import { percentile } from "../../src/evaluation/percentile.ts";

describe("percentile", () => {
  it.each([
    { name: "nothing", values: [], share: 0.5, expected: null },
    { name: "one value", values: [7], share: 0.9, expected: 7 },
    { name: "an odd middle", values: [9, 1, 5], share: 0.5, expected: 5 },
    { name: "an even middle", values: [4, 1, 3, 2], share: 0.5, expected: 2.5 },
    { name: "between the last two", values: [10, 20, 30], share: 0.9, expected: 28 },
    { name: "the largest", values: [10, 20, 30], share: 1, expected: 30 },
    { name: "numbers, not their texts", values: [100, 20, 3], share: 0, expected: 3 },
  ])("of $name", ({ values, share, expected }) => {
    const found = percentile(values, share);

    expect(found).toEqual(expected);
  });
});
