import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ADDITION_FEATURES } from "../../src/answering/addition.ts";
import { ANSWERABILITY_FEATURES } from "../../src/answering/answerability-features.ts";
import {
  answerableProbability,
  RankingModel,
  readRankingModel,
  scoreFeatures,
} from "../../src/answering/ranking-model.ts";
import { UNIT_FEATURES } from "../../src/answering/unit-features.ts";
import { temporaryFolder } from "../helpers/index-workshop.ts";

/** A folder like data/ with these weights. */
async function dataWith(content: string | null): Promise<string> {
  const dataDir = temporaryFolder();
  await mkdir(join(dataDir, "models"));
  if (content !== null) {
    await writeFile(join(dataDir, "models", "ranking.json"), content);
  }
  return dataDir;
}

function weights(names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(names.map((name, at) => [name, at]));
}

const MODEL = {
  fittedOn: { date: "2026-11-25", sets: ["dev"], questions: 160 },
  unit: weights(UNIT_FEATURES),
  addition: weights(ADDITION_FEATURES),
  answerable: weights(ANSWERABILITY_FEATURES),
  threshold: 0.4,
};

describe("readRankingModel", () => {
  it("reads the shipped weights, one for each feature", async () => {
    const model = await readRankingModel("data");

    expect(model.unit).toHaveLength(UNIT_FEATURES.length);
    expect(model.addition).toHaveLength(ADDITION_FEATURES.length);
    expect(model.answerable).toHaveLength(ANSWERABILITY_FEATURES.length);
  });

  it("puts weights in the order of the features, whatever their order in the file", async () => {
    const unit = Object.fromEntries(Object.entries(MODEL.unit).toReversed());

    const model = await readRankingModel(await dataWith(JSON.stringify({ ...MODEL, unit })));

    expect(model.unit).toEqual(UNIT_FEATURES.map((_, at) => at));
  });

  it.each([
    { name: "a missing file", content: null, told: "ranking.json is missing. Restore it" },
    { name: "an empty file", content: "", told: "is no JSON: it is empty, cut short" },
    { name: "a file cut short", content: JSON.stringify(MODEL).slice(0, 200), told: "JSON" },
    {
      name: "a weight too few",
      content: JSON.stringify({ ...MODEL, unit: { ...MODEL.unit, passage: undefined } }),
      told: "passage",
    },
    {
      name: "a weight that is no number",
      content: JSON.stringify({ ...MODEL, unit: { ...MODEL.unit, dense: "0.5" } }),
      told: "has a wrong value in `unit.dense`: expected number, received string",
    },
    {
      name: "a threshold beyond 1",
      content: JSON.stringify({ ...MODEL, threshold: 2 }),
      told: "threshold",
    },
    { name: "an unknown field", content: JSON.stringify({ ...MODEL, bias: 1 }), told: "bias" },
  ])("refuses $name and says how to mend it", async ({ content, told }) => {
    const dataDir = await dataWith(content);

    await expect(readRankingModel(dataDir)).rejects.toMatchObject({
      code: "MODEL_FILE_INVALID",
      message: expect.stringContaining(join(dataDir, "models", "ranking.json")),
    });
    await expect(readRankingModel(dataDir)).rejects.toThrow(told);
    await expect(readRankingModel(dataDir)).rejects.toThrow("npm run calibrate");
  });

  it("refuses a folder in place of the file", async () => {
    const dataDir = await dataWith(null);
    await cp("data/topics", join(dataDir, "models", "ranking.json"), { recursive: true });

    await expect(readRankingModel(dataDir)).rejects.toMatchObject({ code: "MODEL_FILE_INVALID" });
    await rm(dataDir, { recursive: true });
  });
});

describe("scores", () => {
  const model = RankingModel.parse({
    ...MODEL,
    unit: { ...weights(UNIT_FEATURES), passage: 2, dense: -1 },
    answerable: Object.fromEntries(
      ANSWERABILITY_FEATURES.map((name) => [name, name === "bias" ? 1 : 0]),
    ),
  });

  it("are weighted sums of the features", () => {
    expect(scoreFeatures(model, [0.5, 0.25])).toBeCloseTo(0.75, 10);
    expect(scoreFeatures(model, [])).toBe(0);
  });

  it("become probabilities by the logistic function", () => {
    expect(answerableProbability(model, [0])).toBe(0.5);
    expect(answerableProbability(model, [Math.log(3)])).toBeCloseTo(0.75, 10);
  });
});
