import { BaseLanguage } from "../domain/language.ts";
import { itemGroup } from "./item-group.ts";
import { languageGroups } from "./language-groups.ts";
import type { Query } from "./query.ts";
import { byScore, type ScoredRow, scaleScores } from "./scale.ts";
import { scannedVectorIndex } from "./scanned-vectors.ts";
import type { SearchableGeneration } from "./searchable-generation.ts";
import { createTypedFacts, type TypedFacts } from "./typed-facts.ts";
import { graphVectorIndex } from "./vector-index.ts";
import { VectorMatrix } from "./vector-matrix.ts";

/** Quota a language, so that pages in the asker's language do not hide the only proof in another. */
const ROWS_A_LANGUAGE = 150;
/** Rows asked of the word search, and of a graph, which holds all languages together. */
const LEXICAL_ROWS = 150;
const GRAPH_ROWS = 1_000;

/**
 * Weights of the parts, fitted on the development and calibration questions (README, decisions).
 * Words of another language than the asker's say little, so half their weight goes to meaning.
 */
const WEIGHTS = { dense: 0.6, sentence: 0.2, lexical: 0.5, foreignShift: 0.25 };
/** What the second-best passage of an item adds to its best. */
const SECOND_PASSAGE = 0.1;

/** How a row was found: each part scaled to 0..1, and their weighted sum. */
export interface RowScores {
  /** Meaning of the whole passage; 0 when beyond the quota. */
  readonly dense: number;
  /** Meaning of its best sentence. */
  readonly sentence: number;
  /** Words. */
  readonly lexical: number;
  readonly fused: number;
}

/** An item, both languages together, as a question ranks it. */
export interface RankedItem {
  readonly group: string;
  /** Fused score of its best passage, and a little for the second. */
  readonly score: number;
}

/** What a search found; deterministic for the same query and generation. */
export interface SearchResult {
  /** Highest first, ties by group. Summaries are not among them: they are no evidence. */
  readonly items: readonly RankedItem[];
  readonly rows: ReadonlyMap<number, RowScores>;
  /** Highest fused score of any row; above 0. */
  readonly bestRow: number;
  /** Cosine of the nearest sentence; 0 in an empty base. */
  readonly nearestSentence: number;
  /** Cosine of the nearest passage minus that of the 50th: how far it stands out. */
  readonly margin: number;
}

/** Searches one generation. */
export interface Search {
  /** The part of a search that needs no vector: rows by words, highest first. */
  findWords(query: Query): readonly ScoredRow[];
  /** @param lexical - What `findWords` found for the same query, where that is at hand. */
  find(query: Query, vector: Float32Array, lexical?: readonly ScoredRow[]): SearchResult;
  /** Cosine of a question with a sentence row. */
  sentenceCosine(vector: Float32Array, sentenceRow: number): number;
}

/** Finds the nearest rows of each language, best first. */
type FindNearest = (vector: Float32Array) => readonly ScoredRow[];

function openVectors(generation: SearchableGeneration): FindNearest {
  const { dimension } = generation.manifest.embedder;
  if (generation.graphFile !== null) {
    const graph = graphVectorIndex(generation.graphFile, dimension, generation.passageCount);
    return (vector) => graph.search(vector, GRAPH_ROWS);
  }
  const index = scannedVectorIndex(
    new VectorMatrix(generation.passageVectors, dimension),
    languageGroups(generation.rowLanguages),
  );
  return (vector) => index.search(vector, ROWS_A_LANGUAGE);
}

