import { type DotKernel, kernelMemory, openKernel, RESERVED_BYTES } from "./dot-kernel.ts";

const FLOAT_BYTES = 4;

/** A memory with its kernel, and the vector that lies in its reserved bytes: one for all matrices over it. */
interface Place {
  readonly memory: WebAssembly.Memory;
  readonly kernel: DotKernel;
  compared: Float32Array | undefined;
}

/** Memories made here, by their buffers: vectors in them are compared where they lie. */
const places = new WeakMap<ArrayBufferLike, Place>();

function createPlace(bytes: number): Place {
  const memory = kernelMemory(bytes);
  const place = { memory, kernel: openKernel(memory), compared: undefined };
  places.set(memory.buffer, place);
  return place;
}

/**
 * Memory for the bytes of vectors that a {@link VectorMatrix} is made of; elsewhere, it copies them.
 *
 * @throws {RangeError} beyond 4 GiB: 2.7 million vectors of 384 numbers.
 */
export function allocateVectors(bytes: number): Uint8Array {
  return new Uint8Array(createPlace(bytes).memory.buffer, RESERVED_BYTES, bytes);
}

/** Where the vectors lie, and at which byte they begin there. */
function placed(vectors: Float32Array): { readonly place: Place; readonly at: number } {
  const place = places.get(vectors.buffer);
  if (place !== undefined) {
    return { place, at: vectors.byteOffset };
  }
  const copy = createPlace(vectors.byteLength);
  new Float32Array(copy.memory.buffer, RESERVED_BYTES, vectors.length).set(vectors);
  return { place: copy, at: RESERVED_BYTES };
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
  readonly #place: Place;
  readonly #first: number;
  readonly #rowBytes: number;

  /**
   * @param vectors - `vectors.length` is a multiple of `dimension`; not changed while the matrix is used.
   * @param dimension - At least 1, at most 16,384.
   */
  constructor(vectors: Float32Array, dimension: number) {
    const { place, at } = placed(vectors);
    this.vectors = vectors;
    this.dimension = dimension;
    this.rows = vectors.length / dimension;
    this.#rowBytes = dimension * FLOAT_BYTES;
    this.#first = at;
    this.#place = place;
  }

  /**
   * Dot product with a row; for vectors of length 1, their cosine.
   *
   * @param vector - Of the matrix' dimension; not changed between calls.
   */
  dot(vector: Float32Array, row: number): number {
    const place = this.#place;
    if (place.compared !== vector) {
      new Float32Array(place.memory.buffer, 0, vector.length).set(vector);
      place.compared = vector;
    }
    return place.kernel.dot(0, this.#first + row * this.#rowBytes, this.#rowBytes);
  }
}
