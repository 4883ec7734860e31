import { type DotKernel, kernelMemory, openKernel, RESERVED_BYTES } from "./dot-kernel.ts";
import type { VectorMatrix } from "./vector-matrix.ts";

/** Numbers that are multiplied at a time: rows are filled up with zeros to a multiple. */
const LANES = 16;
/** Steps of a number on either side of 0. */
const STEPS = 127;
const SCORE_BYTES = 4;

function meanOf({ vectors, dimension, rows }: VectorMatrix): Float32Array {
  const mean = new Float32Array(dimension);
  for (let start = 0; start < vectors.length; start += dimension) {
    for (let at = 0; at < dimension; at += 1) {
      mean[at] = (mean[at] ?? 0) + (vectors[start + at] ?? 0) / rows;
    }
  }
  return mean;
}

/** Largest distance of a number from what is the mean in its place; above 0. */
function reachOf({ vectors, dimension }: VectorMatrix, mean: Float32Array): number {
  let most = Number.EPSILON;
  for (let start = 0; start < vectors.length; start += dimension) {
    for (let at = 0; at < dimension; at += 1) {
      most = Math.max(most, Math.abs((vectors[start + at] ?? 0) - (mean[at] ?? 0)));
    }
  }
  return most;
}

/**
 * The rows of a matrix in numbers of 8 bits, a quarter of the memory: at 10,000 rows and more, reading the rows
 * takes longer than comparing them. From each the mean of all is taken first: it adds the same to all scores,
 * and what is left uses the steps better.
 */
export class QuantisedRows {
  readonly #kernel: DotKernel;
  readonly #memory: WebAssembly.Memory;
  readonly #rowBytes: number;
  readonly #scores: Int32Array;

  constructor(matrix: VectorMatrix) {
    const { vectors, dimension, rows } = matrix;
    this.#rowBytes = Math.ceil(dimension / LANES) * LANES;
    const scoresAt = RESERVED_BYTES + rows * this.#rowBytes;
    this.#memory = kernelMemory(rows * (this.#rowBytes + SCORE_BYTES));
    this.#kernel = openKernel(this.#memory);
    this.#scores = new Int32Array(this.#memory.buffer, scoresAt, rows);
    const mean = meanOf(matrix);
    const scale = STEPS / reachOf(matrix, mean);
    const target = new Int8Array(this.#memory.buffer, RESERVED_BYTES, rows * this.#rowBytes);
    for (let row = 0; row < rows; row += 1) {
      const [from, to] = [row * dimension, row * this.#rowBytes];
      for (let at = 0; at < dimension; at += 1) {
        target[to + at] = Math.round(((vectors[from + at] ?? 0) - (mean[at] ?? 0)) * scale);
      }
    }
  }

  /** A number for each row, about the higher the nearer it is; they stand until the next call. */
  scan(vector: Float32Array): Int32Array {
    const most = vector.reduce((far, value) => Math.max(far, Math.abs(value)), Number.EPSILON);
    // In 16 bits, as it is multiplied: the rows alone are so many that memory counts.
    const target = new Int16Array(this.#memory.buffer, 0, this.#rowBytes).fill(0);
    vector.forEach((value, at) => {
      target[at] = Math.round((value / most) * STEPS);
    });
    const { byteOffset, length } = this.#scores;
    this.#kernel.scan(0, RESERVED_BYTES, length, this.#rowBytes, byteOffset);
    return this.#scores;
  }
}
