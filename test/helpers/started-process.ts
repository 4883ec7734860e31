import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { ROOT } from "./terminal.ts";

/** `souverain start` in a process of its own; killed after the test if it still runs. */
export interface StartedProcess {
  readonly pid: number;
  /** What it wrote to standard error so far. */
  stderr(): string;
  /** Waits until this is written; rejects when the process ends before. */
  says(text: string): Promise<void>;
  /** Sends a signal, and waits for the exit code; the signal's name when it ended by one. */
  end(signal: NodeJS.Signals): Promise<number | string | null>;
  /** Waits for the exit code. */
  readonly ended: Promise<number | string | null>;
}

export function startProcess(settings: Readonly<Record<string, string>>): StartedProcess {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(ROOT, "adapters", "souverain.js"), "start"],
    // A folder without a .env, and PATH and nothing else of ours.
    { cwd: tmpdir(), env: { PATH: "/usr/local/bin:/usr/bin:/bin", ...settings } },
  );
  const events = new EventEmitter();
  let written = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    written += text;
    events.emit("change");
  });
  const ended = once(child, "close").then((): number | string | null => {
    events.emit("change");
    return child.exitCode ?? child.signalCode;
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return {
    pid: child.pid ?? 0,
    stderr: () => written,
    ended,
    says: async (text) => {
      while (!written.includes(text)) {
        if (child.exitCode !== null) {
          throw new Error(`it ended with ${String(child.exitCode)} and said: ${written}`);
        }
        // oxlint-disable-next-line no-await-in-loop -- looks again after each change
        await once(events, "change");
      }
    },
    end: async (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}
