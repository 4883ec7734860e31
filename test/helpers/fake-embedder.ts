import { createHash } from "node:crypto";
import { Embeddings } from "@langchain/core/embeddings";
import type { EmbedderIdentity } from "../../src/domain/generation.ts";
import type { Embedder } from "../../src/retrieval/embedder.ts";

const DIMENSION = 32;

export interface FakeEmbedderOptions {
  /** Another name is another embedder. */
  readonly name?: string;
  /** Called before each batch; may throw, or take its time. */
  readonly onBatch?: (texts: readonly string[]) => void | Promise<void>;
}

function hash(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** Counts the words of a text in 32 buckets: texts that share words are near one another. */
export function bagOfWords(text: string): number[] {
  const counts = Array.from({ length: DIMENSION }, () => 0.01);
  for (const word of text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []) {
    const bucket = hash(word).readUInt32LE(0) % DIMENSION;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  const length = Math.hypot(...counts);
  return counts.map((count) => count / length);
}

/** An embedder without a model: deterministic, and it remembers what it was given. */
export class FakeEmbedder extends Embeddings implements Embedder {
  readonly identity: EmbedderIdentity;
  /** Every text embedded so far, in order. */
  readonly texts: string[] = [];
  readonly #onBatch: NonNullable<FakeEmbedderOptions["onBatch"]>;

  constructor({ name = "bag-of-words", onBatch = () => {} }: FakeEmbedderOptions = {}) {
    super({});
    this.identity = { name, hash: hash(name).toString("hex"), dimension: DIMENSION };
    this.#onBatch = onBatch;
  }

  override async embedQuery(question: string): Promise<number[]> {
    return bagOfWords(question);
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    await this.#onBatch(texts);
    this.texts.push(...texts);
    return texts.map(bagOfWords);
  }
}
