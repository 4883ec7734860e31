import { z } from "zod";
import { PartialDate } from "./partial-date.ts";
import { WebAddress } from "./web-address.ts";

/** A publication that a fact, a topic or an article stands on. */
export const Source = z.strictObject({
  title: z.string().min(1),
  publisher: z.string().min(1),
  url: WebAddress,
  /** When the page was published; `null` when the page shows no date. */
  published: PartialDate.nullable(),
  /** Language of the page (ISO 639-1), which need not be one of the base's own. */
  language: z.string().regex(/^[a-z]{2}$/, "write a two-letter language code such as fr"),
});
export type Source = z.infer<typeof Source>;
