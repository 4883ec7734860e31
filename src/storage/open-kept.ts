import { existsSync } from "node:fs";
import { join } from "node:path";
import type { EmbedderIdentity } from "../domain/generation.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { GENERATION_NAME, generationsFolder } from "./generations/layout.ts";
import { openGeneration } from "./generations/open-generation.ts";

/**
 * Opens a generation by its id, published or not, for questions embedded by `identity`.
 *
 * @returns `null` when it is not kept any more, or another embedder built it.
 * @throws {BotError} GENERATION_INVALID when it is damaged.
 */
export function openKept(
  id: string,
  { stateDir, identity }: { readonly stateDir: string; readonly identity: EmbedderIdentity },
): SearchableGeneration | null {
  const folder = join(generationsFolder(stateDir), id);
  if (!GENERATION_NAME.test(id) || !existsSync(folder)) {
    return null;
  }
  const generation = openGeneration(folder);
  const { embedder } = generation.manifest;
  if (embedder.hash === identity.hash && embedder.dimension === identity.dimension) {
    return generation;
  }
  generation.close();
  return null;
}
