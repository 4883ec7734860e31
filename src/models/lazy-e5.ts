import type { Embedder } from "../retrieval/embedder.ts";
import { E5_IDENTITY, type E5Embeddings, loadE5 } from "./e5-embeddings.ts";

/** The shipped embedder, loaded when something is first embedded: most index runs embed nothing. */
export class LazyE5 implements Embedder {
  readonly identity = E5_IDENTITY;
  readonly #options: Parameters<typeof loadE5>[0];
  #loading: Promise<E5Embeddings> | undefined;

  constructor(options: Parameters<typeof loadE5>[0]) {
    this.#options = options;
  }

  async embedQuery(text: string): Promise<number[]> {
    return (await this.#load()).embedQuery(text);
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    return (await this.#load()).embedDocuments(texts);
  }

  async #load(): Promise<E5Embeddings> {
    this.#loading ??= loadE5(this.#options);
    return this.#loading;
  }
}
