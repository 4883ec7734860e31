import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Manifest } from "../../domain/generation.ts";
import { breathe } from "../../indexing/cancellation.ts";
import type { GenerationDraft } from "../../indexing/generation-draft.ts";
import type { BuildOptions } from "../../indexing/index-store.ts";
import { serializeLexicalIndex } from "../../retrieval/lexical-index.ts";
import { syncFolder } from "../folders.ts";
import { guardStorageAsync } from "../storage-errors.ts";
import { writeChecked } from "./checked-files.ts";
import { bytesOf, type FileChecksums, sealFile, syncFile, writeDurably } from "./durable-files.ts";
import { writeIndexDb } from "./index-db.ts";
import {
  GRAPH_FILE,
  INDEX_FILE,
  MANIFEST_FILE,
  PASSAGE_VECTORS_FILE,
  POSTINGS_FILE,
  SENTENCE_START_FILE,
  SENTENCE_VECTORS_FILE,
} from "./layout.ts";

/** Below it, exact search over all vectors is fast enough and misses nothing. */
export const GRAPH_FROM_PASSAGES = 20_000;

export interface WriteOptions extends BuildOptions {
  /** Passages from which on a graph is built: {@link GRAPH_FROM_PASSAGES} but in tests. */
  readonly graphFrom?: number;
}

/** Points of the graph between two steps of progress: about 0.2 s. */
const POINTS_PER_STEP = 500;

interface PartProgress {
  readonly signal: AbortSignal;
  readonly onStep: () => void;
}

/** One file of a generation. */
interface Part {
  readonly name: string;
  /** Steps that `write` reports before its last. */
  readonly steps: number;
  readonly write: (path: string, progress: PartProgress) => FileChecksums | Promise<FileChecksums>;
}

function bytesPart(name: string, bytes: () => Uint8Array): Part {
  return { name, steps: 0, write: (path) => writeDurably(path, bytes()) };
}

function graphPart(draft: GenerationDraft): Part {
  return {
    name: GRAPH_FILE,
    steps: Math.ceil(draft.summary.counts.passages / POINTS_PER_STEP),
    write: async (path, { signal, onStep }) => {
      // Loaded only where a graph is built: small bases need no native code here.
      const { writeGraph } = await import("./write-graph.ts");
      await writeGraph(path, draft.passageVectors, {
        dimension: draft.summary.embedder.dimension,
        pointsPerStep: POINTS_PER_STEP,
        signal,
        onStep,
      });
      return sealFile(path);
    },
  };
}

/** Files that are written one after the other. */
function planParts(draft: GenerationDraft): readonly Part[] {
  return [
    {
      name: INDEX_FILE,
      steps: 0,
      write: (path) => {
        writeIndexDb(path, draft);
        syncFile(path);
        return sealFile(path);
      },
    },
    bytesPart(PASSAGE_VECTORS_FILE, () => bytesOf(draft.passageVectors)),
    bytesPart(SENTENCE_VECTORS_FILE, () => bytesOf(draft.sentenceVectors)),
    bytesPart(SENTENCE_START_FILE, () => bytesOf(draft.sentenceStart)),
    bytesPart(POSTINGS_FILE, () => serializeLexicalIndex(draft.buildLexical())),
  ];
}

type WriteFiles = (
  progress: PartProgress,
) => Promise<readonly (readonly [string, FileChecksums])[]>;

function writeParts(folder: string, parts: readonly Part[]): WriteFiles {
  return async (progress) => {
    const files: (readonly [string, FileChecksums])[] = [];
    for (const { name, write } of parts) {
      // oxlint-disable-next-line no-await-in-loop -- one file after the other, Ctrl-C between them
      await breathe(progress.signal);
      // oxlint-disable-next-line no-await-in-loop -- as above
      files.push([name, await write(join(folder, name), progress)]);
      progress.onStep();
    }
    return files;
  };
}

/** Runs what writes at the same time; the first that fails ends the others, and is thrown when all have ended. */
async function writeTogether(
  writers: readonly WriteFiles[],
  { signal, onStep }: PartProgress,
): Promise<Record<string, FileChecksums>> {
  const failure = new AbortController();
  const progress = { signal: AbortSignal.any([signal, failure.signal]), onStep };
  const written = await Promise.all(
    writers.map(async (write) => {
      try {
        return await write(progress);
      } catch (error) {
        failure.abort(error);
        return [];
      }
    }),
  );
  failure.signal.throwIfAborted();
  return Object.fromEntries(written.flat());
}

function toManifestFiles(files: Readonly<Record<string, FileChecksums>>): Manifest["files"] {
  return Object.fromEntries(
    Object.entries(files).map(([name, { bytes, sha256 }]) => [name, { bytes, sha256 }]),
  );
}

function writeManifest(folder: string, manifest: Manifest): void {
  // No newline at the end: without it, cut by a single byte it is no longer JSON.
  const json = JSON.stringify(manifest, null, 2);
  writeDurably(join(folder, MANIFEST_FILE), Buffer.from(json, "utf8"));
}

/**
 * Writes a generation into a new folder, all of it on disk when it returns. The manifest comes last of
 * what it needs: a folder without one is unfinished.
 *
 * @throws {BotError} STORAGE_FAILED when the folder cannot be written; INDEX_CANCELLED once the
 * signal is aborted. What was written so far is left for the caller to remove.
 */
export async function writeGeneration(
  folder: string,
  draft: GenerationDraft,
  options: WriteOptions,
): Promise<void> {
  const parts = planParts(draft);
  const hasGraph = draft.summary.counts.passages >= (options.graphFrom ?? GRAPH_FROM_PASSAGES);
  const graph = hasGraph ? [graphPart(draft)] : [];
  const total = [...parts, ...graph].reduce((sum, { steps }) => sum + steps + 1, 1);
  let done = 0;
  const onStep = (): void => {
    done += 1;
    options.onPart(done, total);
  };
  options.onPart(done, total);
  await guardStorageAsync({ path: folder }, async () => {
    mkdirSync(folder);
    // The graph takes longest, in a thread of its own: it is begun first.
    const writers = [writeParts(folder, graph), writeParts(folder, parts)];
    const files = await writeTogether(writers, { signal: options.signal, onStep });
    writeManifest(folder, { ...draft.summary, files: toManifestFiles(files) });
    writeChecked(folder, files);
    syncFolder(folder);
    onStep();
  });
}
