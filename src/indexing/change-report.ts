import { z } from "zod";
import { ItemId } from "../domain/passage.ts";

/** Why a change of a page is not taken over by itself. */
export const HoldReason = z.enum([
  /** Over 80 % of its text is gone. */
  "shrank",
  /** Listed before, not any more, or its address answers with "not found". */
  "vanished",
  /** More of the source changed at once than its `holdBack` allows. */
  "many-at-once",
  /** An admin has rejected exactly this text, or rolled it back. */
  "rejected",
]);
export type HoldReason = z.infer<typeof HoldReason>;

/** What becomes of one item. */
export const ItemChange = z.strictObject({
  kind: z.enum(["added", "changed", "removed", "held"]),
  item: ItemId,
  title: z.string(),
  /** Id in data/sources.yaml; `null` for the base itself. */
  source: z.string().nullable(),
  /** Passages that come and go. */
  passages: z.strictObject({ added: z.int().min(0), removed: z.int().min(0) }),
  /** For `held`. */
  reason: HoldReason.nullable(),
});
export type ItemChange = z.infer<typeof ItemChange>;

/** How one source was read. */
export const SourceReport = z.strictObject({
  source: z.string(),
  read: z.int().min(0),
  unchanged: z.int().min(0),
  failures: z.array(z.strictObject({ page: z.string(), fault: z.string(), detail: z.string() })),
});
export type SourceReport = z.infer<typeof SourceReport>;

/** A citation of an answer that was given which the candidate can no longer show. */
export const BrokenCitation = z.strictObject({
  answerId: z.string(),
  item: ItemId,
  why: z.enum(["item-removed", "text-changed"]),
});
export type BrokenCitation = z.infer<typeof BrokenCitation>;

/** A golden or evaluation question whose answer would change. */
export const AnswerChange = z.strictObject({
  set: z.string(),
  id: z.string(),
  question: z.string(),
  before: z.strictObject({ kind: z.string(), text: z.string() }),
  after: z.strictObject({ kind: z.string(), text: z.string() }),
  /** False when a golden question no longer cites what it must: such a generation is not published. */
  passes: z.boolean(),
});
export type AnswerChange = z.infer<typeof AnswerChange>;

/** What a run would change, or has changed. */
export const ChangeReport = z.strictObject({
  /** Id of the candidate generation: what `approve` publishes, to the byte. `null` when nothing would change. */
  proposal: z.string().nullable(),
  /** The published one it was compared with; `null` when there was none. */
  against: z.string().nullable(),
  /** ISO 8601. */
  madeAt: z.iso.datetime(),
  sources: z.array(SourceReport),
  changes: z.array(ItemChange),
  brokenCitations: z.array(BrokenCitation),
  answers: z.array(AnswerChange),
});
export type ChangeReport = z.infer<typeof ChangeReport>;
