/** Vectors that came with the base, by {@link textKey}, made by the embedder in use. */
export interface ShippedVectors {
  /** `undefined` when the text was not shipped. */
  get(key: string): Float32Array | undefined;
}
