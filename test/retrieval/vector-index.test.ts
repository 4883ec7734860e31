import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exactVectorIndex, graphVectorIndex } from "../../src/retrieval/vector-index.ts";
import { writeGraph } from "../../src/storage/generations/write-graph.ts";
import { temporaryFolder } from "../helpers/index-workshop.ts";
import { seededRandom } from "../helpers/seeded-random.ts";

/** East, north, north-east, west. */
const COMPASS = Float32Array.from([1, 0, 0, 1, Math.SQRT1_2, Math.SQRT1_2, -1, 0]);

function randomVectors(count: number, dimension: number): Float32Array {
  const random = seededRandom(7);
  const vectors = new Float32Array(count * dimension);
  for (let row = 0; row < count; row += 1) {
    const values = Array.from({ length: dimension }, () => random() - 0.5);
    const length = Math.hypot(...values);
    vectors.set(
      values.map((value) => value / length),
      row * dimension,
    );
  }
  return vectors;
}

describe("exactVectorIndex", () => {
  it("finds the nearest rows with their cosines, highest first", () => {
    const hits = exactVectorIndex(COMPASS, 2).search([0.6, 0.8], 4);

    expect(hits.map(({ row }) => row)).toEqual([2, 1, 0, 3]);
    const expected = [1.4 * Math.SQRT1_2, 0.8, 0.6, -0.6];
    expect(hits.map(({ score }, at) => score - (expected[at] ?? 0))).toEqual(
      expected.map(() => expect.closeTo(0, 6)),
    );
  });

  it("orders equals by row", () => {
    const twins = Float32Array.from([0, 1, 1, 0, 0, 1, 1, 0]);

    const hits = exactVectorIndex(twins, 2).search([1, 0], 4);

    expect(hits.map(({ row }) => row)).toEqual([1, 3, 0, 2]);
  });

  it("finds all rows when asked for more than there are", () => {
    expect(exactVectorIndex(COMPASS, 2).search([1, 0], 600)).toHaveLength(4);
  });

  it("keeps to the limit", () => {
    const hits = exactVectorIndex(COMPASS, 2).search([1, 0], 1);

    expect(hits).toEqual([{ row: 0, score: expect.closeTo(1, 6) }]);
  });

  it("agrees with dot products over many rows", () => {
    const vectors = randomVectors(300, 16);
    const query = vectors.subarray(0, 16);

    const hits = exactVectorIndex(vectors, 16).search(query, 20);

    const expected = Array.from({ length: 300 }, (_, row) => ({
      row,
      score: query.reduce((sum, value, at) => sum + value * (vectors[row * 16 + at] ?? 0), 0),
    })).toSorted((a, b) => b.score - a.score);
    expect(hits.map(({ row }) => row)).toEqual(expected.slice(0, 20).map(({ row }) => row));
  });
});

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

    const exact = exactVectorIndex(vectors, 16).search(query, 10);
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

    expect(graphVectorIndex(file, 2, 4).search([1, 0], 50)).toHaveLength(4);
  });
});
