import { join } from "node:path";
import type { Config } from "../../src/config.ts";

/** Where the shipped embedder lies. */
export function modelFolder({ dataDir }: Pick<Config, "dataDir">): string {
  return join(dataDir, "models", "multilingual-e5-small");
}

/** Where the vectors shipped with the base lie. */
export function vectorsFolder({ dataDir }: Pick<Config, "dataDir">): string {
  return join(dataDir, "vectors");
}
