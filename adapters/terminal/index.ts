import { BotError, type BotErrorCode } from "../../src/errors.ts";
import type { ChangeReport, ItemChange } from "../../src/indexing/change-report.ts";
import { GoldenFailedError } from "../../src/indexing/golden-failed-error.ts";
import { formatFaults } from "../../src/knowledge/format-faults.ts";
import { loadPhrases } from "../../src/language/phrases.ts";
import { sanitizeText } from "../../src/presenting/sanitize.ts";
import type { Say } from "../../src/presenting/wording.ts";
import { openLazyEmbedder } from "../model/open-embedder.ts";
import { adminOptions } from "./admin-options.ts";
import { checkBaseFolder } from "./base-fingerprint.ts";
import { buildIndex, type IndexResult } from "./build-index.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { auditIndexing } from "./open-terminal-review.ts";
import { createProgress } from "./progress.ts";
import { renderChangeReport } from "./render-change-report.ts";
import { writeLine, writeLines } from "./streams.ts";

export interface IndexFlags {
  /** Publishes nothing and proposes instead. */
  readonly dryRun: boolean;
  readonly json: boolean;
  /** False: sources are taken as they were last read. */
  readonly fetch: boolean;
  /** File of questions whose changed answers a dry run shows. */
  readonly questions?: string | undefined;
}

/**
 * Brings the index up to date, or proposes to, and tells what changed.
 *
 * @returns `EXIT.failed` when the base has faults, which are printed, or when what a dry run has built
 * must not be published; the published index stays.
 */
export async function runIndexCommand(
  context: TerminalContext,
  flags: IndexFlags,
): Promise<ExitCode> {
  const { config, streams, now } = context;
  await checkBaseFolder(config.dataDir);
  const options = adminOptions(context, await loadPhrases(config.promptsDir));
  const { say } = options;
  const result = await withAudit(context, flags, async () =>
    buildIndex(context, {
      request: {
        mode: flags.dryRun ? "propose" : "publish",
        fetch: flags.fetch,
        isAutomatic: false,
      },
      questions: flags.questions,
      embedder: await openLazyEmbedder(config),
      progress: createProgress({ stream: streams.stderr, now, say }),
      onNotice: (message) => streams.stderr.write(`${sanitizeText(message)}\n`),
    }),
  );
  if (result.kind === "faulty") {
    streams.stderr.write(formatFaults(result.faults));
  }
  if (flags.json) {
    await writeLine(streams.stdout, JSON.stringify(result));
  } else if ("report" in result) {
    await writeLine(streams.stdout, summaryOf(result, say, flags));
    const showChanges = result.kind === "proposed";
    await writeLines(streams.stdout, renderChangeReport(result.report, options, { showChanges }));
  }
  return exitCodeOf(result);
}

/** A run that fails is audited too, and what it would have changed is shown. */
async function withAudit(
  context: TerminalContext,
  { dryRun, json }: IndexFlags,
  run: () => Promise<IndexResult>,
): Promise<IndexResult> {
  const action = dryRun ? "dry-run" : "reindex";
  try {
    const result = await run();
    auditIndexing(context, { action, outcome: result.kind });
    return result;
  } catch (error) {
    auditIndexing(context, { action, outcome: failureOf(error) });
    if (json && error instanceof GoldenFailedError) {
      const refused = { kind: "refused", report: error.report };
      await writeLine(context.streams.stdout, JSON.stringify(refused));
    }
    throw error;
  }
}

const FAILURES: Partial<Record<BotErrorCode, string>> = {
  INDEX_BUSY: "busy",
  INDEX_CANCELLED: "cancelled",
  GOLDEN_FAILED: "refused",
};

function failureOf(error: unknown): string {
  return (error instanceof BotError ? FAILURES[error.code] : undefined) ?? "failed";
}

function hasFailed({ answers }: ChangeReport): boolean {
  return answers.some(({ passes }) => !passes);
}

function exitCodeOf(result: IndexResult): ExitCode {
  const isRefused = result.kind === "proposed" && hasFailed(result.report);
  return result.kind === "faulty" || isRefused ? EXIT.failed : EXIT.ok;
}

function summaryOf(
  result: Extract<IndexResult, { report: ChangeReport }>,
  say: Say,
  { dryRun }: IndexFlags,
): string {
  const { generation: id } = result;
  if (result.kind === "unchanged") {
    return say(dryRun ? "review-nothing" : "terminal-index-unchanged", { id });
  }
  const { counts, embedded, reused, ms } = result;
  const { added, changed, removed } = counts;
  if (result.kind === "proposed") {
    return hasFailed(result.report)
      ? say("review-refused", { id })
      : say("review-proposed", { id, ...toTexts(countItems(result.report)) });
  }
  return say("terminal-index-published", {
    ...toTexts({ added, changed, removed, embedded, reused }),
    id,
    seconds: (ms / 1_000).toFixed(1),
  });
}

function countItems({ changes }: ChangeReport): Readonly<Record<string, number>> {
  const count = (kind: ItemChange["kind"]): number =>
    changes.filter((change) => change.kind === kind).length;
  return { added: count("added"), changed: count("changed"), removed: count("removed") };
}

function toTexts(counts: Readonly<Record<string, number>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]));
}
