import type { EmbedderIdentity, Manifest } from "../domain/generation.ts";
import { earliestDay } from "../domain/partial-date.ts";
import type { Item, Passage } from "../domain/passage.ts";
import type { BaseContent } from "../knowledge/base-content.ts";
import { buildLexicalIndex, type LexicalIndex } from "../retrieval/lexical-index.ts";
import type { EmbeddedTexts } from "./embed-texts.ts";
import { GENERATION_FORMAT } from "./generation-id.ts";
import { lexicalTexts } from "./lexical-texts.ts";

/** What a manifest says before the files are written. */
type ManifestSummary = Omit<Manifest, "files">;

/** A generation in memory, as `SearchableGeneration` describes its parts. */
export interface GenerationDraft {
  readonly summary: ManifestSummary;
  readonly content: BaseContent;
  readonly passageVectors: Float32Array;
  readonly sentenceVectors: Float32Array;
  readonly sentenceStart: Uint32Array;
  /** Builds it anew at each call, so that what takes longer can be begun before it. */
  readonly buildLexical: () => LexicalIndex;
}

/**
 * Sentences of a passage, as they are embedded: alone, without title or provider, since passages
 * carry those and a sentence is only ever ranked among those of passages already found.
 */
export function sentenceTexts({ text, sentences }: Passage): readonly string[] {
  return sentences.map(({ start, end }) => text.slice(start, end));
}

/** Every text whose vector a generation needs; some occur more than once. */
export function textsToEmbed({ passages }: BaseContent): readonly string[] {
  return passages.flatMap((passage) => [passage.indexedText, ...sentenceTexts(passage)]);
}

/** Newest by the first day each can mean: "2026" says less than "2026-09-26" and is no newer. */
function newestDate(items: readonly Item[]): string {
  const dates = items.flatMap(({ date }) => (date === null ? [] : [date]));
  return dates.toSorted((a, b) => (earliestDay(a) < earliestDay(b) ? -1 : 1)).at(-1) ?? "";
}

function countKind(items: readonly Item[], kind: Item["kind"]): number {
  // Two language versions of a topic are one topic.
  return new Set(items.filter((item) => item.kind === kind).map(({ group }) => group)).size;
}

function countContent({ items, passages, subjects }: BaseContent): Manifest["counts"] {
  return {
    items: items.length,
    passages: passages.length,
    sentences: passages.reduce((sum, { sentences }) => sum + sentences.length, 0),
    providers: subjects.length,
    topics: countKind(items, "topic"),
    articles: countKind(items, "article"),
    facts: countKind(items, "fact"),
  };
}

/** Lays the vectors of texts one after the other, where threads can share them. */
function layOut(
  texts: readonly string[],
  { vectors }: EmbeddedTexts,
  dimension: number,
): Float32Array {
  const bytes = texts.length * dimension * Float32Array.BYTES_PER_ELEMENT;
  const rows = new Float32Array(new SharedArrayBuffer(bytes));
  texts.forEach((text, row) => {
    rows.set(vectors.get(text) ?? [], row * dimension);
  });
  return rows;
}

function sentenceStarts(passages: readonly Passage[]): Uint32Array {
  const starts = new Uint32Array(passages.length + 1);
  passages.forEach(({ sentences }, row) => {
    starts[row + 1] = (starts[row] ?? 0) + sentences.length;
  });
  return starts;
}

/** Puts a generation together from its base and the vectors of {@link textsToEmbed}. */
export function draftGeneration(
  content: BaseContent,
  embedded: EmbeddedTexts,
  about: { readonly id: string; readonly embedder: EmbedderIdentity; readonly builtAt: Date },
): GenerationDraft {
  const { items, passages } = content;
  const { dimension } = about.embedder;
  const indexedTexts = passages.map(({ indexedText }) => indexedText);
  return {
    summary: {
      format: GENERATION_FORMAT,
      id: about.id,
      builtAt: about.builtAt.toISOString(),
      embedder: about.embedder,
      newest: newestDate(items),
      counts: countContent(content),
    },
    content,
    passageVectors: layOut(indexedTexts, embedded, dimension),
    sentenceVectors: layOut(passages.flatMap(sentenceTexts), embedded, dimension),
    sentenceStart: sentenceStarts(passages),
    buildLexical: () => buildLexicalIndex(lexicalTexts(passages)),
  };
}
