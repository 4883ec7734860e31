import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BotError } from "../../src/errors.ts";
import type { TerminalContext } from "./context.ts";

/** Beside the tests, since it measures libraries that the bot itself does without. */
const SCRIPT = new URL("../../test/bench/main.ts", import.meta.url);
const RUNNER = fileURLToPath(new URL("../run-built.js", import.meta.url));
/** Copies of the base are made in its memory. */
const NODE = ["--max-old-space-size=8192", RUNNER];
const PASSAGES: readonly number[] = [10_000, 100_000];

export interface BenchPartsOptions {
  readonly parts: readonly string[];
  readonly json: boolean;
  /** As `BenchOptions` has them. */
  readonly passages?: readonly number[];
}

/**
 * Measures rivals, growth, load and profile in a process of their own, and passes on what it prints.
 *
 * @throws {BotError} STORAGE_FAILED when that process fails.
 */
export async function runBenchParts(
  { root, config, streams, signal }: TerminalContext,
  { parts, json, passages }: BenchPartsOptions,
): Promise<void> {
  const task = {
    root,
    dataDir: config.dataDir,
    promptsDir: config.promptsDir,
    threads: config.embedderThreads,
    parts,
    passages: passages ?? PASSAGES,
    // A trial on other sizes must not replace the charts of the last measurement.
    docsDir: passages === undefined ? join(root, "docs") : join(config.stateDir, "bench"),
    json,
  };
  const args = [...NODE, fileURLToPath(SCRIPT), JSON.stringify(task)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"], signal });
  child.stdout.on("data", (text: Buffer) => streams.stdout.write(text.toString("utf8")));
  child.stderr.on("data", (text: Buffer) => streams.stderr.write(text.toString("utf8")));
  await once(child, "close");
  if (child.exitCode !== 0) {
    throw new BotError(
      "STORAGE_FAILED",
      `The benchmark ended with ${String(child.exitCode)}; what it said above tells why.`,
    );
  }
}
