import { z } from "zod";
import { PartialDate } from "./partial-date.ts";

/** How a law, scheme or decision stands. `not-adopted`: drafted or proposed, and no more. */
export const RuleStanding = z.enum(["in-force", "not-adopted", "annulled"]);
export type RuleStanding = z.infer<typeof RuleStanding>;

/** What a topic says of the state of one law, scheme or decision. */
export const RuleState = z.strictObject({
  /** What people call it, in any language: never a name that another one has or had too. */
  names: z.array(z.string().min(1)).min(1),
  state: RuleStanding,
  /** The day, month or year as of which it is so. */
  asOf: PartialDate,
  /** The sentences of the topic that say so, word for word and without markers, as they are to be shown. */
  told: z.array(z.string().min(1)).min(1),
});
export type RuleState = z.infer<typeof RuleState>;
