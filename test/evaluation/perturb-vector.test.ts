import { describe, expect, it } from "vitest";
import { perturbVector } from "../../src/evaluation/perturb-vector.ts";

const DIMENSION = 384;

function unit(seed: number): Float32Array {
  const raw = Float32Array.from({ length: DIMENSION }, (_, index) => Math.sin(seed + index * 7));
  const length = Math.sqrt(cosine(raw, raw));
  return raw.map((value) => value / length);
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

describe("perturbVector", () => {
  it.each([0, 1, 4_294_967_295])("stays near and of length 1 for seed %i", (seed) => {
    const perturbed = perturbVector(unit(1), seed);

    expect(cosine(perturbed, perturbed)).toBeCloseTo(1, 5);
    expect(cosine(perturbed, unit(1))).toBeGreaterThan(0.94);
    expect(cosine(perturbed, unit(1))).toBeLessThan(0.99);
  });

  it("gives the same for the same seed, and another for another", () => {
    expect(perturbVector(unit(1), 5)).toEqual(perturbVector(unit(1), 5));
    expect(cosine(perturbVector(unit(1), 5), perturbVector(unit(1), 6))).toBeLessThan(0.99);
  });
});
