import { z } from "zod";
import { AskerLanguage } from "./language.ts";

/** A question as an adapter hands it on. */
export const Question = z.strictObject({
  /** As typed; may hold mentions, emoji, markup, anything. */
  text: z.string(),
  /** Earlier questions of the same conversation, oldest first. */
  history: z.array(z.string()),
  /** Language to fall back on when the text does not tell; from the platform, if it says. */
  locale: AskerLanguage.optional(),
  /** Day on which it is asked (YYYY-MM-DD), so that the same question gives the same answer. */
  today: z.iso.date(),
});
export type Question = z.infer<typeof Question>;
