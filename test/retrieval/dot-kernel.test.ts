import { readFileSync } from "node:fs";
import { array, assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import wabt from "wabt";
import { kernelMemory, openKernel, RESERVED_BYTES } from "../../src/retrieval/dot-kernel.ts";

const KERNEL = new URL("../../src/retrieval/", import.meta.url);
const SCORES_AT = RESERVED_BYTES + 1024;

const number = integer({ min: -127, max: 127 });
/** Rows of a length that is a multiple of 16; the first is the vector. */
const rows = integer({ min: 1, max: 4 }).chain((size) =>
  array(array(number, { minLength: 16 * size, maxLength: 16 * size }), {
    minLength: 2,
    maxLength: 8,
  }),
);

describe("scan", () => {
  it("gives the sum of products of a vector with each row, and writes nowhere else", () => {
    const memory = kernelMemory(2048);
    const { scan } = openKernel(memory);
    assert(
      property(rows, ([vector = [], ...matrix]) => {
        new Int16Array(memory.buffer, 0, vector.length).set(vector);
        new Int8Array(memory.buffer, RESERVED_BYTES).set(matrix.flat());
        const scores = new Int32Array(memory.buffer, SCORES_AT, matrix.length + 1).fill(-7);

        scan(0, RESERVED_BYTES, matrix.length, vector.length, SCORES_AT);

        const plain = matrix.map((row) =>
          row.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0),
        );
        expect([...scores]).toEqual([...plain, -7]);
      }),
    );
  });

  it("does not overflow where all numbers are the largest", () => {
    const memory = kernelMemory(2048);
    const { scan } = openKernel(memory);
    new Int16Array(memory.buffer, 0, 384).fill(127);
    new Int8Array(memory.buffer, RESERVED_BYTES, 768).fill(127).fill(-127, 384);

    scan(0, RESERVED_BYTES, 2, 384, SCORES_AT);

    const most = 384 * 127 * 127;
    expect([...new Int32Array(memory.buffer, SCORES_AT, 2)]).toEqual([most, -most]);
  });
});

describe("dot.wasm", () => {
  it("is what `npm run wasm` writes from dot.wat", async () => {
    const toolkit = await wabt();
    const text = readFileSync(new URL("dot.wat", KERNEL), "utf8");

    const { buffer } = toolkit.parseWat("dot.wat", text, { simd: true }).toBinary({});

    expect(Buffer.from(buffer).equals(readFileSync(new URL("dot.wasm", KERNEL)))).toBe(true);
  });
});
