import type { EmbedderIdentity } from "../../src/domain/generation.ts";
import { BotError } from "../../src/errors.ts";
import { type IndexOutcome, runIndex } from "../../src/indexing/run-index.ts";
import { toBaseContent } from "../../src/knowledge/base-content.ts";
import type { KnowledgeFault } from "../../src/knowledge/knowledge.ts";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { reasonOf } from "../../src/knowledge/read-text-file.ts";
import { openShippedVectors, type ShippedVectors } from "../../src/models/shipped-vectors.ts";
import type { Embedder } from "../../src/retrieval/embedder.ts";
import { createFolderIndexStore } from "../../src/storage/folder-index-store.ts";
import { openPublished } from "../../src/storage/open-published.ts";
import { fingerprintBase } from "./base-fingerprint.ts";
import type { TerminalContext } from "./context.ts";
import { indexedBaseFile, isIndexCurrent, writeIndexedBase } from "./indexed-base.ts";
import { vectorsFolder } from "./model-folders.ts";
import type { Progress } from "./progress.ts";

export type IndexResult =
  | IndexOutcome
  /** The base has faults: nothing was touched. */
  | { readonly kind: "faulty"; readonly faults: readonly KnowledgeFault[] };

/** What a run needs of its process. */
export type IndexContext = Pick<TerminalContext, "config" | "signal" | "now" | "pid">;

export interface BuildIndexOptions {
  readonly embedder: Embedder;
  /** Shown how far the run has come. */
  readonly progress: Progress;
  /** Told, in one sentence, of anything damaged that was mended on the way. */
  readonly onNotice: (message: string) => void;
}

/**
 * Reads the base and brings the index up to it.
 *
 * @throws {BotError} as `runIndex` does.
 */
export async function buildIndex(
  context: IndexContext,
  { embedder, progress, onNotice }: BuildIndexOptions,
): Promise<IndexResult> {
  const { config, signal, now } = context;
  const current = await currentGeneration(context, embedder.identity);
  if (current !== undefined) {
    return { kind: "unchanged", generation: current };
  }
  const fingerprint = await fingerprintBase(config.dataDir);
  const reading = await readKnowledge(config.dataDir);
  if (reading.kind === "faulty") {
    return reading;
  }
  const shipped = await openShipped(vectorsFolder(config), { embedder, onNotice });
  try {
    const outcome = await runIndex({
      content: toBaseContent(reading.knowledge),
      store: createFolderIndexStore({ stateDir: config.stateDir, pid: context.pid, onNotice }),
      embedder,
      shipped,
      onProgress: (event) => progress.report(event),
      onNotice: (message) => {
        progress.end();
        onNotice(message);
      },
      signal,
      now,
    });
    const unnoted = await noteIndexed(context, { fingerprint, generation: outcome.generation });
    if (unnoted !== null) {
      progress.end();
      onNotice(unnoted);
    }
    return outcome;
  } finally {
    progress.end();
  }
}

/** None, said so, when the files are damaged: their vectors are then computed. */
async function openShipped(
  directory: string,
  { embedder, onNotice }: Pick<BuildIndexOptions, "embedder" | "onNotice">,
): Promise<Pick<ShippedVectors, "get">> {
  try {
    return await openShippedVectors({ directory, identity: embedder.identity });
  } catch (error) {
    if (error instanceof BotError && error.code === "MODEL_FILE_INVALID") {
      onNotice(`${error.message} Until then the vectors are computed, which takes longer.`);
      return { get: () => undefined };
    }
    throw error;
  }
}

/** The published generation when it is sound and stands for the base as it is: nothing is to be read then. */
async function currentGeneration(
  { config }: IndexContext,
  identity: EmbedderIdentity,
): Promise<string | undefined> {
  try {
    const generation = openPublished({ stateDir: config.stateDir, identity });
    generation.close();
    const { id } = generation.manifest;
    return (await isIndexCurrent(config, id)) ? id : undefined;
  } catch (error) {
    // What is wrong with it is found, told and mended by the run that follows.
    if (error instanceof BotError) {
      return undefined;
    }
    throw error;
  }
}

/** @returns what to tell when it cannot be noted: the next start then takes a second longer. */
async function noteIndexed(
  { config }: IndexContext,
  note: { readonly fingerprint: string; readonly generation: string },
): Promise<string | null> {
  try {
    // A file that was saved meanwhile may or may not have been read: then nothing is noted.
    if ((await fingerprintBase(config.dataDir)) === note.fingerprint) {
      await writeIndexedBase(config.stateDir, note);
    }
    return null;
  } catch (error) {
    return (
      `${indexedBaseFile(config.stateDir)} cannot be written (${reasonOf(error)}): the index is fine, ` +
      "but each start checks the base again until the file is moved away or its folder made writable."
    );
  }
}
