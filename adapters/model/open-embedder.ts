import { setTimeout as delay } from "node:timers/promises";
import type { Config } from "../../src/config.ts";
import type { EmbedderIdentity } from "../../src/domain/generation.ts";
import { E5_IDENTITY, loadE5 } from "../../src/models/e5-embeddings.ts";
import { LazyE5 } from "../../src/models/lazy-e5.ts";
import {
  openRemoteEmbeddings,
  type RemoteEmbedder,
  remoteIdentity,
} from "../../src/models/remote-embeddings.ts";
import type { Embedder } from "../../src/retrieval/embedder.ts";
import { modelFolder } from "../terminal/model-folders.ts";
import { noteDimension, readKnownDimension } from "./known-dimension.ts";

/** What of the settings tells which embedder is used. */
export type EmbedderConfig = Pick<Config, "dataDir" | "stateDir" | "embedder" | "embedderThreads">;

async function openRemote(settings: RemoteEmbedder, stateDir: string): Promise<Embedder> {
  const opened = await openRemoteEmbeddings(settings, {
    now: () => new Date(),
    wait: async (ms) => delay(ms),
  });
  await noteDimension(stateDir, opened.identity);
  return opened;
}

function e5Options({ dataDir, embedderThreads }: EmbedderConfig): Parameters<typeof loadE5>[0] {
  return { directory: modelFolder({ dataDir }), threads: embedderThreads };
}

/**
 * Opens the embedder of the settings, ready to embed.
 *
 * @throws {BotError} MODEL_FILE_INVALID when the shipped one is damaged; EMBEDDER_FAILED when one on a
 * server cannot be used.
 */
export async function openEmbedder(config: EmbedderConfig): Promise<Embedder> {
  const { embedder, stateDir } = config;
  return embedder.provider === "e5" ? loadE5(e5Options(config)) : openRemote(embedder, stateDir);
}

/** The same for what may come to embed nothing: the shipped one is loaded when something is embedded. */
export async function openLazyEmbedder(config: EmbedderConfig): Promise<Embedder> {
  const { embedder, stateDir } = config;
  return embedder.provider === "e5"
    ? new LazyE5(e5Options(config))
    : openRemote(embedder, stateDir);
}

/**
 * Who the embedder of the settings is. The shipped one is not loaded for that, and one on a server is asked
 * only where it was never used before.
 *
 * @param opening Where it is being opened already.
 * @throws {BotError} EMBEDDER_FAILED when one on a server must be asked and cannot be.
 */
export async function embedderIdentity(
  config: EmbedderConfig,
  opening?: Promise<Embedder>,
): Promise<EmbedderIdentity> {
  const { embedder, stateDir } = config;
  if (embedder.provider === "e5") {
    return E5_IDENTITY;
  }
  if (opening !== undefined) {
    return (await opening).identity;
  }
  const known = await readKnownDimension(stateDir, remoteIdentity(embedder, 1).hash);
  return known === undefined
    ? (await openRemote(embedder, stateDir)).identity
    : remoteIdentity(embedder, known);
}
