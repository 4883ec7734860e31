import type { Block } from "../domain/answer.ts";
import type { AnswerModel } from "../domain/answer-model.ts";
import type { Manifest } from "../domain/generation.ts";
import type { AskerLanguage } from "../domain/language.ts";
import { formatDate } from "../language/format-date.ts";
import type { Phrases } from "../language/phrases.ts";
import { MAX_QUESTION_CHARS } from "./clean-question.ts";
import type { Guidance } from "./small-talk.ts";

/** What a message without a question gets. */
export type GuidanceKind = Guidance | "empty" | "too-long";

function slotsOf(
  kind: GuidanceKind,
  { counts, newest }: Manifest,
  language: AskerLanguage,
): Readonly<Record<string, string>> {
  if (kind === "coverage") {
    return {
      providers: String(counts.providers),
      facts: String(counts.facts),
      topics: String(counts.topics),
      articles: String(counts.articles),
      newest: formatDate(newest, language),
    };
  }
  return { limit: String(MAX_QUESTION_CHARS) };
}

export interface GuideParts {
  readonly manifest: Manifest;
  readonly phrases: Phrases;
  /** The language model that may be asked; none unless given. */
  readonly model?: Pick<AnswerModel, "name" | "host"> | undefined;
}

/** The guidance a message calls for, in its language. */
export function guide(
  kind: GuidanceKind,
  language: AskerLanguage,
  { manifest, phrases, model }: GuideParts,
): Block {
  const text =
    kind === "identity" && model !== undefined
      ? phrases.text(language, "model-identity", { model: model.name, host: model.host })
      : phrases.text(language, `guidance-${kind}`, slotsOf(kind, manifest, language));
  return { kind: "text", sentences: [{ text, citations: [] }] };
}
