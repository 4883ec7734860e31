import { z } from "zod";
import { BaseLanguage } from "./language.ts";
import { PartialDate } from "./partial-date.ts";
import { Slug } from "./provider.ts";
import { RuleState } from "./rule-state.ts";
import { Source } from "./source.ts";

const shared = {
  id: Slug,
  title: z.string().min(1),
  language: BaseLanguage,
  /** Counted from 1 by the `[n]` markers of the body. */
  sources: z.array(Source).min(1),
};

/** Front matter of a topic or an article. */
export const FrontMatter = z.discriminatedUnion("kind", [
  /** A topic exists in fr and en; `asOf` is the state it describes. */
  z.strictObject({
    ...shared,
    kind: z.literal("topic"),
    asOf: PartialDate,
    /** Of the laws, schemes and decisions whose state it tells; left out for none. */
    states: z.array(RuleState).min(1).optional(),
  }),
  /** A news item, in one language; `published` is the date of the event. */
  z.strictObject({ ...shared, kind: z.literal("article"), published: PartialDate }),
]);
export type FrontMatter = z.infer<typeof FrontMatter>;
