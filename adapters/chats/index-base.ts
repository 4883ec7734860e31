import { describeError } from "../../src/assistant/describe-error.ts";
import { loadConfig } from "../../src/config.ts";
import { BotError } from "../../src/errors.ts";
import { progressRate } from "../../src/indexing/progress-rate.ts";
import type { KnowledgeFault } from "../../src/knowledge/knowledge.ts";
import { openLazyEmbedder } from "../model/open-embedder.ts";
import { checkBaseFolder } from "../terminal/base-fingerprint.ts";
import { buildIndex, type IndexResult } from "../terminal/build-index.ts";
import type { ReindexEnd, ReindexReport, ReindexTask } from "./reindex-report.ts";

export interface IndexBaseOptions {
  readonly report: (report: ReindexReport) => void;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly pid: number;
}

/** Faults that a chat message has room for; the count tells of the rest. */
const MAX_FAULTS = 50;

function faultLines(faults: readonly KnowledgeFault[]): string[] {
  const lines = faults
    .slice(0, MAX_FAULTS)
    .map(({ file, line, message }) =>
      `${file}:${String(line)}  ${message}`.replaceAll(/\p{Cc}/gu, " "),
    );
  const more = faults.length - lines.length;
  return more > 0 ? [...lines, `(+ ${String(more)})`] : lines;
}

function toEnd(result: IndexResult): ReindexEnd {
  switch (result.kind) {
    case "faulty":
      return { kind: "faulty", faults: faultLines(result.faults) };
    case "unchanged":
      return { kind: "unchanged", generation: result.generation, report: result.report };
    case "published": {
      const { generation, counts, ms, report } = result;
      const { added, changed, removed } = counts;
      const seconds = Math.max(0, ms) / 1_000;
      return { kind: "published", generation, added, changed, removed, seconds, report };
    }
    case "pinned":
      return { kind: "pinned", generation: result.generation };
    case "proposed":
      return { kind: "proposed", report: result.report };
  }
}

function endOf(error: unknown): ReindexEnd {
  if (error instanceof BotError && error.code === "INDEX_BUSY") {
    return { kind: "busy" };
  }
  if (error instanceof BotError && error.code === "INDEX_CANCELLED") {
    return { kind: "cancelled" };
  }
  if (error instanceof BotError && error.code === "GOLDEN_FAILED") {
    return { kind: "refused", reason: error.message };
  }
  const message = error instanceof BotError ? error.message : JSON.stringify(describeError(error));
  return { kind: "failed", message };
}

async function index(task: ReindexTask, options: IndexBaseOptions): Promise<ReindexEnd> {
  const { report, signal, now, pid } = options;
  const { request, ...settings } = task;
  await checkBaseFolder(settings.dataDir);
  const { embedder = { provider: "e5" }, ...others } = settings;
  const config = { ...loadConfig({}, "/"), ...others, embedder };
  const result = await buildIndex(
    { config, signal, now, pid },
    {
      request,
      embedder: await openLazyEmbedder(config),
      progress: {
        report: (event) => {
          const { perSecond, secondsLeft } = progressRate(event, now());
          const { phase, done, total } = event;
          const rate = perSecond > 0 ? perSecond : null;
          report({ kind: "progress", phase, done, total, rate, secondsLeft });
        },
        end: () => undefined,
      },
      onNotice: (message) => report({ kind: "notice", message }),
    },
  );
  return toEnd(result);
}

/** Does the run that its task asks for, and tells all that becomes of it by reports. Never rejects. */
export async function indexBase(task: ReindexTask, options: IndexBaseOptions): Promise<void> {
  const { report } = options;
  report({ kind: "progress", phase: "read", done: 0, total: 0, rate: null, secondsLeft: null });
  const result = await index(task, options).catch(endOf);
  report({ kind: "ended", result });
}
