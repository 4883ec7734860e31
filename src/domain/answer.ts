import { z } from "zod";
import { AnswerModel } from "./answer-model.ts";
import { Form } from "./form.ts";
import { AskerLanguage } from "./language.ts";
import { PartialDate } from "./partial-date.ts";
import { ItemId } from "./passage.ts";
import { Basis } from "./provider.ts";

/**
 * One sentence or cell of an answer.
 *
 * With citations, `text` stands verbatim in each cited item; without, it is a frame: the bot's own
 * words from prompts/, whose slots were filled from evidence of the same answer.
 */
export const AnswerSentence = z.strictObject({
  text: z.string().min(1),
  /** Numbers of `Answer.citations`; empty for a frame. */
  citations: z.array(z.int().min(1)),
});
export type AnswerSentence = z.infer<typeof AnswerSentence>;

/** A part of an answer; carries no platform's markup. */
export const Block = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text"), sentences: z.array(AnswerSentence).min(1) }),
  z.strictObject({
    kind: z.literal("list"),
    items: z.array(z.array(AnswerSentence).min(1)).min(1),
  }),
  z.strictObject({
    kind: z.literal("table"),
    header: z.array(AnswerSentence).min(1),
    /** Each row has as many cells as the header. */
    rows: z.array(z.array(AnswerSentence).min(1)).min(1),
  }),
  z.strictObject({
    kind: z.literal("timeline"),
    /** Oldest first. */
    entries: z.array(z.strictObject({ date: PartialDate, sentence: AnswerSentence })).min(1),
  }),
]);
export type Block = z.infer<typeof Block>;

/** What a citation number leads to. */
export const Citation = z.strictObject({
  number: z.int().min(1),
  item: ItemId,
  form: Form,
  /** Who says it; `null` for topics and articles, whose sources differ. */
  basis: Basis.nullable(),
  /** What a reader must know about this evidence, in the asker's language where it exists; or null. */
  caveat: z.string().nullable(),
  title: z.string(),
  publisher: z.string(),
  url: z.string(),
  /** `null`: the page shows no date. */
  published: PartialDate.nullable(),
  /** Date of the state described. */
  asOf: PartialDate.nullable(),
  /** The stored passage, whole. */
  excerpt: z.string(),
  /** Page of a PDF, from 1. */
  pageNumber: z.int().min(1).optional(),
  /** False when the text stands on its page more than once: no link can lead to it then. */
  isUniqueOnPage: z.boolean().optional(),
});
export type Citation = z.infer<typeof Citation>;

/** A passage shown with an abstention: what the base has that comes nearest. */
export const Nearest = Citation.omit({ number: true });
export type Nearest = z.infer<typeof Nearest>;

export const AbstentionReason = z.enum(["nothing-found", "unknown-name", "out-of-scope"]);
export type AbstentionReason = z.infer<typeof AbstentionReason>;

/**
 * What the bot says to one question.
 *
 * `answered`; `partial`: a named part of the question has no evidence; `abstained`: no answer, with
 * `reason` and the nearest passages; `guidance`: help and small talk.
 */
export const Answer = z.strictObject({
  /**
   * Hash of generation, question, history, locale and day (16 hex digits); where a language model chose the
   * sentences, of the model and the sentences too, since it may choose others the next time.
   */
  answerId: z.string(),
  kind: z.enum(["answered", "partial", "abstained", "guidance"]),
  reason: AbstentionReason.nullable(),
  language: AskerLanguage,
  blocks: z.array(Block),
  citations: z.array(Citation),
  /** At most three; empty unless abstained or partial. */
  nearest: z.array(Nearest),
  /** Id of the generation that was searched. */
  generation: z.string(),
  /** Left out when no language model was asked. */
  model: AnswerModel.optional(),
});
export type Answer = z.infer<typeof Answer>;
