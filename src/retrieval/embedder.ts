import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import type { EmbedderIdentity } from "../domain/generation.ts";

/**
 * Any LangChain embedder that can say who it is.
 *
 * `embedQuery` and `embedDocuments` add whatever prefixes the model wants; vectors have length 1.
 */
export interface Embedder extends EmbeddingsInterface {
  readonly identity: EmbedderIdentity;
}
