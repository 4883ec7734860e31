import { MemoryVectorStore } from "@langchain/classic/vectorstores/memory";
import { Document } from "@langchain/core/documents";
import { Embeddings } from "@langchain/core/embeddings";
import { z } from "zod";
import { BotError } from "../../../src/errors.ts";
import { vectorAt } from "../inputs.ts";
import type { Rival } from "../rival.ts";

const Metadata = z.object({ row: z.int() });

/** Never asked: vectors are at hand. */
class NoEmbeddings extends Embeddings {
  override async embedQuery(): Promise<number[]> {
    return Promise.reject(new BotError("EMBEDDER_FAILED", "vectors are at hand in the benchmark"));
  }

  override async embedDocuments(): Promise<number[][]> {
    return this.embedQuery().then((vector) => [vector]);
  }
}

/** LangChain's store in memory; it cannot be saved. */
export const langchainMemory: Rival = {
  name: "LangChain MemoryVectorStore (@langchain/classic 1.0.43)",
  settings: "cosine, exact",
  build: async (inputs) => {
    const store = new MemoryVectorStore(new NoEmbeddings({}));
    const documents = inputs.passages.map(
      ({ text }, row) => new Document({ pageContent: text, metadata: { row } }),
    );
    const vectors = documents.map((_, row) => vectorAt(inputs, row));
    await store.addVectors(vectors, documents);
    return {
      methods: [
        {
          name: "vectors",
          search: async ({ vector }) => {
            const found = await store.similaritySearchVectorWithScore(vector, inputs.depth);
            return found.map(([{ metadata }]) => Metadata.parse(metadata).row);
          },
        },
      ],
    };
  },
};
