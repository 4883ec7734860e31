import { percentile } from "../../src/evaluation/percentile.ts";
import type { BaseFigures, BenchReport } from "./bench-report.ts";
import type { ProcessMemory } from "./measured-process.ts";

/** Writes the report as Markdown, to be pasted into the README. */
export function renderBench(report: BenchReport): string {
  const { machine, index, start, bases } = report;
  const seconds = index.ms / 1_000;
  const rate = index.texts / seconds;
  return [
    `Measured ${report.date} on ${machine.processor}, ${String(machine.cores)} cores, ` +
      `${gibibytes(machine.memoryBytes)} GiB, ${machine.system}, Node ${machine.node}.`,
    "",
    ...table(
      ["what", "figure"],
      [
        [
          "full index without shipped vectors",
          `${seconds.toFixed(1)} s for ${String(index.passages)} passages, ` +
            `${String(index.texts)} texts embedded (${rate.toFixed(0)}/s)`,
        ],
        ["index of an unchanged base", runs(index.unchangedMs)],
        ["first `ask`, on a fresh state", runs(start.freshMs)],
        ["later `ask`, cold", runs(start.laterMs)],
        ...bases.map((base) => [`memory of \`ask\`, ${nameOf(base)}`, memory(base.memory)]),
      ],
    ),
    "",
    ...table(
      ["stage, p50 / p95 in ms", ...bases.map(nameOf)],
      stagesOf(bases).map((stage) => [stage, ...bases.map((base) => latencyAt(base, stage))]),
    ),
    "",
  ].join("\n");
}

function nameOf({ name, passages }: BaseFigures): string {
  return `${name} (${String(passages)} passages)`;
}

function stagesOf(bases: readonly BaseFigures[]): readonly string[] {
  return [...new Set(bases.flatMap(({ latency }) => latency.map(({ stage }) => stage)))];
}

function latencyAt({ latency }: BaseFigures, stage: string): string {
  const found = latency.find((row) => row.stage === stage);
  return found === undefined ? "-" : `${found.p50.toFixed(1)} / ${found.p95.toFixed(1)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}

/** Median of several runs in seconds, with the slowest. */
function runs(times: readonly number[]): string {
  const median = percentile(times, 0.5);
  return median === null
    ? "-"
    : `${(median / 1_000).toFixed(2)} s (median of ${String(times.length)}, slowest ` +
        `${(Math.max(...times) / 1_000).toFixed(2)} s)`;
}

function memory(measured: ProcessMemory | null): string {
  return measured === null
    ? "not told by this system"
    : `${mebibytes(measured.resident)} MiB (peak ${mebibytes(measured.peak)} MiB)`;
}

function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0);
}

function gibibytes(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(0);
}
