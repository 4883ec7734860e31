import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planBatches } from "../../src/models/plan-batches.ts";

describe("planBatches", () => {
  it.each([
    { name: "nothing", lengths: [], expected: [] },
    { name: "one text", lengths: [5], expected: [[0]] },
    { name: "the longest first, ties in order", lengths: [3, 9, 3], expected: [[1, 0, 2]] },
    { name: "two of the longest texts", lengths: [512, 512, 512], expected: [[0, 1], [2]] },
    { name: "a text over the budget alone", lengths: [5000, 1], expected: [[0], [1]] },
    { name: "16 short texts", lengths: range(17).map(() => 2), expected: [range(16), [16]] },
  ])("plans $name", ({ lengths, expected }) => {
    expect(planBatches(lengths)).toEqual(expected);
  });

  it("takes each text once and stays within 16 texts and 1,024 padded ids", () => {
    const lengths = fc.array(fc.integer({ min: 2, max: 512 }), { maxLength: 200 });
    fc.assert(
      fc.property(lengths, (texts) => {
        const batches = planBatches(texts);

        expect(batches.flat().toSorted((a, b) => a - b)).toEqual(range(texts.length));
        for (const batch of batches) {
          const longest = Math.max(...batch.map((position) => texts[position] ?? 0));
          expect(batch.length).toBeLessThanOrEqual(16);
          expect(batch.length * longest).toBeLessThanOrEqual(1024);
        }
      }),
    );
  });
});

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
