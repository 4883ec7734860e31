import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { RunRequest } from "../../src/indexing/run-request.ts";
import { openGeneration } from "../../src/storage/generations/open-generation.ts";
import { readPublished } from "../../src/storage/open-published.ts";
import { FakeEmbedder } from "./fake-embedder.ts";
import { countCached, listGenerations } from "./killed-run.ts";
import { editNotes, type NotedBase, runSources } from "./source-run.ts";

const SCRIPT = fileURLToPath(new URL("./source-child.ts", import.meta.url));

/** When to kill a run: so long after it began, or after one of its phases did. */
interface KillMoment {
  readonly after: "start" | "collect" | "embed" | "write" | "check" | "publish";
  readonly delayMs: number;
}

export interface KillOptions {
  readonly mode: RunRequest["mode"];
  /** How long each batch of texts takes. */
  readonly batchMs: number;
  /** `null`: it is not killed. */
  readonly moment: KillMoment | null;
}

/** What a killed run had said, and how it ended. */
export interface Killed {
  readonly phases: readonly string[];
  readonly signal: string | null;
  readonly stderr: string;
  readonly ms: number;
}

async function killAfter(child: ChildProcess, delayMs: number): Promise<void> {
  await setTimeout(delayMs);
  child.kill("SIGKILL");
}

/** Runs the index in a process of its own, and kills it (-9). */
export async function killRun(
  { dataDir, stateDir }: NotedBase,
  { mode, batchMs, moment }: KillOptions,
): Promise<Killed> {
  const task = JSON.stringify({ dataDir, stateDir, mode, batchMs });
  const child = spawn(process.execPath, ["--import", "tsx", SCRIPT, task], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const phases: string[] = [];
  const kills: Promise<void>[] = [];
  let stderr = "";
  let startedAt = 0;
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    for (const phase of text.split("\n").filter((each) => each !== "")) {
      phases.push(phase);
      if (phase === "start") {
        startedAt = performance.now();
      }
      if (moment !== null && phase === moment.after && kills.length === 0) {
        kills.push(killAfter(child, moment.delayMs));
      }
    }
  });
  await once(child, "close");
  const ms = performance.now() - startedAt;
  await Promise.all(kills);
  return { phases, signal: child.signalCode, stderr, ms };
}

/** Opens what is published, its checksums compared; @returns its id. */
function openServed(stateDir: string): string | undefined {
  const id = readPublished(stateDir)?.generation;
  if (id !== undefined) {
    openGeneration(join(stateDir, "generations", id)).close();
  }
  return id;
}

/** What became of one killed run and the one after it. */
export interface Round extends Killed {
  readonly serving: "old" | "new";
  /** Vectors that the killed run had kept, and those that the next one computed. */
  readonly kept: number;
  readonly embedded: number;
}

/** Edits the notes, kills the run over them, and sees that the next one goes on where it ended. */
export async function expectResumed(
  base: NotedBase,
  { word, edited, ...options }: KillOptions & { readonly word: string; readonly edited: number },
): Promise<Round> {
  const { stateDir } = base;
  const old = openServed(stateDir);
  editNotes(base, edited, word);
  const before = countCached(stateDir);

  const killed = await killRun(base, options);
  const kept = countCached(stateDir) - before;
  const served = openServed(stateDir);
  const embedder = new FakeEmbedder();
  const next = await runSources(base, { embedder, mode: "publish" });

  const all = countCached(stateDir) - before;
  expect(killed.stderr).toBe("");
  if (options.mode === "propose") {
    expect(served).toBe(old);
  }
  expect(next.kind === "published" || (next.kind === "unchanged" && served !== old)).toBe(true);
  // One text more for each note and its passage: none of them twice, none of them lost.
  expect(all).toBe(2 * edited);
  expect(embedder.texts).toHaveLength(all - kept);
  expect(openServed(stateDir)).toBe("generation" in next ? next.generation : "");
  expect(listGenerations(stateDir).filter((name) => !name.startsWith("g-"))).toEqual([]);
  return {
    ...killed,
    serving: served === old ? "old" : "new",
    kept,
    embedded: embedder.texts.length,
  };
}
