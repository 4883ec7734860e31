import type { AbstentionReason } from "../domain/answer.ts";
import {
  ANSWERABILITY_FEATURES,
  type AnswerabilityInput,
  measureAnswerability,
} from "./answerability-features.ts";
import { answerableProbability, type RankingModel } from "./ranking-model.ts";

/** Whether the base answers a question, and if not, why. */
export interface Abstention {
  /** 0..1. */
  readonly probability: number;
  /** `null`: it answers. */
  readonly reason: AbstentionReason | null;
}

/** A question whose nearest sentence is no nearer than this (as measured) is about something else. */
const FAR = -0.45;

function measured(
  features: readonly number[],
  name: (typeof ANSWERABILITY_FEATURES)[number],
): number {
  return features[ANSWERABILITY_FEATURES.indexOf(name)] ?? 0;
}

function reasonOf(features: readonly number[]): AbstentionReason {
  const isNamed = measured(features, "named") > 0;
  if (!isNamed && measured(features, "nearestSentence") < FAR) {
    return "out-of-scope";
  }
  return measured(features, "unknownName") > 0 && !isNamed ? "unknown-name" : "nothing-found";
}

/** Judges a question with its evidence by the fitted gate. */
export function judgeAbstention(input: AnswerabilityInput, model: RankingModel): Abstention {
  const features = measureAnswerability(input);
  const probability = answerableProbability(model, features);
  const hasNothing = input.chosen.length === 0;
  return {
    probability,
    reason: hasNothing || probability < model.threshold ? reasonOf(features) : null,
  };
}
