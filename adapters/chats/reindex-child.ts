import { indexBase } from "./index-base.ts";
import { type ReindexReport, ReindexTask } from "./reindex-report.ts";

/**
 * The process of one index run, started by `runReindex`: it takes its task as the first message,
 * reports on the same channel and ends. It stops when it is told so by a signal, and when the
 * process that started it is gone.
 */
const controller = new AbortController();

function stop(): void {
  controller.abort();
}

function report(message: ReindexReport): void {
  // The one who listened may be gone: then there is nobody to tell.
  if (process.connected) {
    process.send?.(message, undefined, undefined, () => undefined);
  }
}

async function run(message: unknown): Promise<void> {
  await indexBase(ReindexTask.parse(message), {
    report,
    signal: controller.signal,
    now: () => new Date(),
    pid: process.pid,
  });
  if (process.connected) {
    process.disconnect();
  }
}

process.on("SIGINT", stop).on("SIGTERM", stop).on("disconnect", stop);
process.once("message", (message) => void run(message));
report({ kind: "ready" });
