import { symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { runTerminal } from "../../adapters/terminal/run.ts";
import { type Changes, writeBase } from "./small-base.ts";
import { ROOT, Sink } from "./terminal.ts";

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Settings of a small base with the real model, in a folder that is gone after the test. */
export async function smallBaseSettings(changes: Changes = {}): Promise<Record<string, string>> {
  const dataDir = await writeBase(changes);
  await symlink(join(ROOT, "data", "models"), join(dataDir, "models"));
  return { DATA_DIR: dataDir, STATE_DIR: join(dirname(dataDir), "var"), LOG_LEVEL: "silent" };
}

/** Runs one command line in this process, its streams kept in memory. */
export async function runCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  {
    input = "",
    signal = new AbortController().signal,
  }: { readonly input?: string; readonly signal?: AbortSignal } = {},
): Promise<Ended> {
  const stdout = new Sink();
  const stderr = new Sink();
  const code = await runTerminal(words, {
    environment,
    root: ROOT,
    streams: { stdin: Readable.from([Buffer.from(input)]), stdout, stderr },
    signal,
    now: () => new Date(),
    clock: () => performance.now(),
    pid: process.pid,
  });
  return { code, stdout: stdout.text, stderr: stderr.text };
}
