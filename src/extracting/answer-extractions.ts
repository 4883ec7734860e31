import { parentPort } from "node:worker_threads";
import { extractDocument } from "./extract-document.ts";
import type { ExtractInput, ExtractResult } from "./extracted-document.ts";

/** What a thread is asked; signals cannot be sent, so that a thread is ended instead. */
export interface ExtractionRequest {
  readonly input: Omit<ExtractInput, "signal">;
}

export type ExtractionReply =
  | { readonly kind: "result"; readonly result: ExtractResult }
  | { readonly kind: "broken"; readonly message: string };

async function answer({ input }: ExtractionRequest): Promise<ExtractionReply> {
  try {
    const { signal } = new AbortController();
    return { kind: "result", result: await extractDocument({ ...input, signal }) };
  } catch (error) {
    return { kind: "broken", message: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on("message", (request: ExtractionRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});
