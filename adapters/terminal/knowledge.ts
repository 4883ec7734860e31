import { formatFaults } from "../../src/knowledge/format-faults.ts";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { checkBaseFolder } from "./base-fingerprint.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { writeLine } from "./streams.ts";

/**
 * Checks the base and prints every fault.
 *
 * @returns `EXIT.failed` when there is one.
 */
export async function runKnowledge({
  config,
  streams,
}: Pick<TerminalContext, "config" | "streams">): Promise<ExitCode> {
  await checkBaseFolder(config.dataDir);
  const reading = await readKnowledge(config.dataDir);
  if (reading.kind === "faulty") {
    streams.stdout.write(formatFaults(reading.faults));
    return EXIT.failed;
  }
  const { providers, topics, articles } = reading.knowledge;
  const facts = providers.reduce((sum, { provider }) => sum + provider.facts.length, 0);
  await writeLine(
    streams.stdout,
    `No fault in ${String(providers.length)} providers with ${String(facts)} facts, ` +
      `${String(topics.length)} topic files and ${String(articles.length)} articles`,
  );
  return EXIT.ok;
}
