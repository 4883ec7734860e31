import { z } from "zod";
import { IndexPlanCounts } from "./plan-index.ts";

/** What became of one index run that had something to do. */
export const IndexRun = z.strictObject({
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  outcome: z.enum(["published", "cancelled", "failed"]),
  /** What was, or would have been, published; `null` when the run ended before it knew. */
  generation: z.string().nullable(),
  /** `null` when the run ended before it had a plan. */
  counts: IndexPlanCounts.extend({
    /** Texts the embedder had to read. */
    embedded: z.int().min(0),
    /** Texts whose vectors were shipped or cached. */
    reused: z.int().min(0),
  }).nullable(),
});
export type IndexRun = z.infer<typeof IndexRun>;
