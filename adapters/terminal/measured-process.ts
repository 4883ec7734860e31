import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

export interface ProcessOptions {
  readonly args: readonly string[];
  /** Variables that win over those of the environment. */
  readonly settings: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Memory of a process, in bytes. */
export interface ProcessMemory {
  /** Resident when it was last looked at. */
  readonly resident: number;
  /** Most that was resident at once up to then. */
  readonly peak: number;
}

/** What a process came to. */
export interface MeasuredProcess {
  /** `null` when it was killed. */
  readonly exitCode: number | null;
  /** From its start to its end, in milliseconds. */
  readonly ms: number;
  /** `null` where the system does not tell. */
  readonly memory: ProcessMemory | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs Node and measures it. Memory is read each time the process writes, so what it prints last
 * should come after its work.
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
  let memory: ProcessMemory | null = null;
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
      memory = readMemory(child.pid) ?? memory;
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (exitCode) => {
      resolve({ exitCode, ms: performance.now() - started, memory, ...output });
    });
  });
}

function assignments(settings: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(settings).map(([name, value]) => `${name}=${value}`);
}

/** Only Linux tells the memory of another process in a file. */
function readMemory(pid: number | undefined): ProcessMemory | null {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, "utf8");
    const resident = fieldBytes(status, "VmRSS");
    const peak = fieldBytes(status, "VmHWM");
    return resident === null || peak === null ? null : { resident, peak };
  } catch {
    // The process has just ended, or the system has no such file: what was read before stands.
    return null;
  }
}

/** A field of /proc/<pid>/status, in bytes. */
function fieldBytes(status: string, field: string): number | null {
  const found = new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(status)?.[1];
  return found === undefined ? null : Number(found) * 1024;
}
