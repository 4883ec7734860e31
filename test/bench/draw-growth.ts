import type { OwnOnBase } from "./part-growth.ts";

const WIDTH = 760;
const HEIGHT = 460;
const MARGIN = { left: 70, right: 190, top: 40, bottom: 50 } as const;
const COLOURS = ["#06c", "#b00", "#080", "#a60", "#608", "#088", "#555", "#c0c"] as const;

interface Line {
  readonly name: string;
  readonly of: (own: OwnOnBase) => number;
}

/** Milliseconds, each bound by something else. */
const LINES: readonly Line[] = [
  { name: "index (graph, reading texts)", of: ({ base }) => base.indexMs },
  { name: "load (checksums, columns)", of: ({ figures }) => figures.openMs + figures.prepareMs },
  { name: "question to answer, p95", of: ({ figures }) => figures.stages.at(-1)?.p95 ?? 0 },
  { name: "question to answer, p50", of: ({ figures }) => figures.stages.at(-1)?.p50 ?? 0 },
  {
    name: "embedder, p50",
    of: ({ figures }) => figures.stages.find(({ stage }) => stage === "embed")?.p50 ?? 0,
  },
  { name: "without embedder, p50", of: ({ figures }) => figures.withoutEmbedder.p50 },
  { name: "words (postings), p50", of: ({ figures }) => figures.words.p50 },
  { name: "vectors (distances), p50", of: ({ figures }) => figures.vectors.own.p50 },
];

interface Scale {
  /** Powers of ten at the ends of the upright axis. */
  readonly low: number;
  readonly high: number;
  readonly x: (passages: number) => number;
  readonly y: (ms: number) => number;
}

/** Both axes are logarithmic: a straight line is growth by a power. */
function scaleOf(own: readonly OwnOnBase[]): Scale {
  const sizes = own.map(({ base }) => Math.log10(base.passages));
  const values = own.flatMap((each) => LINES.map(({ of }) => Math.log10(Math.max(of(each), 0.01))));
  const [left, right] = [Math.min(...sizes), Math.max(...sizes)];
  const [low, high] = [Math.floor(Math.min(...values)), Math.ceil(Math.max(...values))];
  const [width, height] = [WIDTH - MARGIN.left - MARGIN.right, HEIGHT - MARGIN.top - MARGIN.bottom];
  return {
    low,
    high,
    x: (passages: number) =>
      MARGIN.left + ((Math.log10(passages) - left) / Math.max(0.001, right - left)) * width,
    y: (ms: number) =>
      HEIGHT -
      MARGIN.bottom -
      ((Math.log10(Math.max(ms, 0.01)) - low) / Math.max(1, high - low)) * height,
  };
}

function duration(ms: number): string {
  return ms < 1_000 ? `${String(ms)} ms` : `${String(ms / 1_000)} s`;
}

/** Names at the right ends of their lines, moved apart where lines end close together. */
function labelHeights(heights: readonly number[]): readonly number[] {
  const order = [...heights.keys()].toSorted((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const placed = [...heights];
  let last = Number.NEGATIVE_INFINITY;
  for (const at of order) {
    placed[at] = Math.max(heights[at] ?? 0, last + 13);
    last = placed[at];
  }
  return placed;
}

/** Draws how time grows with the base, as an SVG document; two sizes or more. */
export function drawGrowth(own: readonly OwnOnBase[], caption: string): string {
  const { x, y, low, high } = scaleOf(own);
  const right = WIDTH - MARGIN.right;
  const powers = Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at));
  const grid = powers.flatMap((ms) => [
    `<line x1="${String(MARGIN.left)}" y1="${y(ms).toFixed(1)}" x2="${String(right)}" y2="${y(ms).toFixed(1)}" stroke="#ddd"/>`,
    `<text x="${String(MARGIN.left - 8)}" y="${y(ms).toFixed(1)}" text-anchor="end" dominant-baseline="middle">${duration(ms)}</text>`,
  ]);
  const ticks = own.map(
    ({ base: { passages } }) =>
      `<text x="${x(passages).toFixed(1)}" y="${String(HEIGHT - MARGIN.bottom + 20)}" text-anchor="middle">${String(passages)}</text>`,
  );
  const largest = own.at(-1);
  const heights = labelHeights(LINES.map(({ of }) => (largest === undefined ? 0 : y(of(largest)))));
  const lines = LINES.flatMap(({ name, of }, at) => {
    const colour = COLOURS[at % COLOURS.length] ?? "#000";
    const points = own.map(
      (each) => `${x(each.base.passages).toFixed(1)},${y(of(each)).toFixed(1)}`,
    );
    return [
      `<polyline points="${points.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      `<text x="${String(right + 8)}" y="${(heights[at] ?? 0).toFixed(1)}" dominant-baseline="middle" fill="${colour}">${name}</text>`,
    ];
  });
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(WIDTH)}" height="${String(HEIGHT)}" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" font-family="sans-serif" font-size="11">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="${String(WIDTH / 2)}" y="20" text-anchor="middle" font-size="13">${caption}</text>`,
    ...grid,
    ...ticks,
    ...lines,
    `<text x="${String((MARGIN.left + right) / 2)}" y="${String(HEIGHT - 10)}" text-anchor="middle">passages, logarithmic</text>`,
    "</svg>",
  ].join("\n")}\n`;
}
