import { mkdtempSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { EvalQuestion } from "../../src/evaluation/question-set.ts";
import { articlesOf } from "../helpers/articles.ts";
import { openContent } from "../helpers/open-content.ts";
import { readInputs, sampleQuestions, vectorAt, writeInputs } from "./inputs.ts";

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

describe("writeInputs and readInputs", () => {
  const folder = mkdtempSync(join(tmpdir(), "souverain-inputs-"));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const text = "Alpha is qualified. Critics see two weak points.";

  it("hand on what the index holds: texts, vectors and questions", async () => {
    const generation = await openContent(
      articlesOf([
        { id: "a", language: "en", text },
        { id: "b", language: "fr", text: "Beta est certifié." },
      ]),
    );
    const questions = [
      { text: "q", language: "en" as const, words: [], vector: [0.5, -0.25], relevant: [] },
    ];
    await writeInputs(folder, generation, { questions, depth: 7 });
    const inputs = readInputs(folder);

    expect(inputs).toMatchObject({ questions, depth: 7 });
    expect(inputs.passages.map(({ item, language }) => [item, language])).toEqual([
      ["article:a", "en"],
      ["article:b", "fr"],
    ]);
    expect(inputs.vectors).toEqual(Float32Array.from(generation.passageVectors));
    expect(Float32Array.from(vectorAt(inputs, 1))).toEqual(
      generation.passageVectors.slice(inputs.dimension, 2 * inputs.dimension),
    );
  });

  it("refuse vectors that are not one a passage", () => {
    truncateSync(join(folder, "vectors.f32"), 4);
    expect(() => readInputs(folder)).toThrow("one vector a passage");
  });
});
