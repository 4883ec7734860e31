import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./terminal.ts";

export interface ProcessEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface SpawnOptions {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly input?: string | Buffer;
  /** Told each time the process has written to standard error. */
  readonly onStderr?: (child: ChildProcess) => void;
}

/** Runs the `souverain` of this repository in a process of its own, in any folder. */
export async function souverain(
  words: readonly string[],
  { cwd, environment, input = "", onStderr }: SpawnOptions,
): Promise<ProcessEnd> {
  const child = spawn(process.execPath, [join(ROOT, "adapters", "souverain.js"), ...words], {
    cwd,
    // PATH and nothing else of ours: no locale, no NO_COLOR, no settings of the developer.
    env: { PATH: "/usr/local/bin:/usr/bin:/bin", ...environment },
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output.stderr += text;
    onStderr?.(child);
  });
  child.stdin.on("error", () => undefined).end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  return { code, ...output };
}
