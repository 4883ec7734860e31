import { array, assert, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { keepBest } from "../../src/retrieval/keep-best.ts";
import { byScore, type ScoredRow } from "../../src/retrieval/scale.ts";

const hits = array(
  record({ row: integer({ min: 0, max: 50 }), score: integer({ min: -3, max: 3 }) }),
  {
    maxLength: 40,
  },
);

describe("keepBest", () => {
  it("keeps what sorting all would put first, in that order", () => {
    assert(
      property(hits, integer({ min: 1, max: 12 }), (all, limit) => {
        const best: ScoredRow[] = [];
        for (const hit of all) {
          keepBest(best, hit, limit);
        }

        expect(best).toEqual(all.toSorted(byScore).slice(0, limit));
      }),
    );
  });
});
