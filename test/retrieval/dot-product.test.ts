import { array, assert, float, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { dotProduct } from "../../src/retrieval/dot-product.ts";

const value = float({ min: -1, max: 1, noNaN: true });

describe("dotProduct", () => {
  it("adds up the products of vector and row", () => {
    const matrix = Float32Array.from([9, 9, 1, 2, 3, 4, 5]);

    expect(dotProduct(Float32Array.from([1, 1, 1, 1, 2]), matrix, 2)).toBe(20);
  });

  it("is 0 for an empty vector", () => {
    expect(dotProduct(new Float32Array(), Float32Array.from([1]), 0)).toBe(0);
  });

  it("equals the plain sum, whatever the length", () => {
    assert(
      property(array(tuple(value, value), { maxLength: 50 }), (pairs) => {
        const left = Float32Array.from(pairs, ([a]) => a);
        const right = Float32Array.from(pairs, ([, b]) => b);
        const plain = left.reduce((sum, each, at) => sum + each * (right[at] ?? 0), 0);

        expect(dotProduct(left, right, 0)).toBeCloseTo(plain, 10);
      }),
    );
  });
});
