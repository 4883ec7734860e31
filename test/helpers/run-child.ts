import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { ChildReport, type ChildTask } from "./child-task.ts";

const SCRIPT = fileURLToPath(new URL("./index-child.ts", import.meta.url));

export interface ChildResult {
  readonly reports: readonly ChildReport[];
  /** Signal that ended it; `null` when it ended by itself. */
  readonly signal: string | null;
  readonly stderr: string;
}

export interface ChildOptions {
  /** A command that runs the one given after it, such as a shell that sets a limit first. */
  readonly wrapper?: readonly string[];
  /** Called with each report as it comes. */
  readonly onReport?: (report: ChildReport, child: ChildProcess) => void;
}

/** Runs `index-child.ts` in a process of its own until it ends or is killed. */
export async function runChild(
  task: z.input<typeof ChildTask>,
  { wrapper = [], onReport = () => {} }: ChildOptions = {},
): Promise<ChildResult> {
  const command = [...wrapper, process.execPath, "--import", "tsx", SCRIPT, JSON.stringify(task)];
  const [file = "", ...args] = command;
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"] });
  const reports: ChildReport[] = [];
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const lines = createInterface({ input: child.stdout }).on("line", (line) => {
    const report = ChildReport.parse(JSON.parse(line));
    reports.push(report);
    onReport(report, child);
  });
  await Promise.all([once(lines, "close"), once(child, "close")]);
  return { reports, signal: child.signalCode, stderr };
}
