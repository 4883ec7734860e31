import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { BotError } from "../errors.ts";
import { ADDITION_FEATURES } from "./addition.ts";
import { ANSWERABILITY_FEATURES } from "./answerability-features.ts";
import { UNIT_FEATURES, type UnitFeatures } from "./unit-features.ts";

/** A weight for each feature, in the order of its list: another list needs another fit. */
function weightsFor(names: readonly string[]): z.ZodType<readonly number[]> {
  return z
    .record(z.string(), z.number())
    .refine((record) => names.every((name) => name in record), {
      error: `needs a weight for each of ${names.join(", ")}`,
    })
    .transform((record) => names.map((name) => record[name] ?? 0));
}

/**
 * data/models/ranking.json: three linear models fitted by `npm run calibrate` on the development and
 * calibration questions. Small on purpose: they are read, not believed.
 */
export const RankingModel = z.strictObject({
  /** What it was fitted on. */
  fittedOn: z.strictObject({ date: z.iso.date(), sets: z.array(z.string()), questions: z.int() }),
  /** Score of a unit: a weighted sum of its features. */
  unit: weightsFor(UNIT_FEATURES),
  /** Log-odds that a unit, added to chosen ones, still answers what was asked; with `bias`. */
  addition: weightsFor(ADDITION_FEATURES),
  /** Log-odds that the base answers the question at all; with `bias`. */
  answerable: weightsFor(ANSWERABILITY_FEATURES),
  /** Below this probability (0..1) the bot abstains. */
  threshold: z.number().min(0).max(1),
});
export type RankingModel = z.infer<typeof RankingModel>;

/** What is wrong with the file, in a phrase. */
function describeFault(cause: unknown): string {
  if (cause instanceof SyntaxError) {
    return "is no JSON: it is empty, cut short or was edited by hand";
  }
  if (cause instanceof z.ZodError) {
    // The first says enough: the file is restored or fitted again, never mended by hand.
    const [issue] = cause.issues;
    const field = issue?.path.map(String).join(".") ?? "";
    const fault = issue?.message.replace(/^Invalid input: /u, "") ?? "";
    return `has a wrong value${field === "" ? "" : ` in \`${field}\``}: ${fault}`;
  }
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
  return code === "ENOENT" ? "is missing" : `cannot be read (${code})`;
}

/** @throws {BotError} MODEL_FILE_INVALID when the file is missing or wrong, naming what to mend. */
export async function readRankingModel(dataDir: string): Promise<RankingModel> {
  const file = join(dataDir, "models", "ranking.json");
  try {
    return RankingModel.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (cause) {
    throw new BotError(
      "MODEL_FILE_INVALID",
      `${file} ${describeFault(cause)}. Restore it with \`git checkout -- data/models\`, or fit it again with \`npm run calibrate\``,
      { cause },
    );
  }
}

function weightedSum(weights: readonly number[], features: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * (features[at] ?? 0), 0);
}

export function scoreFeatures(model: RankingModel, features: UnitFeatures): number {
  return weightedSum(model.unit, features);
}

function probability(weights: readonly number[], features: readonly number[]): number {
  return 1 / (1 + Math.exp(-weightedSum(weights, features)));
}

/** Probability (0..1) that the base holds an answer. */
export function answerableProbability(model: RankingModel, features: readonly number[]): number {
  return probability(model.answerable, features);
}

/**
 * How likely (0..1) a unit, added to chosen ones, still answers.
 *
 * @param addition - `RankingModel.addition`.
 */
export function additionProbability(
  addition: readonly number[],
  features: readonly number[],
): number {
  return probability(addition, features);
}
