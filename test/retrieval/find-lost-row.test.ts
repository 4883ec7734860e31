import { describe, expect, it } from "vitest";
import { findLostRow } from "../../src/retrieval/find-lost-row.ts";
import { scannedVectorIndex } from "../../src/retrieval/scanned-vectors.ts";
import { VectorMatrix } from "../../src/retrieval/vector-matrix.ts";

/** Four points on a circle. */
const COMPASS = Float32Array.of(1, 0, 0, 1, -1, 0, 0, -1);
const OPTIONS = { vectors: COMPASS, dimension: 2, probes: 4 };

describe("findLostRow", () => {
  it("finds none in an index that holds them all", () => {
    expect(findLostRow(scannedVectorIndex(new VectorMatrix(COMPASS, 2)), OPTIONS)).toBeNull();
  });

  it("finds the first that the index lacks", () => {
    expect(
      findLostRow(scannedVectorIndex(new VectorMatrix(COMPASS.subarray(0, 4), 2)), OPTIONS),
    ).toBe(2);
  });

  it("takes a row for found when another has its vector", () => {
    const twins = Float32Array.of(1, 0, 1, 0);

    const index = scannedVectorIndex(new VectorMatrix(twins.subarray(0, 2), 2));

    expect(findLostRow(index, { vectors: twins, dimension: 2, probes: 2 })).toBeNull();
  });

  it("looks up as many as it is told to", () => {
    expect(
      findLostRow(
        scannedVectorIndex(
          new VectorMatrix(
            Float32Array.of(...COMPASS.subarray(0, 2), ...COMPASS.subarray(4, 6)),
            2,
          ),
        ),
        { ...OPTIONS, probes: 2 },
      ),
    ).toBeNull();
  });
});
