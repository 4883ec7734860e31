import { z } from "zod";
import { Answer } from "../../domain/answer.ts";

/** An outcome as the inbox keeps it: an answer lies in a table of its own, by its id. */
export const StoredOutcome = z.discriminatedUnion("kind", [
  z.strictObject({ kind: Answer.shape.kind, answerId: z.string() }),
  z.strictObject({
    kind: z.literal("limited"),
    scope: z.enum(["user", "channel", "workspace"]),
    retryAt: z.iso.datetime(),
  }),
  z.strictObject({
    kind: z.literal("failed"),
    reason: z.enum(["index-unavailable", "withheld", "internal"]),
  }),
]);
export type StoredOutcome = z.infer<typeof StoredOutcome>;
