import { z } from "zod";

/** What a claim may be at most: more is no claim. */
const MAX_TEXT = 1_000;
const MAX_QUOTE = 4_000;
const MAX_NAMED = 8;
const MAX_ID = 100;

/** One thing that a language model says, and the stored sentences it says it from. */
export const DraftClaim = z.object({
  /** Its own words: compared with its quotes, never shown as an answer. */
  text: z.string().trim().min(1).max(MAX_TEXT),
  /** Ids of passages as they were given. */
  passages: z.array(z.string().max(MAX_ID)).min(1).max(MAX_NAMED),
  /** Whole stored sentences of these passages. */
  quotes: z.array(z.string().max(MAX_QUOTE)).max(MAX_NAMED),
});
export type DraftClaim = z.infer<typeof DraftClaim>;

/** What is asked for, without bounds: servers that hold a model to a schema know few keywords. */
const Draft = z.strictObject({
  claims: z.array(
    z.strictObject({
      text: z.string(),
      passages: z.array(z.string()),
      quotes: z.array(z.string()),
    }),
  ),
});

/** The same as JSON Schema, for servers that hold a model to one. */
export function draftJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(Draft, { target: "draft-7" });
}
