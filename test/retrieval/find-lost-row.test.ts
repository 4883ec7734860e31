import { describe, expect, it } from "vitest";
import { findLostRow } from "../../src/retrieval/find-lost-row.ts";
import { exactVectorIndex } from "../../src/retrieval/vector-index.ts";

/** Four points on a circle. */
const COMPASS = Float32Array.of(1, 0, 0, 1, -1, 0, 0, -1);
const OPTIONS = { vectors: COMPASS, dimension: 2, probes: 4 };

describe("findLostRow", () => {
  it("finds none in an index that holds them all", () => {
    expect(findLostRow(exactVectorIndex(COMPASS, 2), OPTIONS)).toBeNull();
  });

  it("finds the first that the index lacks", () => {
    expect(findLostRow(exactVectorIndex(COMPASS, 2, [0, 1]), OPTIONS)).toBe(2);
  });

  it("takes a row for found when another has its vector", () => {
    const twins = Float32Array.of(1, 0, 1, 0);

    const index = exactVectorIndex(twins, 2, [0]);

    expect(findLostRow(index, { vectors: twins, dimension: 2, probes: 2 })).toBeNull();
  });

  it("looks up as many as it is told to", () => {
    expect(findLostRow(exactVectorIndex(COMPASS, 2, [0, 2]), { ...OPTIONS, probes: 2 })).toBeNull();
  });
});
