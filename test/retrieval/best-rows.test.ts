import { array, assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { bestRows } from "../../src/retrieval/best-rows.ts";
import { byScore } from "../../src/retrieval/scale.ts";

const scoresOf = array(integer({ min: -3, max: 9 }), { maxLength: 60 });

describe("bestRows", () => {
  it("gives what sorting all would put first, in that order", () => {
    assert(
      property(scoresOf, integer({ min: 1, max: 70 }), (scores, limit) => {
        const rows = Uint32Array.from(scores, (_, at) => (at * 7) % 61);
        const all = scores.map((score, at) => ({ row: rows[at] ?? 0, score }));

        expect(bestRows(rows, Float64Array.from(scores), limit)).toEqual(
          all.toSorted(byScore).slice(0, limit),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it("leaves the scores where they are", () => {
    const scores = Float64Array.of(1, 3, 2);
    bestRows(Uint32Array.of(0, 1, 2), scores, 1);
    expect([...scores]).toEqual([1, 3, 2]);
  });
});
