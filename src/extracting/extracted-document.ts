import { z } from "zod";
import { BaseLanguage } from "../domain/language.ts";
import { PartialDate } from "../domain/partial-date.ts";

/** A paragraph, a list item or a table row of a document, in reading order. */
export const ExtractedBlock = z.strictObject({
  /** Heading path, outermost first; the title is not part of it. */
  headings: z.array(z.string()),
  /** Column names, for a row of a table; empty otherwise. */
  columns: z.array(z.string()),
  /** White space collapsed, no markup. */
  text: z.string().min(1),
  /** Page of a PDF, from 1; `null` elsewhere. */
  pageNumber: z.int().min(1).nullable(),
});
export type ExtractedBlock = z.infer<typeof ExtractedBlock>;

/** What is kept of a fetched page or file. */
export const ExtractedDocument = z.strictObject({
  title: z.string().min(1),
  /** `null`: the page does not tell. */
  publisher: z.string().min(1).nullable(),
  author: z.string().min(1).nullable(),
  published: PartialDate.nullable(),
  modified: PartialDate.nullable(),
  language: BaseLanguage,
  /** Canonical address that the page names itself, when it is on the same host; else `null`. */
  canonical: z.string().nullable(),
  blocks: z.array(ExtractedBlock).min(1),
});
export type ExtractedDocument = z.infer<typeof ExtractedDocument>;

/** Why a body gave no document. */
export type ExtractFault =
  | "unreadable"
  | "wrong-charset"
  | "not-text"
  | "no-text"
  | "soft-404"
  | "consent-wall"
  | "needs-javascript"
  | "language-unsupported"
  | "too-large"
  | "bomb"
  | "encrypted"
  | "front-matter";

/** Expected outcomes are values. */
export type ExtractResult =
  | { readonly kind: "extracted"; readonly document: ExtractedDocument }
  | { readonly kind: "failed"; readonly fault: ExtractFault; readonly detail: string };

export interface ExtractInput {
  readonly body: Uint8Array;
  /** Lower case, without parameters: text/html, application/xhtml+xml, application/pdf, text/markdown, text/plain, application/vnd.openxmlformats-officedocument.wordprocessingml.document. */
  readonly contentType: string;
  readonly charset: string | null;
  /** Where it was read from: relative addresses are resolved against it, and its last part is the title of last resort. */
  readonly url: string;
  /** Language where the document does not tell and detection is unsure. */
  readonly language: BaseLanguage;
  readonly selectors: {
    readonly content?: string | undefined;
    readonly remove?: readonly string[] | undefined;
  };
  readonly signal: AbortSignal;
}

/** One entry of a feed or sitemap. */
export interface LinkEntry {
  readonly url: string;
  readonly title: string | null;
  /** Published or last modified, as the feed states it. */
  readonly date: PartialDate | null;
}
