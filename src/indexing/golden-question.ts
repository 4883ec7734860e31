import { z } from "zod";
import { Answer } from "../domain/answer.ts";
import { ItemId } from "../domain/passage.ts";

/** A question that every published generation must answer as it says. */
export const GoldenQuestion = z.strictObject({
  /** Named when it fails. */
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "write small letters, digits and hyphens"),
  question: z.string().min(1),
  kind: Answer.shape.kind,
  /** Groups of items: of each, one must be cited. Empty when nothing needs to be. */
  cites: z.array(z.array(ItemId).min(1)).default([]),
});
export type GoldenQuestion = z.infer<typeof GoldenQuestion>;

/** data/golden.yaml. */
export const GoldenSet = z.strictObject({
  /** Day on which the questions are asked, so that the same base gives the same answers for ever. */
  today: z.iso.date(),
  questions: z.array(GoldenQuestion),
});
export type GoldenSet = z.infer<typeof GoldenSet>;

/** No question at all. */
export const NO_GOLDEN: GoldenSet = { today: "2026-01-01", questions: [] };
