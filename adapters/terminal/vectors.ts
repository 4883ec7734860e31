import { textsToEmbed } from "../../src/indexing/generation-draft.ts";
import { toBaseContent } from "../../src/knowledge/base-content.ts";
import { formatFaults } from "../../src/knowledge/format-faults.ts";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { loadPhrases } from "../../src/language/phrases.ts";
import { loadE5 } from "../../src/models/e5-embeddings.ts";
import { vectorKey } from "../../src/models/vector-key.ts";
import { writeShippedVectors } from "../../src/models/write-shipped-vectors.ts";
import { checkBaseFolder } from "./base-fingerprint.ts";
import { sayToUser } from "./bind-phrases.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { modelFolder, vectorsFolder } from "./model-folders.ts";
import { createProgress } from "./progress.ts";
import { writeLine } from "./streams.ts";

/**
 * Computes the vector of every text of the base anew and writes them where they are shipped.
 *
 * @returns `EXIT.failed` when the base has faults, which are printed; the shipped vectors stay.
 */
export async function runVectors(context: TerminalContext): Promise<ExitCode> {
  const { config, streams } = context;
  await checkBaseFolder(config.dataDir);
  const reading = await readKnowledge(config.dataDir);
  if (reading.kind === "faulty") {
    streams.stderr.write(formatFaults(reading.faults));
    return EXIT.failed;
  }
  const texts = [...new Set(textsToEmbed(toBaseContent(reading.knowledge)))];
  const embedder = await loadE5({
    directory: modelFolder(config),
    threads: config.embedderThreads,
  });
  const vectors = await embedShowing(context, embedder, texts);
  const directory = vectorsFolder(config);
  const { count, bytes } = await writeShippedVectors({
    directory,
    identity: embedder.identity,
    vectors: texts.map((text, at) => ({ key: vectorKey(text), vector: vectors[at] ?? [] })),
  });
  const megabytes = (bytes / 1_000_000).toFixed(1);
  await writeLine(
    streams.stdout,
    `Wrote ${String(count)} vectors (${megabytes} MB) to ${directory}`,
  );
  return EXIT.ok;
}

async function embedShowing(
  context: TerminalContext,
  embedder: Awaited<ReturnType<typeof loadE5>>,
  texts: readonly string[],
): Promise<readonly Float32Array[]> {
  const { config, streams, signal, now } = context;
  const say = sayToUser(await loadPhrases(config.promptsDir), context);
  const progress = createProgress({ stream: streams.stderr, now, say });
  const startedAt = now();
  try {
    return await embedder.embedPassages(texts, {
      signal,
      onBatch: (done, total) => progress.report({ phase: "embed", done, total, startedAt }),
    });
  } finally {
    progress.end();
  }
}
