import { expect } from "vitest";
import { extractDocument } from "../../src/extracting/extract-document.ts";
import {
  ExtractedDocument,
  type ExtractFault,
  type ExtractInput,
  type ExtractResult,
} from "../../src/extracting/extracted-document.ts";

export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A sentence of running French, long enough to count as text. */
export const SENTENCE =
  "Le fournisseur garde les données de ses clients en Europe, et la loi d'un pays tiers ne s'y applique pas. ";

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A page of some text around what is to be tested. */
export function page(inner: string, head = ""): string {
  return `<!doctype html><html lang="fr"><head><title>Le cloud de confiance</title>${head}</head><body><main><h1>Le cloud de confiance</h1><p>${SENTENCE.repeat(4)}</p>${inner}</main></body></html>`;
}

export async function extract(
  body: Uint8Array | string,
  input: Partial<ExtractInput> = {},
): Promise<ExtractResult> {
  return extractDocument({
    body: typeof body === "string" ? bytes(body) : body,
    contentType: "text/html",
    charset: null,
    url: "https://news.example/cloud/de-confiance.html",
    language: "fr",
    selectors: {},
    signal: new AbortController().signal,
    ...input,
  });
}

/** The document, or an error that tells why there is none. */
export async function extracted(
  body: Uint8Array | string,
  input: Partial<ExtractInput> = {},
): Promise<ExtractedDocument> {
  const result = await extract(body, input);
  if (result.kind === "failed") {
    throw new Error(`${result.fault}: ${result.detail}`);
  }
  return result.document;
}

export async function faultOf(
  body: Uint8Array | string,
  input: Partial<ExtractInput> = {},
): Promise<ExtractFault | null> {
  const result = await extract(body, input);
  return result.kind === "failed" ? result.fault : null;
}

/** All texts of a document: blocks, headings, columns. */
export function textOf(document: ExtractedDocument): string {
  return document.blocks
    .flatMap(({ headings, columns, text }) => [...headings, ...columns, text])
    .join("\n");
}

// Control, bidirectional, zero-width, private-use and other characters that nobody can see.
export const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

/** Checks shape and texts of a document: one line each, nothing that nobody can see. */
export function expectClean(document: ExtractedDocument): void {
  ExtractedDocument.parse(document);
  const texts = [
    ...document.blocks.flatMap(({ headings, columns, text }) => [...headings, ...columns, text]),
    document.title,
    document.publisher ?? "",
    document.author ?? "",
  ];
  for (const text of texts) {
    expect(text).not.toMatch(UNSEEN);
    expect(text).not.toMatch(/^\s|\s$| {2}|[\n\t]/u);
  }
}
