import { formatFaults } from "../../src/knowledge/format-faults.ts";
import { loadPhrases } from "../../src/language/phrases.ts";
import { LazyE5 } from "../../src/models/lazy-e5.ts";
import { sanitizeText } from "../../src/presenting/sanitize.ts";
import { checkBaseFolder } from "./base-fingerprint.ts";
import { sayToUser } from "./bind-phrases.ts";
import { buildIndex } from "./build-index.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { modelFolder } from "./model-folders.ts";
import { createProgress } from "./progress.ts";
import { writeLine } from "./streams.ts";

/**
 * Brings the index up to date and tells what changed.
 *
 * @returns `EXIT.failed` when the base has faults, which are printed; the published index stays.
 */
export async function runIndexCommand(context: TerminalContext): Promise<ExitCode> {
  const { config, streams, now } = context;
  await checkBaseFolder(config.dataDir);
  const say = sayToUser(await loadPhrases(config.promptsDir), context);
  const result = await buildIndex(context, {
    embedder: new LazyE5({ directory: modelFolder(config), threads: config.embedderThreads }),
    progress: createProgress({ stream: streams.stderr, now, say }),
    onNotice: (message) => streams.stderr.write(`${sanitizeText(message)}\n`),
  });
  switch (result.kind) {
    case "faulty":
      streams.stderr.write(formatFaults(result.faults));
      return EXIT.failed;
    case "unchanged":
      await writeLine(streams.stdout, say("terminal-index-unchanged", { id: result.generation }));
      return EXIT.ok;
    case "published": {
      const { counts, embedded, reused, generation, ms } = result;
      const slots = { added: counts.added, changed: counts.changed, removed: counts.removed };
      await writeLine(
        streams.stdout,
        say("terminal-index-published", {
          ...toTexts({ ...slots, embedded, reused }),
          id: generation,
          seconds: (ms / 1_000).toFixed(1),
        }),
      );
      return EXIT.ok;
    }
  }
}

function toTexts(counts: Readonly<Record<string, number>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]));
}
