import { z } from "zod";
import { BaseLanguage } from "./language.ts";
import { Basis, Slug } from "./provider.ts";
import { WebAddress } from "./web-address.ts";

const UNIT_HOURS = { h: 1, d: 24, w: 168 } as const;

/** A span of time such as `6h`, `1d` or `2w`, as hours. */
const Hours = z
  .string()
  .regex(/^[1-9]\d{0,3}[hdw]$/, "write a number and h, d or w, such as 6h, 1d or 2w")
  .transform((text) => {
    const unit = text.slice(-1) === "h" ? "h" : text.slice(-1) === "d" ? "d" : "w";
    return Number(text.slice(0, -1)) * UNIT_HOURS[unit];
  });

const shared = {
  id: Slug,
  /** Shown in lists and reports; the id when left out. */
  title: z.string().min(1).optional(),
  /** Language of its pages where they do not tell; text in another language than fr and en is refused. */
  language: BaseLanguage,
  /** Who publishes it, where a page does not tell. */
  publisher: z.string().min(1),
  /** What its statements are worth: who says them. */
  basis: Basis,
  /** How often it is read anew by `npm start`: a span, or `manual` for never by itself. */
  schedule: z
    .union([z.literal("manual"), Hours], {
      error: "write manual, or a number and h, d or w, such as 6h, 1d or 2w",
    })
    .default("manual"),
  /** Age of the last successful reading from which on answers say that it is old. */
  freshness: Hours.default(90 * 24),
  /** Share (per cent) of its pages that may change, vanish or shrink at once before they are held back. */
  holdBack: z.int().min(1).max(100).default(30),
  /** CSS selectors: what of an HTML page is its text, and what of that is not. */
  selectors: z
    .strictObject({
      content: z.string().min(1).optional(),
      remove: z.array(z.string().min(1)).optional(),
    })
    .default({}),
};
const shaped = {
  /** Pages read at most; what is beyond is reported. */
  limit: z.int().min(1).max(10_000).default(500),
  /** Only addresses or paths that contain one of these. */
  include: z.array(z.string().min(1)).optional(),
  /** None that contains one of these. */
  exclude: z.array(z.string().min(1)).optional(),
};

/** One entry of data/sources.yaml. */
export const SourceEntry = z.discriminatedUnion(
  "kind",
  [
    /** One HTML page, PDF or DOCX. */
    z.strictObject({ ...shared, kind: z.literal("page"), url: WebAddress }),
    z.strictObject({
      ...shared,
      kind: z.literal("pages"),
      urls: z.array(WebAddress).min(1).max(10_000),
    }),
    z.strictObject({ ...shared, ...shaped, kind: z.literal("sitemap"), url: WebAddress }),
    /** RSS or Atom: the pages that its entries link to. */
    z.strictObject({ ...shared, ...shaped, kind: z.literal("feed"), url: WebAddress }),
    /** Files of this machine: Markdown, HTML, PDF, DOCX, and facts as YAML in the form of data/providers. */
    z.strictObject({
      ...shared,
      ...shaped,
      kind: z.literal("folder"),
      /** Relative to data/, or absolute. Links that lead out of it are refused. */
      path: z.string().min(1),
      /** Address under which its files are published; a file may name its own in front matter (`url`). */
      baseUrl: WebAddress.optional(),
      /** Whether its text is our own words about a publication, or the publication itself. */
      form: z.enum(["summary", "quotation"]).default("summary"),
    }),
  ],
  { error: "write one of page, pages, sitemap, feed, folder" },
);
export type SourceEntry = z.infer<typeof SourceEntry>;

/** data/sources.yaml; an empty list when nothing but the base itself is read. */
export const SourceList = z.strictObject({ sources: z.array(SourceEntry) });
export type SourceList = z.infer<typeof SourceList>;
