import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

export interface ProcessOptions {
  readonly args: readonly string[];
  /** Variables that win over those of the environment. */
  readonly settings: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** What a process came to. */
export interface MeasuredProcess {
  /** `null` when it was killed. */
  readonly exitCode: number | null;
  /** From its start to its end, in milliseconds. */
  readonly ms: number;
  /** Most memory that was resident at once, in bytes; `null` where the system does not tell. */
  readonly peakBytes: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs Node and measures it. Peak memory is read each time the process writes, so what it prints
 * last should come after its work.
 */
export async function measureProcess(options: ProcessOptions): Promise<MeasuredProcess> {
  const started = performance.now();
  // By way of env(1), which replaces itself: what the user's environment says stays in force.
  const child = spawn(
    "env",
    [...assignments(options.settings), process.execPath, ...options.args],
    {
      stdio: ["ignore", "pipe", "pipe"],
      signal: options.signal,
    },
  );
  let peakBytes: number | null = null;
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
      peakBytes = readPeakBytes(child.pid) ?? peakBytes;
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (exitCode) => {
      resolve({ exitCode, ms: performance.now() - started, peakBytes, ...output });
    });
  });
}

function assignments(settings: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(settings).map(([name, value]) => `${name}=${value}`);
}

/** Only Linux tells the peak of another process in a file. */
function readPeakBytes(pid: number | undefined): number | null {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, "utf8");
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    return kibibytes === undefined ? null : Number(kibibytes) * 1024;
  } catch {
    // The process has just ended, or the system has no such file: what was read before stands.
    return null;
  }
}
