import { describe, expect, it } from "vitest";
import { QuantisedRows } from "../../src/retrieval/quantised-rows.ts";
import { VectorMatrix } from "../../src/retrieval/vector-matrix.ts";
import { randomVectors } from "../helpers/random-vectors.ts";

/** Rows from highest to lowest. */
function order(scores: ArrayLike<number>): readonly number[] {
  return [...Array(scores.length).keys()].toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
}

describe("QuantisedRows", () => {
  it("orders rows that lie apart as their dot products do", () => {
    const compass = Float32Array.of(1, 0, 0, 1, -1, 0, 0, -1);

    const scores = new QuantisedRows(new VectorMatrix(compass, 2)).scan(Float32Array.of(0.9, 0.4));

    expect(order(scores)).toEqual([0, 1, 3, 2]);
  });

  it("tells rows apart that share most of what they are, as texts do", () => {
    const dimension = 24;
    const common = Array.from({ length: dimension }, (_, at) => (at === 0 ? 0.95 : 0));
    const apart = randomVectors(40, dimension);
    const vectors = apart.map((value, at) => (common[at % dimension] ?? 0) + value * 0.05);
    const matrix = new VectorMatrix(vectors, dimension);
    const query = vectors.slice(5 * dimension, 6 * dimension);

    const scores = new QuantisedRows(matrix).scan(query);

    const exact = Array.from({ length: matrix.rows }, (_, row) => matrix.dot(query, row));
    expect(order(scores).slice(0, 3)).toEqual(order(exact).slice(0, 3));
  });

  it("scores equal rows equally, also when all are the same", () => {
    const scores = new QuantisedRows(new VectorMatrix(Float32Array.of(1, 0, 1, 0), 2)).scan(
      Float32Array.of(0, 1),
    );

    expect(scores[0]).toBe(scores[1]);
  });
});
