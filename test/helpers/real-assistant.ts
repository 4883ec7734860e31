import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Answered, AnswererParts } from "../../src/answering/answerer.ts";
import { EvidenceFinder } from "../../src/answering/find-evidence.ts";
import { readRankingModel } from "../../src/answering/ranking-model.ts";
import { type Assistant, createAssistant } from "../../src/assistant/assistant.ts";
import type { Question } from "../../src/domain/question.ts";
import { runIndex } from "../../src/indexing/run-index.ts";
import { readVocabulary } from "../../src/knowledge/vocabulary.ts";
import { loadPhrases } from "../../src/language/phrases.ts";
import { loadE5 } from "../../src/models/e5-embeddings.ts";
import { openShippedVectors } from "../../src/models/shipped-vectors.ts";
import type { Embedder } from "../../src/retrieval/embedder.ts";
import { createFolderIndexStore } from "../../src/storage/folder-index-store.ts";
import { openPublished } from "../../src/storage/open-published.ts";
import { readContent } from "./content.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const DATA = join(ROOT, "data");
const PREFIX = "souverain-real-base-";
/** An index of an older state of the code or of the base is of no use to anyone. */
const KEPT_MS = 24 * 3_600_000;
/** What an index depends on beside the base itself. */
const CODE = ["domain", "indexing", "knowledge", "language", "models", "retrieval", "storage"];

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** Hash over all that an index of the real base is made from. */
async function keyOfIndex(): Promise<string> {
  const folders = [
    ...["articles", "providers", "topics", "vectors"].map((name) => join(DATA, name)),
    ...CODE.map((name) => join(ROOT, "src", name)),
  ];
  const files = (await Promise.all(folders.map(filesBelow))).flat();
  const hash = createHash("sha256");
  for (const [at, content] of (
    await Promise.all(files.map(async (file) => readFile(file)))
  ).entries()) {
    hash.update(`${files[at] ?? ""}\0${String(content.length)}\0`).update(content);
  }
  return hash.digest("hex").slice(0, 16);
}

async function removeOld(): Promise<void> {
  for (const name of (await readdir(tmpdir())).filter((each) => each.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    // oxlint-disable-next-line no-await-in-loop -- a handful of folders
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > KEPT_MS) {
      // oxlint-disable-next-line no-await-in-loop -- a handful of folders
      await rm(folder, { recursive: true, force: true });
    }
  }
}

async function buildInto(stateDir: string, embedder: Embedder): Promise<void> {
  await runIndex({
    content: await readContent(DATA),
    store: createFolderIndexStore({ stateDir, pid: process.pid }),
    embedder,
    shipped: await openShippedVectors({
      directory: join(DATA, "vectors"),
      identity: embedder.identity,
    }),
    onProgress: () => {},
    onNotice: () => {},
    signal: new AbortController().signal,
    now: () => new Date(),
  });
}

/**
 * A state folder with an index of the real base, built by the first test file that needs it. Workers
 * that need it at once build one each, and the first to be ready is kept: a rename is all or nothing.
 */
async function provideStateDir(embedder: Embedder): Promise<string> {
  const place = join(tmpdir(), `${PREFIX}${await keyOfIndex()}`);
  if (existsSync(place)) {
    return place;
  }
  await removeOld();
  const building = await mkdtemp(join(tmpdir(), `${PREFIX}building-`));
  await buildInto(building, embedder);
  try {
    await rename(building, place);
  } catch (error) {
    if (!existsSync(place)) {
      throw error;
    }
    await rm(building, { recursive: true, force: true });
  }
  return place;
}

/** The assistant over the real base with the real embedder, and what it is made from. */
export interface RealAssistant {
  readonly assistant: Assistant;
  readonly parts: AnswererParts;
  /** Finds evidence as the assistant does, for looking between question and answer. */
  readonly finder: EvidenceFinder;
  /** Asks on 23 November 2026, without history. */
  ask(text: string, fields?: Partial<Question>): Promise<Answered>;
  /** The same over a generation opened anew. */
  reopen(): RealAssistant;
  close(): void;
}

function open(stateDir: string, shared: Omit<AnswererParts, "generation">): RealAssistant {
  const { identity } = shared.embedder;
  const parts = { ...shared, generation: openPublished({ stateDir, identity }) };
  const assistant = createAssistant(parts);
  return {
    assistant,
    parts,
    finder: new EvidenceFinder(parts),
    ask: async (text, fields = {}) =>
      assistant.ask({ text, history: [], today: "2026-11-23", ...fields }),
    reopen: () => open(stateDir, shared),
    close: () => {
      parts.generation.close();
    },
  };
}

/**
 * Opens the real assistant; the first time an index of the base takes some seconds.
 *
 * @example
 * ```ts
 * beforeAll(async () => {
 *   real = await openRealAssistant();
 *   return () => real.close();
 * });
 * ```
 */
export async function openRealAssistant(): Promise<RealAssistant> {
  const [embedder, phrases, vocabulary, model] = await Promise.all([
    loadE5({ directory: join(DATA, "models", "multilingual-e5-small"), threads: 1 }),
    loadPhrases(join(ROOT, "prompts")),
    readVocabulary(DATA),
    readRankingModel(DATA),
  ]);
  const stateDir = await provideStateDir(embedder);
  return open(stateDir, { embedder, phrases, vocabulary, model, clock: () => 0 });
}
