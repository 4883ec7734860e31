import { describe, expect, it } from "vitest";
import type { EvalQuestion } from "../../src/evaluation/question-set.ts";
import { sampleQuestions } from "./inputs.ts";

function questionOf(id: string, fields: Partial<EvalQuestion> = {}): EvalQuestion {
  return {
    id,
    language: "fr",
    type: "fact",
    question: `question ${id}`,
    history: [],
    answerable: true,
    relevant: ["fact:a"],
    mustInclude: [],
    mustNotInclude: [],
    asOf: null,
    ...fields,
  };
}

describe("sampleQuestions", () => {
  const all = ["1", "2", "3", "4", "5", "6"].map((id) => questionOf(id));

  it.each([
    { name: "evenly from the whole list", count: 3, expected: ["1", "3", "5"] },
    {
      name: "all of them when there are fewer",
      count: 9,
      expected: ["1", "2", "3", "4", "5", "6"],
    },
    { name: "none when none is wanted", count: 0, expected: [] },
  ])("takes $name", ({ count, expected }) => {
    expect(sampleQuestions(all, count).map(({ id }) => id)).toEqual(expected);
  });

  it("leaves out follow-ups and what the base cannot answer", () => {
    const others = [
      questionOf("7", { history: ["earlier"] }),
      questionOf("8", { answerable: false, relevant: [] }),
      questionOf("9"),
    ];

    expect(sampleQuestions(others, 5).map(({ id }) => id)).toEqual(["9"]);
  });
});
