import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { IndexOptions } from "../../src/indexing/index-options.ts";
import type { IndexOutcome } from "../../src/indexing/index-outcome.ts";
import type { IndexProgress } from "../../src/indexing/index-progress.ts";
import { runIndex } from "../../src/indexing/run-index.ts";
import type { BaseContent } from "../../src/knowledge/base-content.ts";
import { createFolderIndexStore } from "../../src/storage/folder-index-store.ts";
import { readLastRun } from "../../src/storage/sqlite/run-log.ts";
import { openState } from "../../src/storage/sqlite/state-db.ts";
import { FakeEmbedder } from "./fake-embedder.ts";

/** A state folder, removed after the test, and what index runs in it said. */
export interface Workshop {
  readonly stateDir: string;
  readonly embedder: FakeEmbedder;
  readonly progress: IndexProgress[];
  readonly notices: string[];
  run(content: BaseContent, changes?: Partial<IndexOptions>): Promise<IndexOutcome>;
}

/** A new folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "souverain-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

export function createWorkshop(stateDir: string = temporaryFolder()): Workshop {
  const embedder = new FakeEmbedder();
  const progress: IndexProgress[] = [];
  const notices: string[] = [];
  return {
    stateDir,
    embedder,
    progress,
    notices,
    run: async (content, changes = {}) =>
      runIndex({
        content,
        store: createFolderIndexStore({ stateDir, pid: process.pid }),
        embedder,
        shipped: { get: () => undefined },
        onProgress: (event) => {
          progress.push(event);
        },
        onNotice: (message) => {
          notices.push(message);
        },
        signal: new AbortController().signal,
        now: () => new Date(),
        ...changes,
      }),
  };
}

/** Every file below a folder with its size and time of change, in order. */
export function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = statSync(path);
      return `${path} ${String(size)} ${String(mtimeMs)}`;
    })
    .toSorted();
}

/** What the last run wrote down about itself. */
export function readLastRunOf(stateDir: string): ReturnType<typeof readLastRun> {
  const state = openState(stateDir);
  try {
    return readLastRun(state);
  } finally {
    state.close();
  }
}
