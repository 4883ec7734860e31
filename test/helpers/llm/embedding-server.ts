import { z } from "zod";
import { bagOfWords } from "../fake-embedder.ts";
import { type AnyServer, openAnyServer, type WireReply, type WireRequest } from "./any-server.ts";

const Asked = z.looseObject({ input: z.union([z.string(), z.array(z.string())]) });

/** Texts that a request asks to be embedded. */
export function textsOf({ text }: WireRequest): readonly string[] {
  return [Asked.parse(JSON.parse(text)).input].flat();
}

/** Vectors as a server of the path's kind gives them. */
export function vectorsReply({ path }: WireRequest, vectors: readonly unknown[]): WireReply {
  const usage = { prompt_tokens: 1, total_tokens: 1, completion_tokens: 0 };
  const data = vectors.map((embedding, index) => ({ object: "embedding", index, embedding }));
  return {
    body: JSON.stringify(
      path.startsWith("/api/")
        ? { model: "m", embeddings: vectors }
        : { id: "e", object: "list", model: "m", usage, data },
    ),
  };
}

/** Vectors of another length than 1, as some servers give them. */
export function longVector(text: string): readonly number[] {
  return bagOfWords(text).map((value) => value * 3);
}

/** A server on loopback that embeds by counting words, unless it is told otherwise. */
export async function openEmbeddingServer(
  answer: (request: WireRequest) => WireReply = (request) =>
    vectorsReply(request, textsOf(request).map(longVector)),
): Promise<AnyServer> {
  return openAnyServer(answer);
}
