import type { DeskFigures, LoadFigures, LoopFigures } from "./load-figures.ts";
import { milliseconds, table } from "./markdown.ts";

/** From so many times the median of a bot at a quarter of its load on, the slowest wait for one another. */
const SATURATED_TIMES = 10;

function cells({ perSecond, p50, p95, p99 }: LoopFigures): readonly string[] {
  return [perSecond.toFixed(1), ...[p50, p95, p99].map(milliseconds)];
}

/** Highest rate offered at which nobody waited long; `null` when at none. */
function sustained({ open }: LoadFigures): number | null {
  const idle = open[0]?.p50 ?? 0;
  return open.findLast(({ p95 }) => p95 <= SATURATED_TIMES * idle)?.offered ?? null;
}

function deskLine(name: string, { asked, outcomes, lost, p95, retry }: DeskFigures): string {
  const kinds = Object.entries(outcomes).map(([kind, count]) => `${String(count)} ${kind}`);
  const told =
    retry === null
      ? ""
      : `; the limited were told to come back in ${retry.p50.toFixed(0)} s (median), ${retry.longest.toFixed(0)} s at most`;
  return `- ${name}: ${String(asked)} questions, ${kinds.join(", ")}, ${String(lost)} lost; p95 ${milliseconds(p95)} ms${told}.`;
}

/** Throughput and latency under load. */
export function renderLoad(load: LoadFigures): readonly string[] {
  const head = ["answered a second", "p50 ms", "p95 ms", "p99 ms"];
  const rate = sustained(load);
  return [
    ...table(
      ["closed loop: in flight", ...head],
      load.closed.map((each) => [String(each.inFlight), ...cells(each)]),
    ),
    "",
    ...table(
      ["open loop: offered a second", ...head],
      load.open.map((each) => [each.offered.toFixed(1), ...cells(each)]),
    ),
    "",
    rate === null
      ? "Saturated at every rate that was offered."
      : `Up to ${rate.toFixed(0)} questions a second p95 stays within ${String(SATURATED_TIMES)} times the median at a quarter of the load; beyond, they wait.`,
    "",
    `The embedder alone: ${load.embedder.perSecond.toFixed(1)} questions a second.`,
    "",
    `Through the desk of the chats, ${load.desk.offered.toFixed(0)} questions offered a second (1.25 times the highest throughput):`,
    "",
    deskLine("without limits", load.desk.unlimited),
    deskLine("with the limits set by default, 8 people in 2 channels", load.desk.limited),
    "",
    `Resident after all of it: ${(load.memory / 2 ** 20).toFixed(0)} MiB.`,
    "",
  ];
}
