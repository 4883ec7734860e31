import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scannedVectorIndex } from "../../src/retrieval/scanned-vectors.ts";
import { graphVectorIndex } from "../../src/retrieval/vector-index.ts";
import { VectorMatrix } from "../../src/retrieval/vector-matrix.ts";
import { writeGraph } from "../../src/storage/generations/write-graph.ts";
import { temporaryFolder } from "../helpers/index-workshop.ts";
import { randomVectors } from "../helpers/random-vectors.ts";

/** East, north, north-east, west. */
const COMPASS = Float32Array.from([1, 0, 0, 1, Math.SQRT1_2, Math.SQRT1_2, -1, 0]);

describe("graphVectorIndex", () => {
  it("finds in a saved graph what exact search finds", async () => {
    const vectors = randomVectors(500, 16);
    const file = join(temporaryFolder(), "graph.hnsw");
    await writeGraph(file, vectors, {
      dimension: 16,
      pointsPerStep: 500,
      signal: new AbortController().signal,
      onStep: () => {},
    });
    const query = vectors.subarray(160, 176);

    const graph = graphVectorIndex(file, 16, 500).search(query, 10);

    const exact = scannedVectorIndex(new VectorMatrix(vectors, 16)).search(query, 10);
    expect(graph.map(({ row }) => row)).toEqual(exact.map(({ row }) => row));
    expect(graph[0]).toEqual({ row: 10, score: expect.closeTo(1, 5) });
  });

  it("finds all rows when asked for more than there are", async () => {
    const file = join(temporaryFolder(), "graph.hnsw");
    await writeGraph(file, COMPASS, {
      dimension: 2,
      pointsPerStep: 4,
      signal: new AbortController().signal,
      onStep: () => {},
    });

    expect(graphVectorIndex(file, 2, 4).search(Float32Array.of(1, 0), 50)).toHaveLength(4);
  });
});
