import {
  type CitedAddress,
  checkAddress,
  citationHealth,
  citedAddresses,
} from "../../src/collecting/check-citations.ts";
import type { CitationCheck } from "../../src/collecting/snapshot-store.ts";
import type { CitationHealth } from "../../src/domain/source-health.ts";
import { toBaseContent } from "../../src/knowledge/base-content.ts";
import { formatFaults } from "../../src/knowledge/format-faults.ts";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import { openSnapshotStore } from "../../src/storage/sqlite/snapshots/snapshot-store.ts";
import { checkBaseFolder } from "./base-fingerprint.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { withSourceReading } from "./source-reading.ts";
import { writeLine, writeLines } from "./streams.ts";

/** Addresses asked for at the same time; the fetcher keeps its own pace for each host. */
const AT_ONCE = 8;
const TOLD_EVERY = 25;

/**
 * Asks for every address that the base cites, tells those that are dead and the quotations that no longer
 * stand on their page, and keeps what was found for `status`.
 *
 * @returns `EXIT.failed` when the base has faults, which are printed. What is dead on the web fails nothing.
 */
export async function runSourceCheck(
  context: TerminalContext,
  { json }: { readonly json: boolean },
): Promise<ExitCode> {
  const { config, streams } = context;
  await checkBaseFolder(config.dataDir);
  const reading = await readKnowledge(config.dataDir);
  if (reading.kind === "faulty") {
    streams.stderr.write(formatFaults(reading.faults));
    return EXIT.failed;
  }
  const checks = await checkAll(citedAddresses(toBaseContent(reading.knowledge)), context);
  const store = openSnapshotStore(config.stateDir);
  try {
    store.putCitationChecks(checks);
  } finally {
    store.close();
  }
  const health = citationHealth(checks);
  await (json
    ? writeLine(streams.stdout, JSON.stringify(health))
    : writeLines(streams.stdout, healthLines(health)));
  return EXIT.ok;
}

async function checkAll(
  addresses: readonly CitedAddress[],
  terminal: TerminalContext,
): Promise<readonly CitationCheck[]> {
  const { default: PQueue } = await import("p-queue");
  const queue = new PQueue({ concurrency: AT_ONCE });
  let done = 0;
  const tell = (): void => {
    done += 1;
    if (done % TOLD_EVERY === 0 || done === addresses.length) {
      terminal.streams.stderr.write(`Addresses ${String(done)}/${String(addresses.length)}\n`);
    }
  };
  return withSourceReading(terminal, async (context) => {
    const check = async (address: CitedAddress): Promise<readonly CitationCheck[]> => {
      const checks = await checkAddress(address, context);
      tell();
      return checks;
    };
    try {
      const all = addresses.map(async (address) => queue.add(async () => check(address)));
      return (await Promise.all(all)).flat();
    } finally {
      queue.clear();
      await queue.onIdle();
    }
  });
}

function healthLines({ checked, dead, lostQuotes }: CitationHealth): readonly string[] {
  return [
    ...dead.map(({ url, fault, item }) => `dead      ${item}  ${url}  ${fault}`),
    ...lostQuotes.map(({ url, item }) => `quotation ${item}  ${url}  no longer stands there`),
    `${String(checked)} addresses asked for; ${String(new Set(dead.map(({ url }) => url)).size)} dead, ${String(lostQuotes.length)} quotations gone`,
  ].map(sanitizeLine);
}
