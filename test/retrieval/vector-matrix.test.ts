import { array, assert, float, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { allocateVectors, VectorMatrix } from "../../src/retrieval/vector-matrix.ts";

const value = float({ min: -1, max: 1, noNaN: true, noDefaultInfinity: true });

/** Rows of 1 to 70 numbers, and a vector to compare them with: the last row. */
const rows = integer({ min: 1, max: 70 }).chain((dimension) =>
  array(array(value, { minLength: dimension, maxLength: dimension }), {
    minLength: 1,
    maxLength: 6,
  }),
);

function plainDot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, each, at) => sum + Math.fround(each) * Math.fround(right[at] ?? 0), 0);
}

describe("VectorMatrix", () => {
  it("gives the dot product with each row, whatever its length", () => {
    assert(
      property(rows, (matrix) => {
        const sought = matrix.at(-1) ?? [];
        const compared = new VectorMatrix(Float32Array.from(matrix.flat()), sought.length);
        const vector = Float32Array.from(sought);

        expect(matrix.map((_, row) => compared.dot(vector, row))).toEqual(
          matrix.map((row) => expect.closeTo(plainDot(row, sought), 4)),
        );
      }),
    );
  });

  it("compares vectors where they lie", () => {
    const bytes = allocateVectors(4 * 6);
    const vectors = new Float32Array(bytes.buffer, bytes.byteOffset, 6);
    vectors.set([1, 2, 3, 4, 5, 6]);
    const matrix = new VectorMatrix(vectors, 3);
    const vector = Float32Array.of(1, 1, 1);

    expect([matrix.rows, matrix.dot(vector, 0), matrix.dot(vector, 1)]).toEqual([2, 6, 15]);
    vectors[0] = 11;
    expect(matrix.dot(vector, 0)).toBe(16);
  });

  it("compares a part of what was allocated, and copies what was not", () => {
    const bytes = allocateVectors(4 * 6);
    const vectors = new Float32Array(bytes.buffer, bytes.byteOffset, 6);
    vectors.set([1, 2, 3, 4, 5, 6]);

    const part = new VectorMatrix(vectors.subarray(2), 2);
    const copy = new VectorMatrix(Float32Array.from(vectors).subarray(2), 2);

    const vector = Float32Array.of(1, 10);
    expect([part.dot(vector, 1), copy.dot(vector, 1)]).toEqual([65, 65]);
  });

  it("does not confuse vectors that are compared in turn", () => {
    const matrix = new VectorMatrix(Float32Array.of(1, 0, 0, 1), 2);
    const [east, north] = [Float32Array.of(1, 0), Float32Array.of(0, 1)];

    const asked = [east, north, east].map((vector) => matrix.dot(vector, 0));

    expect(asked).toEqual([1, 0, 1]);
  });

  it("does not confuse vectors with those of another matrix over the same memory", () => {
    const bytes = allocateVectors(4 * 4);
    const vectors = new Float32Array(bytes.buffer, bytes.byteOffset, 4);
    vectors.set([1, 0, 0, 1]);
    const [one, other] = [new VectorMatrix(vectors, 2), new VectorMatrix(vectors, 2)];
    const [east, north] = [Float32Array.of(1, 0), Float32Array.of(0, 1)];

    const asked = [one.dot(east, 0), other.dot(north, 0), one.dot(east, 0)];

    expect(asked).toEqual([1, 0, 1]);
  });

  it("gives the same sum each time, and for a row wherever it stands", () => {
    const row = Array.from({ length: 384 }, (_, at) => Math.sin(at) / 20);
    const matrix = new VectorMatrix(Float32Array.from([...row, ...row, ...row]), 384);
    const vector = Float32Array.from(row, (each) => each * each);

    expect(new Set([0, 1, 2, 0].map((at) => matrix.dot(vector, at))).size).toBe(1);
  });
});
