import { existsSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { EXIT } from "./terminal/exit-codes.ts";
import { runTerminal } from "./terminal/run.ts";

/** Time for a command to clean up after Ctrl-C; what it leaves behind then is thrown away later. */
const GRACE_MS = 5_000;
/** The same signal twice within this time is one wish to stop. */
const ECHO_MS = 500;
const UNWRITABLE = "The output cannot be written (disk full?): free space or write elsewhere";

/** The repository: the nearest folder above this file that has a package.json. */
function findRoot(folder: string): string {
  const parent = dirname(folder);
  return existsSync(join(folder, "package.json")) || parent === folder ? folder : findRoot(parent);
}

/** Adds the settings of a `.env`; the environment wins over it. */
function loadEnvironment(root: string): void {
  const file = [root, process.cwd()].map((folder) => join(folder, ".env")).find(existsSync);
  if (file !== undefined) {
    process.loadEnvFile(file);
  }
}

/** Aborts on the first signal; ends the process on the second, or when the command takes too long. */
function interruptible(): AbortSignal {
  const controller = new AbortController();
  let stoppedAt = 0;
  const stop = (): void => {
    if (controller.signal.aborted) {
      // npm passes on a Ctrl-C that the terminal has sent to everybody: that is no second one.
      if (performance.now() - stoppedAt > ECHO_MS) {
        process.exit(EXIT.interrupted);
      }
      return;
    }
    stoppedAt = performance.now();
    controller.abort();
    // A command that ended while something of it is still open has said how.
    setTimeout(() => process.exit(process.exitCode ?? EXIT.interrupted), GRACE_MS).unref();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return controller.signal;
}

/** A reader that has seen enough, such as `head`, closes the pipe: that is no failure. */
function endOutput(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") {
    process.exit(EXIT.ok);
  }
  try {
    writeSync(process.stderr.fd, `${UNWRITABLE}\n`);
  } finally {
    // Also where standard error is full too, and nobody can be told.
    process.exit(EXIT.failed);
  }
}

const root = findRoot(dirname(fileURLToPath(import.meta.url)));
loadEnvironment(root);
process.stdout.on("error", endOutput);
process.stderr.on("error", endOutput);
process.exitCode = await runTerminal(process.argv.slice(2), {
  environment: process.env,
  root,
  streams: process,
  signal: interruptible(),
  now: () => new Date(),
  clock: () => performance.now(),
  pid: process.pid,
});
