import type { Manifest } from "../../src/domain/generation.ts";
import { BotError } from "../../src/errors.ts";
import { E5_IDENTITY } from "../../src/models/e5-embeddings.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import { openPublished } from "../../src/storage/open-published.ts";
import { checkBaseFolder } from "./base-fingerprint.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { isIndexCurrent } from "./indexed-base.ts";
import { writeLine, writeLines } from "./streams.ts";

/** State of the index; `problem` is `null` when it can answer. */
interface Status {
  readonly problem: string | null;
  readonly generation: Omit<Manifest, "files"> | null;
  /** Whether the base may have changed since; `null` when there is no index to compare with. */
  readonly baseChanged: boolean | null;
}

/**
 * Tells which index answers and how it stands to the base, without changing anything.
 *
 * @returns `EXIT.failed` when no index can answer.
 */
export async function runStatus(
  context: TerminalContext,
  { json }: { readonly json: boolean },
): Promise<ExitCode> {
  await checkBaseFolder(context.config.dataDir);
  const status = await readStatus(context);
  const { stdout } = context.streams;
  await (json
    ? writeLine(stdout, JSON.stringify(status))
    : writeLines(stdout, statusLines(status)));
  return status.problem === null ? EXIT.ok : EXIT.failed;
}

async function readStatus({ config }: TerminalContext): Promise<Status> {
  let generation: ReturnType<typeof openPublished>;
  try {
    generation = openPublished({ stateDir: config.stateDir, identity: E5_IDENTITY });
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
