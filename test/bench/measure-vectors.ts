import hnswlib from "hnswlib-node";
import { dotProduct } from "../../src/retrieval/dot-product.ts";
import type { SearchableGeneration } from "../../src/retrieval/searchable-generation.ts";
import {
  exactVectorIndex,
  graphVectorIndex,
  type VectorIndex,
} from "../../src/retrieval/vector-index.ts";
import type { BaseFigures } from "./base-figures.ts";
import { latencyOf, timesOf } from "./latency-of.ts";

/** As `search.ts` asks: for each language on exact indexes, of all together on a graph. */
const ROWS_A_LANGUAGE = 150;
const GRAPH_ROWS = 1_000;
const EF_SEARCH = 100;
const NEAREST = 10;

interface Raw {
  searchKnn(vector: number[], count: number): { readonly neighbors: readonly number[] };
}

/** Our index and hnswlib's own over the same rows, and how many rows are asked of each. */
interface Compared {
  readonly own: readonly VectorIndex[];
  readonly raw: Raw;
  readonly rows: number;
}

function compareGraph(generation: SearchableGeneration, file: string): Compared {
  const { dimension } = generation.manifest.embedder;
  const raw = new hnswlib.HierarchicalNSW("ip", dimension);
  raw.readIndexSync(file);
  raw.setEf(EF_SEARCH);
  const rows = Math.min(GRAPH_ROWS, generation.passageCount);
  return { own: [graphVectorIndex(file, dimension, generation.passageCount)], raw, rows };
}

function compareExact(generation: SearchableGeneration): Compared {
  const { dimension } = generation.manifest.embedder;
  const { passageVectors, passageCount, rowLanguages } = generation;
  const raw = new hnswlib.BruteforceSearch("ip", dimension);
  raw.initIndex(passageCount);
  for (let row = 0; row < passageCount; row += 1) {
    raw.addPoint(Array.from(passageVectors.subarray(row * dimension, (row + 1) * dimension)), row);
  }
  const own = [...new Set(rowLanguages)].map((language) =>
    exactVectorIndex(
      passageVectors,
      dimension,
      [...rowLanguages.keys()].filter((row) => rowLanguages[row] === language),
    ),
  );
  return { own, raw, rows: Math.min(own.length * ROWS_A_LANGUAGE, passageCount) };
}

/** The nearest rows, every one compared. */
function exactNearest(generation: SearchableGeneration, vector: Float32Array): ReadonlySet<number> {
  const { dimension } = generation.manifest.embedder;
  const scored = Array.from({ length: generation.passageCount }, (_, row) => ({
    row,
    score: dotProduct(vector, generation.passageVectors, row * dimension),
  }));
  const best = scored.toSorted((a, b) => b.score - a.score || a.row - b.row).slice(0, NEAREST);
  return new Set(best.map(({ row }) => row));
}

/** Measures the vector stage against the library under it, and against what is exact. */
export function measureVectors(
  generation: SearchableGeneration,
  vectors: readonly Float32Array[],
): BaseFigures["vectors"] {
  const { own, raw, rows } =
    generation.graphFile === null
      ? compareExact(generation)
      : compareGraph(generation, generation.graphFile);
  const find = (vector: Float32Array): readonly number[] =>
    own
      .flatMap((index) => index.search(vector, Math.ceil(rows / own.length)))
      .toSorted((a, b) => b.score - a.score || a.row - b.row)
      .map(({ row }) => row);
  const plain = vectors.map((vector) => Array.from(vector));
  // Once before the clock runs, for both.
  timesOf(vectors, find);
  timesOf(plain, (vector) => raw.searchKnn(vector, rows));
  const shares = vectors.map((vector) => {
    const nearest = exactNearest(generation, vector);
    return (
      find(vector)
        .slice(0, NEAREST)
        .filter((row) => nearest.has(row)).length / nearest.size
    );
  });
  return {
    own: latencyOf("vectors", timesOf(vectors, find)),
    hnswlib: latencyOf(
      "hnswlib",
      timesOf(plain, (vector) => raw.searchKnn(vector, rows)),
    ),
    recall: shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length),
  };
}
