import { createHash } from "node:crypto";
import type { EmbedderIdentity } from "../domain/generation.ts";
import type { BaseContent } from "../knowledge/base-content.ts";
import { buildLexicalIndex, serializeLexicalIndex } from "../retrieval/lexical-index.ts";
import { lexicalTexts } from "./lexical-texts.ts";

/** Version of the folder's layout, as `Manifest.format` has it. */
export const GENERATION_FORMAT = 2;
const ID_DIGITS = 12;
const SAMPLE_SIZE = 64;

/**
 * Postings of some passages, spread over the base: they change when stemming, stop words or the
 * layout of postings do, and with them an index that would answer by the old rules.
 */
function lexicalSample({ passages }: BaseContent): Buffer {
  const step = Math.max(1, Math.floor(passages.length / SAMPLE_SIZE));
  const sample = passages.filter((_, row) => row % step === 0);
  return serializeLexicalIndex(buildLexicalIndex(lexicalTexts(sample)));
}

/**
 * Names the generation that a base becomes with an embedder: no clock, no machine, so the same base
 * always gives the same id.
 */
export function generationId(content: BaseContent, embedder: EmbedderIdentity): string {
  const { name, hash: model, dimension } = embedder;
  const hash = createHash("sha256");
  hash.update(JSON.stringify([GENERATION_FORMAT, name, model, dimension]));
  for (const part of [content.items, content.passages, content.subjects]) {
    hash.update(`\n${String(part.length)}\n`);
    for (const entry of part) {
      hash.update(`${JSON.stringify(entry)}\n`);
    }
  }
  hash.update(lexicalSample(content));
  return `g-${hash.digest("hex").slice(0, ID_DIGITS)}`;
}
