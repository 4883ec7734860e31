import { type ChildProcess, fork } from "node:child_process";
import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import type { ReindexProgress, ReindexResult } from "../../src/assistant/admin-desk.ts";
import { describeError } from "../../src/assistant/describe-error.ts";
import type { Config } from "../../src/config.ts";
import type { RunRequest } from "../../src/indexing/run-request.ts";
import type { Logger } from "../../src/logger.ts";
import { type ReindexEnd, ReindexReport, type ReindexTask } from "./reindex-report.ts";
import { throttle } from "./throttle.ts";

const SCRIPT = fileURLToPath(new URL("./reindex-child.ts", import.meta.url));
const RUNNER = fileURLToPath(new URL("../run-built.js", import.meta.url));
const PROGRESS_MS = 1_000;
/** As much of what a broken process said as a log line holds. */
const MAX_SAID_CHARS = 2_000;

export interface ReindexOptions {
  readonly config: Pick<
    Config,
    | "dataDir"
    | "stateDir"
    | "promptsDir"
    | "embedder"
    | "embedderThreads"
    | "keepGenerations"
    | "sourcesAllowLoopback"
  >;
  readonly request: RunRequest;
  /** Aborted when the bot stops or an admin says so: the run ends as cancelled, and the next one goes on from it. */
  readonly signal: AbortSignal;
  /** Told at most once a second, and once at the beginning. */
  readonly onProgress: (progress: ReindexProgress) => void;
  readonly logger: Logger;
  /** Milliseconds that only ever grow. */
  readonly clock: () => number;
  /** Told of the process as soon as it runs. */
  readonly onStart?: (child: ChildProcess) => void;
}

function startChild({ onStart }: ReindexOptions): ChildProcess {
  const child = fork(RUNNER, [SCRIPT], {
    // Flags of the bot, such as those of a debugger, are not for the run.
    execArgv: [],
    // Nothing of ours, above all no token: the task holds all that a run needs.
    env: {},
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  onStart?.(child);
  return child;
}

/** Answers are wanted at once, an index is not. */
function stepBack({ pid }: ChildProcess, logger: Logger): void {
  try {
    setPriority(pid ?? 0, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch (error) {
    logger.debug({ error: describeError(error) }, "the index run keeps the priority of the bot");
  }
}

function toTask({ config, request }: ReindexOptions): ReindexTask {
  const { dataDir, stateDir, promptsDir, embedderThreads, ...settings } = config;
  const { embedder, keepGenerations, sourcesAllowLoopback } = settings;
  return {
    request,
    dataDir,
    stateDir,
    promptsDir,
    embedder,
    // One core less than those who answer: a run takes longer then, and nobody waits for it.
    embedderThreads: Math.max(1, embedderThreads - 1),
    keepGenerations,
    sourcesAllowLoopback,
  };
}

/** What is left of a process: what it said last, and how it ended. */
interface ChildEnd {
  readonly code: number | null;
  readonly signal: string | null;
  readonly said: string;
  readonly end: ReindexEnd | undefined;
}

/** Follows a process until all that it said has come. */
async function follow(child: ChildProcess, options: ReindexOptions): Promise<ChildEnd> {
  const { logger } = options;
  const tell = throttle(options.onProgress, { everyMs: PROGRESS_MS, clock: options.clock });
  let said = "";
  let end: ReindexEnd | undefined;
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = `${said}${text}`.slice(-MAX_SAID_CHARS);
  });
  child.on("message", (message) => {
    const parsed = ReindexReport.safeParse(message);
    if (!parsed.success) {
      // Newer code was put in the place of the one that runs: what it does cannot be followed.
      logger.error("the process of the index run speaks another version; restart the bot");
      child.kill("SIGTERM");
      return;
    }
    const report = parsed.data;
    switch (report.kind) {
      case "ready":
        stepBack(child, logger);
        child.send(toTask(options), () => undefined);
        return;
      case "progress": {
        const { kind: _, ...progress } = report;
        tell(progress);
        return;
      }
      case "notice":
        logger.warn({ notice: report.message }, "index run");
        return;
      case "ended":
        end = report.result;
    }
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, said, end }));
  });
}

function toResult(
  { code, signal: killedBy, said, end }: ChildEnd,
  { signal, logger }: ReindexOptions,
): ReindexResult {
  if (end?.kind === "failed") {
    logger.error({ reason: end.message }, "index run failed");
    return { kind: "failed" };
  }
  if (end !== undefined) {
    return withoutGaps(end);
  }
  if (signal.aborted) {
    return { kind: "cancelled" };
  }
  logger.error(
    { code, signal: killedBy, said },
    "the process of the index run ended without a result",
  );
  return { kind: "failed" };
}

/** A result without the keys that hold nothing. */
function withoutGaps(end: Exclude<ReindexEnd, { kind: "failed" }>): ReindexResult {
  if (end.kind === "unchanged") {
    const { report, ...rest } = end;
    return report === undefined ? rest : { ...rest, report };
  }
  return end;
}

/**
 * Brings the index up to the base in a process of its own, so that questions are answered meanwhile.
 * Whatever becomes of it, even if it is killed, the published generation answers as before.
 *
 * @returns how it ended; what broke is in the log.
 */
export async function runReindex(options: ReindexOptions): Promise<ReindexResult> {
  const { signal, logger } = options;
  if (signal.aborted) {
    return { kind: "cancelled" };
  }
  try {
    const child = startChild(options);
    const stop = (): void => {
      child.kill("SIGTERM");
    };
    signal.addEventListener("abort", stop, { once: true });
    try {
      return toResult(await follow(child, options), options);
    } finally {
      signal.removeEventListener("abort", stop);
    }
  } catch (error) {
    logger.error({ error: describeError(error) }, "the process of the index run cannot be started");
    return { kind: "failed" };
  }
}
