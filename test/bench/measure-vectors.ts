import hnswlib from "hnswlib-node";
import { languageGroups } from "../../src/retrieval/language-groups.ts";
import { byScore } from "../../src/retrieval/scale.ts";
import { scannedVectorIndex } from "../../src/retrieval/scanned-vectors.ts";
import type { SearchableGeneration } from "../../src/retrieval/searchable-generation.ts";
import { graphVectorIndex, type VectorIndex } from "../../src/retrieval/vector-index.ts";
import { VectorMatrix } from "../../src/retrieval/vector-matrix.ts";
import type { BaseFigures } from "./base-figures.ts";
import { latencyOf, timesOf } from "./latency-of.ts";

/** As `search.ts` asks: of each language where rows are compared one by one, of all together on a graph. */
const ROWS_A_LANGUAGE = 150;
const GRAPH_ROWS = 1_000;
const EF_SEARCH = 100;
const NEAREST = 10;

interface Raw {
  searchKnn(vector: number[], count: number): { readonly neighbors: readonly number[] };
}

/** Our index and hnswlib's own over the same rows. */
interface Compared {
  readonly own: VectorIndex;
  /** What ours is asked for, of each language where it tells them apart. */
  readonly limit: number;
  readonly raw: Raw;
  /** What hnswlib is asked for: as many as ours finds. */
  readonly rows: number;
}

function compareGraph(generation: SearchableGeneration, file: string): Compared {
  const { dimension } = generation.manifest.embedder;
  const raw = new hnswlib.HierarchicalNSW("ip", dimension);
  raw.readIndexSync(file);
  raw.setEf(EF_SEARCH);
  const rows = Math.min(GRAPH_ROWS, generation.passageCount);
  return {
    own: graphVectorIndex(file, dimension, generation.passageCount),
    limit: rows,
    raw,
    rows,
  };
}

function compareExact(generation: SearchableGeneration): Compared {
  const { dimension } = generation.manifest.embedder;
  const { passageVectors, passageCount, rowLanguages } = generation;
  const raw = new hnswlib.BruteforceSearch("ip", dimension);
  raw.initIndex(passageCount);
  for (let row = 0; row < passageCount; row += 1) {
    raw.addPoint(Array.from(passageVectors.subarray(row * dimension, (row + 1) * dimension)), row);
  }
  const own = scannedVectorIndex(
    new VectorMatrix(passageVectors, dimension),
    languageGroups(rowLanguages),
  );
  const limit = ROWS_A_LANGUAGE;
  return { own, limit, raw, rows: Math.min(new Set(rowLanguages).size * limit, passageCount) };
}

/** The nearest rows, every one compared. */
function exactNearest(generation: SearchableGeneration, vector: Float32Array): ReadonlySet<number> {
  const matrix = new VectorMatrix(
    generation.passageVectors,
    generation.manifest.embedder.dimension,
  );
  const scored = Array.from({ length: matrix.rows }, (_, row) => ({
    row,
    score: matrix.dot(vector, row),
  }));
  return new Set(
    scored
      .toSorted(byScore)
      .slice(0, NEAREST)
      .map(({ row }) => row),
  );
}

/** Measures the vector stage against the library under it, and against what is exact. */
export function measureVectors(
  generation: SearchableGeneration,
  vectors: readonly Float32Array[],
): BaseFigures["vectors"] {
  const { own, limit, raw, rows } =
    generation.graphFile === null
      ? compareExact(generation)
      : compareGraph(generation, generation.graphFile);
  const find = (vector: Float32Array): readonly number[] =>
    own.search(vector, limit).map(({ row }) => row);
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
