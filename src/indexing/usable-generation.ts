import type { EmbedderIdentity } from "../domain/generation.ts";
import { BotError } from "../errors.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import type { ReviewStore } from "./review-store.ts";

type Usable =
  | { readonly kind: "usable"; readonly generation: SearchableGeneration }
  | { readonly kind: "unusable"; readonly reason: string };

/** Opens a generation that is to answer questions from now on, its checksums compared; the caller closes it. */
export function openUsable(
  id: string,
  { store, identity }: { readonly store: ReviewStore; readonly identity: EmbedderIdentity },
): Usable {
  let generation: SearchableGeneration | null;
  try {
    generation = store.open(id);
  } catch (error) {
    if (error instanceof BotError && error.code === "GENERATION_INVALID") {
      return { kind: "unusable", reason: error.message };
    }
    throw error;
  }
  if (generation === null) {
    return { kind: "unusable", reason: `Generation ${id} is not kept any more.` };
  }
  const { embedder } = generation.manifest;
  if (embedder.hash === identity.hash && embedder.dimension === identity.dimension) {
    return { kind: "usable", generation };
  }
  generation.close();
  return {
    kind: "unusable",
    reason: `Generation ${id} was built by another embedder (${embedder.name}): its vectors cannot be searched.`,
  };
}
