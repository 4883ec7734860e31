import { writeSync } from "node:fs";
import Database from "better-sqlite3";
import { BotError } from "../../src/errors.ts";
import type { IndexProgress } from "../../src/indexing/index-progress.ts";
import { runIndex } from "../../src/indexing/run-index.ts";
import type { BaseContent } from "../../src/knowledge/base-content.ts";
import { loadE5 } from "../../src/models/e5-embeddings.ts";
import type { Embedder } from "../../src/retrieval/embedder.ts";
import { createFolderIndexStore } from "../../src/storage/folder-index-store.ts";
import { openPublished } from "../../src/storage/open-published.ts";
import { type ChildReport, ChildTask } from "./child-task.ts";
import { edited, manyArticles, readContent } from "./content.ts";
import { FakeEmbedder } from "./fake-embedder.ts";

const NOBODY = 65_534;

/** At once, and whole: the process may be killed right after. */
function report(line: ChildReport): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

/** Holds the whole process up, as a slow disk does. */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

async function makeContent({ base, word, editedCount }: ChildTask): Promise<BaseContent> {
  const content =
    base.kind === "articles" ? manyArticles(base.count) : await readContent(base.dataDir);
  return word === "" ? content : edited(content, word, editedCount);
}

async function makeEmbedder({ embedder }: ChildTask): Promise<Embedder> {
  return embedder.kind === "fake" ? new FakeEmbedder() : loadE5({ directory: embedder.directory });
}

/** Without root's rights, which no read-only folder stops. */
function dropRights(): void {
  // Loads the native part while it can still be read.
  new Database(":memory:").close();
  if (process.getuid?.() === 0) {
    process.setgid?.(NOBODY);
    process.setuid?.(NOBODY);
  }
}

function createOnProgress({ pauseMs, killAt }: ChildTask): (progress: IndexProgress) => void {
  let events = 0;
  return ({ phase, done, total }) => {
    report({ kind: "progress", phase, done, total });
    if (phase === killAt?.phase && (events += 1) === killAt.event) {
      process.kill(process.pid, "SIGKILL");
    }
    pause(pauseMs);
  };
}

async function index(task: ChildTask, embedder: Embedder): Promise<void> {
  const outcome = await runIndex({
    content: await makeContent(task),
    store: createFolderIndexStore({ stateDir: task.stateDir, pid: process.pid }),
    embedder,
    shipped: { get: () => undefined },
    onProgress: createOnProgress(task),
    onNotice: (message) => {
      report({ kind: "notice", message });
    },
    signal: new AbortController().signal,
    now: () => new Date(),
  });
  report({ kind: "outcome", outcome: outcome.kind, generation: outcome.generation });
}

function open({ stateDir }: ChildTask, embedder: Embedder): void {
  const generation = openPublished({ stateDir, identity: embedder.identity });
  const { id } = generation.passage(0);
  report({ kind: "opened", generation: generation.manifest.id, passage: id });
  generation.close();
}

async function main(argument: string): Promise<void> {
  const task = ChildTask.parse(JSON.parse(argument));
  const embedder = await makeEmbedder(task);
  if (task.asNobody) {
    dropRights();
  }
  try {
    await (task.action === "index" ? index(task, embedder) : open(task, embedder));
  } catch (error) {
    if (!(error instanceof BotError)) {
      throw error;
    }
    report({ kind: "error", code: error.code, message: error.message });
  }
}

await main(process.argv[2] ?? "");
