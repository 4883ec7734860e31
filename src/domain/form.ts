import { z } from "zod";

/** `summary`: the base's own words about the source. `quotation`: verbatim from the source's page. */
export const Form = z.enum(["summary", "quotation"]);
export type Form = z.infer<typeof Form>;
