import type { PartialDate } from "../domain/partial-date.ts";
import type { ExtractedBlock, ExtractFault, ExtractResult } from "./extracted-document.ts";

export type ExtractFailure = Extract<ExtractResult, { kind: "failed" }>;

/** What a format gives, before title, language and amount of text are settled for all formats alike. */
export interface DocumentParts {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly published: PartialDate | null;
  readonly modified: PartialDate | null;
  /** Two-letter code that the document states of itself, lower case; `null` when it states none. */
  readonly language: string | null;
  readonly canonical: string | null;
  /** Texts, headings and columns need not be cleaned yet. */
  readonly blocks: readonly ExtractedBlock[];
}

export type PartsReading =
  | { readonly kind: "parts"; readonly parts: DocumentParts }
  | ExtractFailure;

/** A document that tells nothing of itself. */
export const NO_METADATA = {
  title: null,
  publisher: null,
  author: null,
  published: null,
  modified: null,
  language: null,
  canonical: null,
} as const satisfies Omit<DocumentParts, "blocks">;

export function failed(fault: ExtractFault, detail: string): ExtractFailure {
  return { kind: "failed", fault, detail };
}

/** Two-letter code of a language tag such as `fr-FR`; `null` when it is none. */
export function primaryLanguage(tag: string | null | undefined): string | null {
  return (
    /^\s*(?<code>[a-z]{2})(?:[-_]|\s*$)/iu.exec(tag ?? "")?.groups?.["code"]?.toLowerCase() ?? null
  );
}
