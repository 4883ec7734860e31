import type { AuditEntry } from "../../src/assistant/admin-desk.ts";
import type { KeptGeneration } from "../../src/indexing/review.ts";
import { loadPhrases } from "../../src/language/phrases.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import { openReview } from "../../src/storage/open-review.ts";
import { openAssistantStore } from "../../src/storage/sqlite/assistant/assistant-store.ts";
import { openState } from "../../src/storage/sqlite/state-db.ts";
import { embedderIdentity } from "../model/open-embedder.ts";
import { adminOptions } from "./admin-options.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { cell } from "./render-change-report.ts";
import type { RenderOptions } from "./render-options.ts";
import { renderTable } from "./render-table.ts";
import type { ReviewFlags } from "./review-commands.ts";
import { writeLine, writeLines } from "./streams.ts";

function roleOf(
  { id, role }: KeptGeneration,
  pinned: string | null,
  options: RenderOptions,
): string {
  const isPinned = role === "published" && pinned === id;
  return options.say(`review-role-${isPinned ? "pinned" : role}`);
}

/** Lists the generations that are kept, the published one first. */
export async function runGenerations(
  context: TerminalContext,
  { json }: ReviewFlags,
): Promise<ExitCode> {
  const { config, streams, now, pid } = context;
  const options = adminOptions(context, await loadPhrases(config.promptsDir));
  const { say } = options;
  const identity = await embedderIdentity(config);
  const review = openReview({ stateDir: config.stateDir, pid, identity, now });
  const generations = review.generations();
  const pinned = review.pinned();
  if (json) {
    await writeLine(streams.stdout, JSON.stringify({ pinned, generations }));
    return EXIT.ok;
  }
  const rows = generations.map((kept) => [
    cell(kept.id),
    cell(roleOf(kept, pinned, options)),
    cell(kept.publishedAt ?? say("review-never")),
  ]);
  const columns = ["item", "role", "published"];
  const header = columns.map((name) => cell(say(`review-column-${name}`)));
  await writeLines(
    streams.stdout,
    rows.length === 0 ? [] : renderTable({ kind: "table", header, rows }, options),
  );
  return EXIT.ok;
}

function auditLine({ at, by, action, outcome }: AuditEntry): string {
  return sanitizeLine(`${at} ${by.platform}:${by.user} ${action} ${outcome}`);
}

/** Lists who decided what, newest first. */
export async function runAudit(
  context: TerminalContext,
  { json, limit }: ReviewFlags & { readonly limit: number },
): Promise<ExitCode> {
  const { config, streams } = context;
  const { say } = adminOptions(context, await loadPhrases(config.promptsDir));
  const state = openState(config.stateDir);
  try {
    const entries = openAssistantStore(state).audit.newest(limit);
    const lines = json ? entries.map((entry) => JSON.stringify(entry)) : entries.map(auditLine);
    const isEmpty = entries.length === 0 && !json;
    await writeLines(streams.stdout, isEmpty ? [say("review-audit-empty")] : lines);
    return EXIT.ok;
  } finally {
    state.close();
  }
}
