import { BotError } from "../errors.ts";
import type { Embedder } from "../retrieval/embedder.ts";
import { breathe, cancelled } from "./cancellation.ts";
import type { CachedVector, EmbeddingCache } from "./embedding-cache.ts";
import type { ShippedVectors } from "./shipped-vectors.ts";
import { textKey } from "./text-key.ts";
import { isUnitVector } from "./unit-vector.ts";

/** Vectors of texts. */
export interface EmbeddedTexts {
  /** By text. */
  readonly vectors: ReadonlyMap<string, Float32Array>;
  /** Distinct texts the embedder had to read. */
  readonly embedded: number;
  /** Distinct texts whose vectors were shipped or cached. */
  readonly reused: number;
}

export interface EmbedTextsOptions {
  readonly embedder: Embedder;
  readonly shipped: ShippedVectors;
  readonly cache: EmbeddingCache;
  /** Called after each batch with how many of the texts to embed are done. */
  readonly onBatch: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** Texts handed over at a time: what a kill loses at most, about a second of the shipped embedder. */
const BATCH = 32;
/**
 * Within this many texts the long ones go first: the rate seen so far still holds for the rest, and a server that
 * pads batches pads little.
 */
const WINDOW = 512;

interface KeyedText {
  readonly key: string;
  readonly text: string;
}

function distinct(texts: Iterable<string>): readonly KeyedText[] {
  return [...new Set(texts)].map((text) => ({ key: textKey(text), text }));
}

function planBatches(texts: readonly KeyedText[]): readonly (readonly KeyedText[])[] {
  const batches: (readonly KeyedText[])[] = [];
  for (let start = 0; start < texts.length; start += WINDOW) {
    const window = texts
      .slice(start, start + WINDOW)
      .toSorted((a, b) => b.text.length - a.text.length);
    for (let at = 0; at < window.length; at += BATCH) {
      batches.push(window.slice(at, at + BATCH));
    }
  }
  return batches;
}

/** Vectors are checked before they are cached: a bad one would poison every later run. */
function checkVector(
  numbers: readonly number[] | undefined,
  { text }: KeyedText,
  { name, dimension }: Embedder["identity"],
): Float32Array {
  const vector = Float32Array.from(numbers ?? []);
  if (vector.length === dimension && isUnitVector(vector)) {
    return vector;
  }
  const found =
    vector.length === dimension
      ? "a vector that is not finite or not of length 1"
      : `${String(vector.length)} numbers instead of ${String(dimension)}`;
  throw new BotError(
    "MODEL_FILE_INVALID",
    `Embedder ${name} gave ${found} for "${text.slice(0, 80)}". Nothing was published: restore the ` +
      "model with `git checkout -- data/models`, then run the command again.",
  );
}

async function embedBatch(
  batch: readonly KeyedText[],
  { embedder, signal }: EmbedTextsOptions,
): Promise<readonly (KeyedText & CachedVector)[]> {
  try {
    const vectors = await embedder.embedDocuments(batch.map(({ text }) => text));
    return batch.map((entry, at) => ({
      ...entry,
      vector: checkVector(vectors[at], entry, embedder.identity),
    }));
  } catch (error) {
    throw signal.aborted ? cancelled(error) : error;
  }
}

/**
 * Finds a vector for each text: shipped, else cached, else embedded and cached at once, batch by
 * batch, so that a killed run is taken up where it ended.
 *
 * @throws {BotError} INDEX_CANCELLED once `signal` is aborted; MODEL_FILE_INVALID when the embedder
 * gives a vector that cannot be searched; STORAGE_FAILED when the cache cannot be written.
 */
export async function embedTexts(
  texts: Iterable<string>,
  options: EmbedTextsOptions,
): Promise<EmbeddedTexts> {
  const { shipped, cache, onBatch, signal } = options;
  const all = distinct(texts);
  const vectors = new Map<string, Float32Array>();
  const missing: KeyedText[] = [];
  for (const entry of all) {
    const known = shipped.get(entry.key) ?? cache.get(entry.key);
    if (known === undefined) {
      missing.push(entry);
    } else {
      vectors.set(entry.text, known);
    }
  }
  const reused = vectors.size;
  onBatch(0, missing.length);
  for (const batch of planBatches(missing)) {
    // oxlint-disable-next-line no-await-in-loop -- one batch at a time: the embedder uses all cores
    await breathe(signal);
    // oxlint-disable-next-line no-await-in-loop -- as above
    const embedded = await embedBatch(batch, options);
    cache.put(embedded);
    for (const { text, vector } of embedded) {
      vectors.set(text, vector);
    }
    onBatch(vectors.size - reused, missing.length);
  }
  return { vectors, embedded: missing.length, reused };
}
