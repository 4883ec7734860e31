import { z } from "zod";
import { REINDEX_PHASES } from "../../src/assistant/admin-desk.ts";
import { EmbedderSettings } from "../../src/config-models.ts";
import { ChangeReport } from "../../src/indexing/change-report.ts";
import { RunRequest } from "../../src/indexing/run-request.ts";

/** What the process of an index run is told when it begins. */
export const ReindexTask = z.strictObject({
  request: RunRequest,
  dataDir: z.string(),
  stateDir: z.string(),
  promptsDir: z.string(),
  /** 1 to 64: fewer than the process that answers has. */
  embedderThreads: z.int().min(1).max(64),
  /** The shipped one when left out. */
  embedder: EmbedderSettings.optional(),
  /** As in the settings: the process reads no environment. */
  keepGenerations: z.int().min(1),
  sourcesAllowLoopback: z.boolean(),
});
export type ReindexTask = z.infer<typeof ReindexTask>;

const Count = z.int().min(0);

/** What the process of an index run tells, message by message; `ended` is the last. */
export const ReindexReport = z.discriminatedUnion("kind", [
  /** It has started and waits for its task. */
  z.strictObject({ kind: z.literal("ready") }),
  z.strictObject({
    kind: z.literal("progress"),
    phase: z.enum(REINDEX_PHASES),
    done: Count,
    total: Count,
    rate: z.number().min(0).nullable(),
    secondsLeft: z.number().min(0).nullable(),
  }),
  /** Something damaged was mended on the way. */
  z.strictObject({ kind: z.literal("notice"), message: z.string() }),
  z.strictObject({
    kind: z.literal("ended"),
    result: z.discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("published"),
        generation: z.string(),
        added: Count,
        changed: Count,
        removed: Count,
        seconds: z.number().min(0),
        report: ChangeReport,
      }),
      z.strictObject({
        kind: z.literal("unchanged"),
        generation: z.string(),
        report: ChangeReport.optional(),
      }),
      z.strictObject({ kind: z.literal("proposed"), report: ChangeReport }),
      z.strictObject({ kind: z.literal("pinned"), generation: z.string() }),
      z.strictObject({ kind: z.literal("refused"), reason: z.string() }),
      z.strictObject({ kind: z.literal("faulty"), faults: z.array(z.string()) }),
      z.strictObject({ kind: z.literal("busy") }),
      z.strictObject({ kind: z.literal("cancelled") }),
      /** `message` is for the log. */
      z.strictObject({ kind: z.literal("failed"), message: z.string() }),
    ]),
  }),
]);
export type ReindexReport = z.infer<typeof ReindexReport>;
export type ReindexEnd = Extract<ReindexReport, { kind: "ended" }>["result"];
