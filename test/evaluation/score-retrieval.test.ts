import { describe, expect, it } from "vitest";
import type { ItemId } from "../../src/domain/passage.ts";
import { scoreRetrieval } from "../../src/evaluation/score-retrieval.ts";

function facts(...numbers: readonly number[]): ItemId[] {
  return numbers.map((number): ItemId => `fact:f${String(number)}`);
}

const TWELVE = facts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);

describe("scoreRetrieval", () => {
  it.each<{
    name: string;
    relevant: ItemId[];
    retrieved: ItemId[];
    recall: number[];
    hit: boolean[];
  }>([
    {
      name: "nothing found",
      relevant: facts(1),
      retrieved: [],
      recall: [0, 0, 0],
      hit: [false, false, false],
    },
    {
      name: "the only one in sixth place",
      relevant: facts(99),
      retrieved: [...facts(1, 2, 3, 4, 5), ...facts(99)],
      recall: [0, 1, 1],
      hit: [false, true, true],
    },
    {
      name: "more relevant than places",
      relevant: TWELVE,
      retrieved: [...facts(1, 2, 3), ...facts(90, 91), ...facts(4, 5, 6)],
      recall: [3 / 5, 6 / 10, 6 / 12],
      hit: [true, true, true],
    },
    {
      name: "a topic found in its other language",
      relevant: ["topic:c5.fr", "topic:c5.en"],
      retrieved: ["topic:c5.en"],
      recall: [1, 1, 1],
      hit: [true, true, true],
    },
    {
      name: "both versions taking one place",
      relevant: facts(9),
      retrieved: ["topic:c5.en", "topic:c5.fr", ...facts(1, 2, 3), ...facts(9)],
      recall: [1, 1, 1],
      hit: [true, true, true],
    },
    {
      name: "an item repeated",
      relevant: facts(1, 9),
      retrieved: [...facts(1, 1, 1, 1, 1), ...facts(9)],
      recall: [1, 1, 1],
      hit: [true, true, true],
    },
    {
      name: "an article in another language, which is another item",
      relevant: ["article:a.fr"],
      retrieved: ["article:a.en"],
      recall: [0, 0, 0],
      hit: [false, false, false],
    },
  ])("scores $name at 5, 10 and 20", ({ relevant, retrieved, recall, hit }) => {
    const scores = scoreRetrieval({ relevant }, retrieved);

    expect(scores.map((score) => score.recall)).toEqual(recall.map((r) => expect.closeTo(r, 9)));
    expect(scores.map((score) => score.isHit)).toEqual(hit);
  });
});
