import { realpath } from "node:fs/promises";
import type { StaleSources } from "../../src/answering/staleness.ts";
import type { Config } from "../../src/config.ts";
import { readSources } from "../../src/knowledge/read-sources.ts";
import { readStoredHealth } from "./source-health.ts";

/**
 * Tells which sources are past their limit, looking anew at each call: a run may have read them since.
 * The limits themselves are those of data/sources.yaml when this was made.
 *
 * @returns a look that throws BotError STORAGE_FAILED or STATE_INVALID when the snapshots cannot be read.
 */
export async function createStaleSources(
  { dataDir, stateDir }: Pick<Config, "dataDir" | "stateDir">,
  now: () => Date,
): Promise<() => StaleSources> {
  const { sources } = await readSources(await realpath(dataDir));
  return () => {
    const healths = readStoredHealth(stateDir, sources, now()).sources;
    return new Set(healths.filter(({ isStale }) => isStale).map(({ source }) => source));
  };
}
