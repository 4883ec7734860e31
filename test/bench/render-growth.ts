import type { BaseFigures } from "./base-figures.ts";
import { latency, mebibytes, milliseconds, seconds, share, table } from "./markdown.ts";
import type { OwnOnBase } from "./part-growth.ts";

/** What was promised (issue 8), by the size from which on it holds. */
const PROMISED = [
  { passages: 10_000, p50: 25, p95: 60 },
  { passages: 100_000, p50: 40, p95: 100 },
] as const;
const PROMISED_INDEX_MS = 180_000;
const PROMISED_LOAD_MS = 1_500;
const PROMISED_RATIO = 1.2;
/** A base of copies comes within some passages of the size asked for. */
const TOLERANCE = 0.05;

function stageRows(own: readonly OwnOnBase[]): readonly (readonly string[])[] {
  const stages = [
    ...new Set(own.flatMap(({ figures }) => figures.stages.map(({ stage }) => stage))),
  ];
  return stages.map((stage) => [
    stage,
    ...own.map(({ figures }) => {
      const found = figures.stages.find((each) => each.stage === stage);
      return found === undefined ? "–" : latency(found);
    }),
  ]);
}

function ratio({ vectors: { own, hnswlib } }: BaseFigures): number {
  return own.p50 / hnswlib.p50;
}

function figureRows(own: readonly OwnOnBase[]): readonly (readonly string[])[] {
  const row = (name: string, cell: (each: OwnOnBase) => string): readonly string[] => [
    name,
    ...own.map(cell),
  ];
  return [
    row("`index`, vectors at hand, s", ({ base }) => seconds(base.indexMs)),
    row("its memory at most, MiB", ({ base }) => mebibytes(base.indexMemory)),
    row(
      "load: open + prepare, s",
      ({ figures }) => `${seconds(figures.openMs)} + ${seconds(figures.prepareMs)}`,
    ),
    row(
      "memory: of the base / the process, MiB",
      ({ figures: { memory } }) => `${mebibytes(memory.base)} / ${mebibytes(memory.process)}`,
    ),
    row("words, ms", ({ figures }) => latency(figures.words)),
    row("vectors, ms", ({ figures }) => latency(figures.vectors.own)),
    row("hnswlib's own call for as many rows, ms", ({ figures }) =>
      latency(figures.vectors.hnswlib),
    ),
    row("times hnswlib's own call", ({ figures }) => ratio(figures).toFixed(2)),
    row("the whole search, ms", ({ figures }) => latency(figures.search)),
    row("recall of the vectors against exact search", ({ figures }) =>
      share(figures.vectors.recall),
    ),
    row("recall@10 of items", ({ figures }) => share(figures.recall)),
    ...stageRows(own),
    row("the same without the embedder", ({ figures }) => latency(figures.withoutEmbedder)),
  ];
}

function verdict(isMet: boolean): string {
  return isMet ? "met" : "**not met**";
}

function near(passages: number, size: number): boolean {
  return Math.abs(passages - size) <= TOLERANCE * size;
}

function promiseRows({ base, figures }: OwnOnBase): readonly (readonly string[])[] {
  const at = `${String(base.passages)} passages`;
  const load = figures.openMs + figures.prepareMs;
  const whole = figures.stages.at(-1) ?? { p50: 0, p95: 0 };
  const promised = PROMISED.find(({ passages }) => near(base.passages, passages));
  const answers =
    promised === undefined
      ? []
      : [
          [
            `question to answer, ${at}`,
            `${String(promised.p50)} / ${String(promised.p95)} ms`,
            `${latency(whole)} ms (without the embedder ${latency(figures.withoutEmbedder)})`,
            verdict(whole.p50 <= promised.p50 && whole.p95 <= promised.p95),
          ],
        ];
  return [
    ...answers,
    [
      `vectors against hnswlib's own call, ${at}`,
      `${String(PROMISED_RATIO)} times`,
      `${ratio(figures).toFixed(2)} times (${milliseconds(figures.vectors.own.p50)} ms)`,
      verdict(ratio(figures) <= PROMISED_RATIO),
    ],
    [
      `index with vectors at hand, ${at}`,
      `${seconds(PROMISED_INDEX_MS)} s`,
      `${seconds(base.indexMs)} s`,
      verdict(base.indexMs <= PROMISED_INDEX_MS),
    ],
    [
      `load, ${at}`,
      `${seconds(PROMISED_LOAD_MS)} s`,
      `${seconds(load)} s`,
      verdict(load <= PROMISED_LOAD_MS),
    ],
  ];
}

/** How our own cost grows with the base, and what was promised of it. */
export function renderGrowth(own: readonly OwnOnBase[]): readonly string[] {
  return [
    ...table(
      ["p50 / p95", ...own.map(({ base }) => `${String(base.passages)} passages`)],
      figureRows(own),
    ),
    "",
    ...table(["promised", "at most", "measured", ""], own.flatMap(promiseRows)),
    "",
  ];
}
