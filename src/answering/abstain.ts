import type { AbstentionReason } from "../domain/answer.ts";
import {
  ANSWERABILITY_FEATURES,
  type AnswerabilityFeature,
  type AnswerabilityInput,
  type AskedContent,
  measureAnswerability,
  namesOf,
  readContent,
  wholeContent,
} from "./answerability-features.ts";
import { missesThings } from "./asked-things.ts";
import { asksWork } from "./asked-work.ts";
import { missesRole } from "./evidence-gaps.ts";
import { missesOutcome, tellsOutcome } from "./outcome-units.ts";
import { answerableProbability, type RankingModel } from "./ranking-model.ts";
import { strangerUntold } from "./strangers.ts";

/** Whether the base answers a question, and if not, why. */
export interface Abstention {
  /** 0..1. */
  readonly probability: number;
  /** `null`: it answers. */
  readonly reason: AbstentionReason | null;
}

/** A question whose nearest sentence is no nearer than this (as measured) is about something else. */
const FAR = -0.45;
/** Share of content that any unit covers by chance. */
const CHANCE = 0.16;

function measured(features: readonly number[], name: AnswerabilityFeature): number {
  return features[ANSWERABILITY_FEATURES.indexOf(name)] ?? 0;
}

function reasonOf(features: readonly number[], { searched }: AnswerabilityInput): AbstentionReason {
  if (namesOf(searched).length > 0) {
    return "nothing-found";
  }
  // A question of the field about a name that the base does not know.
  const { attributes } = searched.understanding;
  if (measured(features, "unknownName") > 0 && attributes.size > 0) {
    return "unknown-name";
  }
  return measured(features, "nearestSentence") < FAR ? "out-of-scope" : "nothing-found";
}

/** Names nothing of the base, and no unit covers more of its content, or of what is told around it, than chance would. */
function isElsewhere(features: readonly number[], input: AnswerabilityInput): boolean {
  return (
    namesOf(input.searched).length === 0 &&
    measured(features, "jointContent") < CHANCE &&
    wholeContent(input) < CHANCE
  );
}

/** Asks what a thing of the base is, and nothing about it that the base would lack. */
function isDefinition(features: readonly number[], { searched }: AnswerabilityInput): boolean {
  const gaps: readonly AnswerabilityFeature[] = [
    "missingConcept",
    "missingCertification",
    "unknownName",
    "missingCount",
  ];
  return (
    searched.understanding.intents.asksDefinition &&
    namesOf(searched).length > 0 &&
    gaps.every((gap) => measured(features, gap) === 0)
  );
}

/** Asks who holds an office at a provider, of which the evidence names nobody. */
function asksForNobody({ searched }: AnswerabilityInput, { parts, own }: AskedContent): boolean {
  return missesRole(searched, parts, own);
}

/**
 * One provider is asked about, and what comes nearest is a fact of another one, or a topic, that does not even
 * name it: others' keys are no answer. A page need not name whose it is.
 */
function isOfOthers({ searched, candidates }: AnswerabilityInput): boolean {
  const { providers, subjects } = searched.understanding;
  const [provider] = providers;
  const best = candidates[0]?.unit;
  return (
    provider !== undefined &&
    subjects.size === 1 &&
    best !== undefined &&
    (best.item.fact !== null || best.item.kind === "topic") &&
    !best.names.has(`subject:${provider}`)
  );
}

/** Units that are near enough to tell what a question is about, beside those shown. */
const NEAR_UNITS = 12;

/** Names nothing of the base, and is about things of which neither what is shown nor what lies near says a word. */
function isOfOtherThings({ searched, candidates, chosen }: AnswerabilityInput): boolean {
  const near = candidates.slice(0, NEAR_UNITS).map(({ unit }) => unit);
  return namesOf(searched).length === 0 && missesThings(searched, [...chosen, ...near]);
}

/** Is about something of which the base does not tell, whatever lies near it. */
function isOutside(features: readonly number[], input: AnswerabilityInput): boolean {
  return (
    !tellsOutcome(input) &&
    (isElsewhere(features, input) || isOfOtherThings(input) || missesOutcome(input, input.chosen))
  );
}

/** Orders a piece of work, and names nothing of which the base could at least tell. */
function ordersWork({ searched }: AnswerabilityInput): boolean {
  return namesOf(searched).length === 0 && asksWork(searched.understanding.cleaned);
}

/** Judges a question with its evidence by the fitted gate. */
export function judgeAbstention(input: AnswerabilityInput, model: RankingModel): Abstention {
  const content = readContent(input);
  const features = measureAnswerability(input, content);
  const probability = answerableProbability(model, features);
  if (ordersWork(input)) {
    return { probability, reason: "out-of-scope" };
  }
  const isUnlikely =
    probability < model.threshold && !isDefinition(features, input) && !tellsOutcome(input);
  const stranger = strangerUntold(input);
  const isUnanswered =
    input.chosen.length === 0 ||
    isUnlikely ||
    isOutside(features, input) ||
    asksForNobody(input, content) ||
    isOfOthers(input) ||
    stranger !== undefined;
  if (!isUnanswered) {
    return { probability, reason: null };
  }
  return { probability, reason: stranger?.reason ?? reasonOf(features, input) };
}
