import type { Manifest } from "../../src/domain/generation.ts";
import { BotError } from "../../src/errors.ts";
import { loadPhrases } from "../../src/language/phrases.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import { openPublished } from "../../src/storage/open-published.ts";
import { embedderIdentity } from "../model/open-embedder.ts";
import { adminOptions } from "./admin-options.ts";
import { checkBaseFolder } from "./base-fingerprint.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { isIndexCurrent } from "./indexed-base.ts";
import { modelLines, modelsJson } from "./status-models.ts";
import { overviewJson, overviewLines, readOverview } from "./status-overview.ts";
import { writeLine, writeLines } from "./streams.ts";

/** State of the index; `problem` is `null` when it can answer. */
interface Status {
  readonly problem: string | null;
  readonly generation: Omit<Manifest, "files"> | null;
  /** Whether the base may have changed since; `null` when there is no index to compare with. */
  readonly baseChanged: boolean | null;
}

/**
 * Tells which index answers, how it stands to the base, and what waits for an administrator, without
 * changing anything.
 *
 * @returns `EXIT.failed` when no index can answer.
 */
export async function runStatus(
  context: TerminalContext,
  { json }: { readonly json: boolean },
): Promise<ExitCode> {
  const { config, streams } = context;
  await checkBaseFolder(config.dataDir);
  const [status, overview] = [await readStatus(context), await readOverview(context)];
  if (json) {
    await writeLine(
      streams.stdout,
      JSON.stringify({ ...status, models: modelsJson(config), ...overviewJson(overview) }),
    );
  } else {
    const options = adminOptions(context, await loadPhrases(config.promptsDir));
    const lines = [
      ...statusLines(status),
      ...modelLines(config),
      ...overviewLines(overview, options, context.now()),
    ];
    await writeLines(streams.stdout, lines);
  }
  return status.problem === null ? EXIT.ok : EXIT.failed;
}

async function readStatus({ config }: TerminalContext): Promise<Status> {
  let generation: ReturnType<typeof openPublished>;
  try {
    const identity = await embedderIdentity(config);
    // Asked how things are: every file is compared, not only what was changed.
    generation = openPublished({ stateDir: config.stateDir, identity }, { compare: "whole" });
  } catch (error) {
    if (error instanceof BotError) {
      return { problem: error.message, generation: null, baseChanged: null };
    }
    throw error;
  }
  const { files: _files, ...manifest } = generation.manifest;
  generation.close();
  const isCurrent = await isIndexCurrent(config, manifest.id);
  return { problem: null, generation: manifest, baseChanged: !isCurrent };
}

function statusLines({ problem, generation, baseChanged }: Status): readonly string[] {
  if (generation === null) {
    return [`index      none that can answer: ${sanitizeLine(problem ?? "")}`];
  }
  const { id, builtAt, embedder, newest, counts } = generation;
  const { facts, topics, articles, providers, passages, sentences } = counts;
  return [
    `index      ${id}, built ${builtAt}`,
    `base       ${String(facts)} facts on ${String(providers)} subjects, ${String(topics)} topics, ${String(articles)} articles; newest date ${newest}`,
    `passages   ${String(passages)}, of ${String(sentences)} sentences`,
    `embedder   ${sanitizeLine(embedder.name)} (${embedder.hash.slice(0, 12)}, ${String(embedder.dimension)} numbers)`,
    baseChanged === true
      ? "changed    the base may have changed since; the next question or `souverain index` updates it"
      : "changed    no, the index stands for the base as it is",
  ];
}
