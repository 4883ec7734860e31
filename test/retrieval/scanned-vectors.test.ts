import { describe, expect, it } from "vitest";
import { byScore } from "../../src/retrieval/scale.ts";
import { scannedVectorIndex } from "../../src/retrieval/scanned-vectors.ts";
import { VectorMatrix } from "../../src/retrieval/vector-matrix.ts";
import { randomVectors } from "../helpers/random-vectors.ts";

/** East, north, north-east, west. */
const COMPASS = Float32Array.from([1, 0, 0, 1, Math.SQRT1_2, Math.SQRT1_2, -1, 0]);

describe("scannedVectorIndex", () => {
  it("finds the nearest rows with their cosines, highest first", () => {
    const hits = scannedVectorIndex(new VectorMatrix(COMPASS, 2)).search(
      Float32Array.of(0.6, 0.8),
      4,
    );

    expect(hits.map(({ row }) => row)).toEqual([2, 1, 0, 3]);
    const expected = [1.4 * Math.SQRT1_2, 0.8, 0.6, -0.6];
    expect(hits.map(({ score }, at) => score - (expected[at] ?? 0))).toEqual(
      expected.map(() => expect.closeTo(0, 6)),
    );
  });

  it("orders equals by row", () => {
    const twins = Float32Array.from([0, 1, 1, 0, 0, 1, 1, 0]);

    const hits = scannedVectorIndex(new VectorMatrix(twins, 2)).search(Float32Array.of(1, 0), 4);

    expect(hits.map(({ row }) => row)).toEqual([1, 3, 0, 2]);
  });

  it("finds all rows when asked for more than there are", () => {
    expect(
      scannedVectorIndex(new VectorMatrix(COMPASS, 2)).search(Float32Array.of(1, 0), 600),
    ).toHaveLength(4);
  });

  it("keeps to the limit", () => {
    const hits = scannedVectorIndex(new VectorMatrix(COMPASS, 2)).search(Float32Array.of(1, 0), 1);

    expect(hits).toEqual([{ row: 0, score: expect.closeTo(1, 6) }]);
  });

  it("finds its limit of each group, all together highest first", () => {
    const index = scannedVectorIndex(new VectorMatrix(COMPASS, 2), Uint8Array.of(0, 1, 1, 0));

    const hits = index.search(Float32Array.of(0.6, 0.8), 1);

    expect(hits.map(({ row }) => row)).toEqual([2, 0]);
  });

  it("finds rows that lie opposite too, when there are no others", () => {
    const index = scannedVectorIndex(new VectorMatrix(Float32Array.of(-1, 0, 0, -1), 2));

    expect(index.search(Float32Array.of(1, 0), 1).map(({ row }) => row)).toEqual([1]);
  });

  it("agrees with dot products over many rows", () => {
    const vectors = randomVectors(300, 16);
    const query = vectors.subarray(0, 16);

    const hits = scannedVectorIndex(new VectorMatrix(vectors, 16)).search(query, 20);

    const expected = Array.from({ length: 300 }, (_, row) => ({
      row,
      score: query.reduce((sum, value, at) => sum + value * (vectors[row * 16 + at] ?? 0), 0),
    })).toSorted((a, b) => b.score - a.score);
    expect(hits.map(({ row }) => row)).toEqual(expected.slice(0, 20).map(({ row }) => row));
  });

  it("finds among rows enough for 8 bits what is nearest, with exact cosines, of each group", () => {
    const [count, dimension] = [6000, 48];
    const vectors = randomVectors(count, dimension);
    const matrix = new VectorMatrix(vectors, dimension);
    const groups = Uint8Array.from({ length: count }, (_, row) => row % 2);
    const index = scannedVectorIndex(matrix, groups);

    for (const probe of [3, 1000, 5999]) {
      const query = vectors.slice(probe * dimension, (probe + 1) * dimension);
      const scored = Array.from({ length: count }, (_, row) => ({
        row,
        score: matrix.dot(query, row),
      })).toSorted(byScore);
      const nearest = [0, 1].flatMap((group) =>
        scored.filter(({ row }) => row % 2 === group).slice(0, 50),
      );

      expect(index.search(query, 50)).toEqual(nearest.toSorted(byScore));
    }
  });
});
