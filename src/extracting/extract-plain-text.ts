import { showText } from "../knowledge/source-markers.ts";
import type { PartsReading } from "./document-parts.ts";
import { statedParts } from "./extract-markdown.ts";
import type { ExtractedBlock, ExtractInput } from "./extracted-document.ts";
import { readStatedText } from "./read-front-matter.ts";

const PARAGRAPHS = /\n[^\S\n]*\n|\f|\n(?=[^\S\n]*(?:[-*•–]|\d{1,3}[.)])[^\S\n])/u;

/** Reads plain text: paragraphs parted by empty lines, items of lists by their marks. */
export function extractPlainText(input: ExtractInput): PartsReading {
  const read = readStatedText(input);
  if (read.kind === "failed") {
    return read;
  }
  const hasMarkers = read.fields.sources.length > 0;
  const blocks = read.body
    .split(PARAGRAPHS)
    .filter((text) => /[\p{L}\p{N}]/u.test(text))
    .map((text): ExtractedBlock => {
      const words = text.replace(/^\s*[-*•–]\s+/u, "");
      const shown = hasMarkers ? showText(words).text : words;
      return { headings: [], columns: [], text: shown, pageNumber: null };
    });
  return { kind: "parts", parts: { ...statedParts(read.fields, input.url), blocks } };
}
