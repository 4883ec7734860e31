import { type DotKernel, kernelMemory, openKernel, RESERVED_BYTES } from "./dot-kernel.ts";

const FLOAT_BYTES = 4;

/** Memories made here, by their buffers: vectors in them are compared where they lie. */
const memories = new WeakMap<ArrayBufferLike, WebAssembly.Memory>();

/**
 * Memory for the bytes of vectors that a {@link VectorMatrix} is made of; elsewhere, it copies them.
 *
 * @throws {RangeError} beyond 4 GiB: 2.7 million vectors of 384 numbers.
 */
export function allocateVectors(bytes: number): Uint8Array {
  const memory = kernelMemory(bytes);
  memories.set(memory.buffer, memory);
  return new Uint8Array(memory.buffer, RESERVED_BYTES, bytes);
}

/** Memory that holds the vectors, and where in it they begin. */
function placed(vectors: Float32Array): {
  readonly memory: WebAssembly.Memory;
  readonly at: number;
} {
  const memory = memories.get(vectors.buffer);
  if (memory !== undefined) {
    return { memory, at: vectors.byteOffset };
  }
  const copy = allocateVectors(vectors.byteLength);
  copy.set(new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength));
  return placed(new Float32Array(copy.buffer, copy.byteOffset, vectors.length));
}

/**
 * Vectors of one length, row-major. Compared in WebAssembly, four numbers at a time: a dot product of 384
 * numbers takes a tenth of what it takes in JavaScript. Its sums are of float32 and in a fixed order, so
 * that all processors give the same.
 */
export class VectorMatrix {
  readonly vectors: Float32Array;
  readonly dimension: number;
  readonly rows: number;
  readonly #kernel: DotKernel;
  readonly #memory: WebAssembly.Memory;
  readonly #first: number;
  readonly #rowBytes: number;
  /** The vector in the reserved bytes. */
  #compared: Float32Array | undefined;

  /**
   * @param vectors - `vectors.length` is a multiple of `dimension`; not changed while the matrix is used.
   * @param dimension - At least 1, at most 16,384.
   */
  constructor(vectors: Float32Array, dimension: number) {
    const { memory, at } = placed(vectors);
    this.vectors = vectors;
    this.dimension = dimension;
    this.rows = vectors.length / dimension;
    this.#rowBytes = dimension * FLOAT_BYTES;
    this.#first = at;
    this.#memory = memory;
    this.#kernel = openKernel(memory);
  }

  /**
   * Dot product with a row; for vectors of length 1, their cosine.
   *
   * @param vector - Of the matrix' dimension; not changed between calls.
   */
  dot(vector: Float32Array, row: number): number {
    if (this.#compared !== vector) {
      new Float32Array(this.#memory.buffer, 0, vector.length).set(vector);
      this.#compared = vector;
    }
    return this.#kernel.dot(0, this.#first + row * this.#rowBytes, this.#rowBytes);
  }
}
