import type { EmbedderIdentity } from "../domain/generation.ts";
import { BotError } from "../errors.ts";
import type { Embedder } from "../retrieval/embedder.ts";
import { openE5Session, type RunBatch } from "./e5-session.ts";
import { loadE5Tokenizer, type Tokenize } from "./e5-tokenizer.ts";
import { checkModelFile, E5_FILES, modelHash } from "./model-files.ts";

/** Who {@link E5Embeddings} is; known without loading it. */
export const E5_IDENTITY: EmbedderIdentity = {
  name: "multilingual-e5-small-i7",
  hash: modelHash([E5_FILES.model, E5_FILES.tokenizer]),
  dimension: 384,
};

export interface EmbedOptions {
  /** Called after each batch with the number of texts embedded so far, the last time with all. */
  readonly onBatch?: (done: number, total: number) => void;
  /** Looked at before each batch. */
  readonly signal?: AbortSignal;
}

interface E5Parts {
  readonly tokenize: Tokenize;
  readonly run: RunBatch;
}

/** Texts handed to the network at a time: progress is told, and an abort is heard, after each. */
const BATCH = 16;

/**
 * multilingual-e5-small on this machine; made by {@link loadE5}. A LangChain embedder by its shape: the
 * base class only adds retries over a network, and half a second to every start.
 */
export class E5Embeddings implements Embedder {
  readonly identity = E5_IDENTITY;
  readonly #parts: E5Parts;

  constructor(parts: E5Parts) {
    this.#parts = parts;
  }

  async embedQuery(question: string): Promise<number[]> {
    const { tokenize, run } = this.#parts;
    const vectors = await run([tokenize(`query: ${question}`)]);
    return vectors.flatMap((vector) => Array.from(vector));
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors = await this.embedPassages(texts);
    return vectors.map((vector) => Array.from(vector));
  }

  /**
   * `embedDocuments` for long runs.
   *
   * @returns A vector of length 1 for each text, in the order of `texts`.
   * @throws {BotError} INDEX_CANCELLED when `signal` is aborted before the last batch.
   */
  async embedPassages(
    texts: readonly string[],
    { onBatch, signal }: EmbedOptions = {},
  ): Promise<Float32Array[]> {
    const { tokenize, run } = this.#parts;
    const vectors: Float32Array[] = [];
    for (let start = 0; start < texts.length; start += BATCH) {
      throwIfAborted(signal);
      const batch = texts.slice(start, start + BATCH).map((text) => tokenize(`passage: ${text}`));
      // oxlint-disable-next-line no-await-in-loop -- one batch at a time uses all threads
      vectors.push(...(await run(batch)));
      onBatch?.(vectors.length, texts.length);
    }
    return vectors;
  }
}

/**
 * Loads the embedder that is shipped in data/models, each file's checksum compared.
 *
 * @param options `threads`: 1 or 2; 2 unless given.
 * @throws {BotError} MODEL_FILE_INVALID when a file is missing, cut short or changed.
 */
export async function loadE5({
  directory,
  threads = 2,
}: {
  readonly directory: string;
  readonly threads?: number;
}): Promise<E5Embeddings> {
  // Together, so that one file is read from disk while the other one is parsed.
  const [tokenize, run] = await Promise.all([
    checkModelFile(directory, E5_FILES.tokenizer).then(loadE5Tokenizer),
    checkModelFile(directory, E5_FILES.model).then((path) => openE5Session(path, threads)),
  ]);
  return new E5Embeddings({ tokenize, run });
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) {
    throw new BotError("INDEX_CANCELLED", "Embedding was cancelled; nothing was changed.", {
      cause: signal.reason,
      retryable: true,
    });
  }
}
