import { describe, expect, it } from "vitest";
import { scaleScores } from "../../src/retrieval/scale.ts";

function hits(...scores: readonly number[]): { row: number; score: number }[] {
  return scores.map((score, row) => ({ row, score }));
}

describe("scaleScores", () => {
  it.each([
    { name: "nothing", found: [], limit: 3, scaled: [] },
    { name: "one hit", found: hits(0.2), limit: 3, scaled: [[0, 1]] },
    {
      name: "equal hits",
      found: hits(0.8, 0.8),
      limit: 3,
      scaled: [
        [0, 1],
        [1, 1],
      ],
    },
    {
      name: "the best and the last",
      found: hits(8, 6, 4),
      limit: 3,
      scaled: [
        [0, 1],
        [1, 0.5],
        [2, 0],
      ],
    },
    {
      name: "only the best within the limit",
      found: hits(8, 6, 4, 2),
      limit: 2,
      scaled: [
        [0, 1],
        [1, 0],
      ],
    },
    {
      name: "negative cosines",
      found: hits(0, -1),
      limit: 2,
      scaled: [
        [0, 1],
        [1, 0],
      ],
    },
  ])("stretches $name", ({ found, limit, scaled }) => {
    const told: number[][] = [];
    scaleScores(found, limit, (row, score) => told.push([row, score]));

    expect(told).toEqual(scaled);
  });
});
