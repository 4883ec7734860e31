/** A vector under the key of its text (`textKey`). */
export interface CachedVector {
  readonly key: string;
  readonly vector: Float32Array;
}

/** Vectors of one embedder that outlive a run, killed ones included. */
export interface EmbeddingCache {
  /** @throws {BotError} STORAGE_FAILED when the cache cannot be read. */
  get(key: string): Float32Array | undefined;
  /**
   * Kept when this returns.
   *
   * @throws {BotError} STORAGE_FAILED when the cache cannot be written.
   */
  put(vectors: readonly CachedVector[]): void;
  close(): void;
}