function weigh({ dense, sentence, lexical }: RowScores, shift: number): number {
  return (
    (WEIGHTS.dense + shift) * dense +
    WEIGHTS.sentence * sentence +
    (WEIGHTS.lexical - shift) * lexical
  );
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

class GenerationSearch implements Search {
  readonly #generation: SearchableGeneration;
  readonly #nearest: FindNearest;
  readonly #sentences: VectorMatrix;
  readonly #typed: TypedFacts;
  /** Group of each row; `null` for a summary. */
  readonly #groups: readonly (string | null)[];

  constructor(generation: SearchableGeneration) {
    this.#generation = generation;
    this.#sentences = new VectorMatrix(
      generation.sentenceVectors,
      generation.manifest.embedder.dimension,
    );
    this.#nearest = openVectors(generation);
    this.#typed = createTypedFacts(generation);
    this.#groups = generation.rowItems.map((id) =>
      id.startsWith("summary:") ? null : itemGroup(id),
    );
  }

  findWords({ words }: Query): readonly ScoredRow[] {
    return this.#shown(this.#generation.lexical.search(words, LEXICAL_ROWS));
  }

  find(query: Query, vector: Float32Array, lexical = this.findWords(query)): SearchResult {
    const dense = this.#shown(this.#nearest(vector));
    const sentences = this.#nearSentences(vector, [dense, lexical]);
    const rows = this.#fuse(query, { dense, lexical, sentences });
    let bestRow = Number.EPSILON;
    for (const { fused } of rows.values()) {
      bestRow = Math.max(bestRow, fused);
    }
    return {
      items: this.#rank(rows, query),
      rows,
      bestRow,
      nearestSentence: sentences[0]?.score ?? 0,
      margin: (dense[0]?.score ?? 0) - (dense[Math.min(50, dense.length - 1)]?.score ?? 0),
    };
  }

  sentenceCosine(vector: Float32Array, sentenceRow: number): number {
    return this.#sentences.dot(vector, sentenceRow);
  }

  #shown(hits: readonly ScoredRow[]): readonly ScoredRow[] {
    const { excluded } = this.#generation;
    return excluded === undefined ? hits : hits.filter(({ row }) => !excluded.rows.has(row));
  }

  #bestSentence(vector: Float32Array, row: number): number {
    const { sentenceStart } = this.#generation;
    let best = 0;
    for (let at = sentenceStart[row] ?? 0; at < (sentenceStart[row + 1] ?? 0); at += 1) {
      best = Math.max(best, this.sentenceCosine(vector, at));
    }
    return best;
  }

  /** Rows by the meaning of their best sentence, highest first. */
  #nearSentences(vector: Float32Array, found: readonly (readonly ScoredRow[])[]): ScoredRow[] {
    const rows = new Set<number>();
    for (const hits of found) {
      for (const { row } of hits) {
        rows.add(row);
      }
    }
    return Array.from(rows, (row) => ({ row, score: this.#bestSentence(vector, row) })).toSorted(
      byScore,
    );
  }

  /** Scales within each language: cosines to text in the asker's own language lie higher. */
  #scale(hits: readonly ScoredRow[], take: (row: number, score: number) => void): void {
    const { rowLanguages } = this.#generation;
    for (const language of BaseLanguage.options) {
      const own = hits.filter(({ row }) => rowLanguages[row] === language);
      scaleScores(own, ROWS_A_LANGUAGE, take);
    }
  }

  #fuse(
    query: Query,
    hits: Readonly<Record<"dense" | "lexical" | "sentences", readonly ScoredRow[]>>,
  ): ReadonlyMap<number, RowScores> {
    const rows = new Map<number, Mutable<RowScores>>();
    const of = (row: number): Mutable<RowScores> => {
      const known = rows.get(row);
      if (known !== undefined) {
        return known;
      }
      const scores = { dense: 0, sentence: 0, lexical: 0, fused: 0 };
      rows.set(row, scores);
      return scores;
    };
    this.#scale(hits.dense, (row, score) => {
      of(row).dense = score;
    });
    this.#scale(hits.sentences, (row, score) => {
      of(row).sentence = score;
    });
    scaleScores(hits.lexical, ROWS_A_LANGUAGE, (row, score) => {
      of(row).lexical = score;
    });
    const isBase = query.language === query.baseLanguage;
    for (const [row, scores] of rows) {
      const isForeign = isBase && this.#generation.rowLanguages[row] !== query.language;
      scores.fused = weigh(scores, isForeign ? WEIGHTS.foreignShift : 0);
    }
    return rows;
  }

  #rank(rows: ReadonlyMap<number, RowScores>, query: Query): readonly RankedItem[] {
    const best = new Map<string, { first: number; second: number }>();
    for (const [row, { fused }] of rows) {
      const group = this.#groups[row] ?? null;
      if (group !== null) {
        const known = best.get(group);
        if (known === undefined) {
          best.set(group, { first: Math.max(0, fused), second: 0 });
        } else if (fused > known.first) {
          [known.first, known.second] = [fused, known.first];
        } else {
          known.second = Math.max(known.second, fused);
        }
      }
    }
    const bonuses = this.#typed.bonuses(query);
    return [...new Set([...best.keys(), ...bonuses.keys()])]
      .map((group) => {
        const { first, second } = best.get(group) ?? { first: 0, second: 0 };
        return { group, score: first + SECOND_PASSAGE * second + (bonuses.get(group) ?? 0) };
      })
      .toSorted((a, b) => b.score - a.score || (a.group < b.group ? -1 : 1));
  }
}

/** Prepares a generation for searching. */
export function createSearch(generation: SearchableGeneration): Search {
  return new GenerationSearch(generation);
}
