import type { ReadHealth } from "../../src/collecting/source-health.ts";
import { formatFaults } from "../../src/knowledge/format-faults.ts";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import { checkBaseFolder } from "./base-fingerprint.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { readStoredHealth } from "./source-health.ts";
import { writeLine, writeLines } from "./streams.ts";

/**
 * Lists the sources of data/sources.yaml with how they stand, worst first; nothing is fetched.
 *
 * @returns `EXIT.failed` when the base has faults, which are printed.
 */
export async function runSourceList(
  { config, streams, now }: TerminalContext,
  { json }: { readonly json: boolean },
): Promise<ExitCode> {
  await checkBaseFolder(config.dataDir);
  const reading = await readKnowledge(config.dataDir);
  if (reading.kind === "faulty") {
    streams.stderr.write(formatFaults(reading.faults));
    return EXIT.failed;
  }
  const entries = reading.knowledge.sources;
  const { sources } = readStoredHealth(config.stateDir, entries, now());
  if (json) {
    await writeLine(streams.stdout, JSON.stringify({ sources }));
    return EXIT.ok;
  }
  const none = "No source yet: `souverain source add <address>` adds one to data/sources.yaml";
  const lines = sources.map((health) => {
    const kind = entries.find(({ id }) => id === health.source)?.kind ?? "";
    return sanitizeLine(healthLine(health, kind));
  });
  await writeLines(streams.stdout, lines.length === 0 ? [none] : lines);
  return EXIT.ok;
}

function healthLine(health: ReadHealth, kind: string): string {
  const { source, title, pages, failing, mostFrequentFault } = health;
  const name = title === source ? source : `${source} (${title})`;
  const fault = mostFrequentFault === null ? "" : `, most often ${mostFrequentFault}`;
  const failures = failing === 0 && fault === "" ? "" : `; ${String(failing)} failing${fault}`;
  return `${name}: ${kind}, ${String(pages)} pages, ${ageText(health)}${failures}`;
}

function ageText({ ageHours, limitHours, isStale }: ReadHealth): string {
  if (ageHours === null) {
    return "never read: `souverain index` reads it";
  }
  const late = isStale ? `, past its limit of ${spanText(limitHours)}` : "";
  return `read ${spanText(ageHours)} ago${late}`;
}

function spanText(hours: number): string {
  const [count, unit] = hours < 48 ? [hours, "hour"] : [hours / 24, "day"];
  const whole = Math.floor(count);
  return `${String(whole)} ${unit}${whole === 1 ? "" : "s"}`;
}
