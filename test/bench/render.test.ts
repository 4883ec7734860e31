import { describe, expect, it } from "vitest";
import type { Latency } from "../../src/evaluation/stage-latency.ts";
import type { BaseFigures } from "./base-figures.ts";
import { drawGrowth } from "./draw-growth.ts";
import type { LoopFigures } from "./load-figures.ts";
import type { OwnOnBase } from "./part-growth.ts";
import { renderGrowth } from "./render-growth.ts";
import { renderLoad } from "./render-load.ts";
import { renderProfile } from "./render-profile.ts";
import { renderRivals } from "./render-rivals.ts";

const MIB = 2 ** 20;

function latencyAt(stage: string, ms: number): Latency {
  return { stage, p50: ms, p95: 2 * ms };
}

function ownAt(passages: number, ms: number): OwnOnBase {
  const figures: BaseFigures = {
    passages,
    openMs: 200,
    prepareMs: 300,
    memory: { base: 50 * MIB, process: 400 * MIB },
    stages: [latencyAt("embed", 10), latencyAt("question to answer", ms)],
    withoutEmbedder: latencyAt("without the embedder", ms - 10),
    search: latencyAt("search", 3),
    recall: 0.9,
    vectors: { own: latencyAt("v", 1.1), hnswlib: latencyAt("h", 1), recall: 0.99 },
    words: latencyAt("words", 0.5),
  };
  const base = {
    name: String(passages),
    dataDir: "data",
    stateDir: "var",
    passages,
    indexMs: 20_000,
    indexMemory: null,
  };
  return { base, figures };
}

describe("renderGrowth", () => {
  it.each([
    {
      name: "kept",
      ms: 25,
      expected: "| 25.0 / 50.0 ms (without the embedder 15.0 / 30.0) | met |",
    },
    {
      name: "broken",
      ms: 26,
      expected: "| 26.0 / 52.0 ms (without the embedder 16.0 / 32.0) | **not met** |",
    },
  ])("says whether what was promised at 10,000 passages is $name", ({ ms, expected }) => {
    const report = renderGrowth([ownAt(1_420, 20), ownAt(10_001, ms)]).join("\n");

    expect(report).toContain(`| question to answer, 10001 passages | 25 / 60 ms ${expected}`);
    expect(report).not.toContain("question to answer, 1420 passages");
  });
});

describe("drawGrowth", () => {
  it("draws a line for each figure through all sizes, and labels that do not overlap", () => {
    const svg = drawGrowth([ownAt(1_420, 20), ownAt(10_001, 30), ownAt(99_630, 60)], "Growth");

    const lines = [...svg.matchAll(/<polyline points="([^"]+)"/g)].map(([, points = ""]) => points);
    expect(lines).toHaveLength(8);
    expect(lines.every((points) => points.split(" ").length === 3)).toBe(true);
    expect(svg).not.toContain("NaN");
    const labels = [...svg.matchAll(/y="([\d.]+)" dominant-baseline="middle" fill="#/g)];
    const heights = labels.map(([, y]) => Number(y)).toSorted((a, b) => a - b);
    const gaps = heights.slice(1).map((height, at) => height - (heights[at] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(12.9);
  });
});

describe("renderRivals", () => {
  it("lists those that find by words first, and tells where time was up", () => {
    const rival = { settings: "best", indexMs: 1_500, memory: 30 * MIB, loadMs: null };
    const method = { questions: 120, p50: 1, p95: 2, recall: 0.8 };
    const rivals = [
      { ...rival, name: "A", methods: [{ ...method, name: "vectors" }] },
      { ...rival, name: "B", methods: [{ ...method, name: "words", questions: 40 }] },
    ];

    const report = renderRivals({ passages: 1_420, depth: 150, rivals }, ownAt(1_420, 20).figures);

    expect(report.slice(4)).toEqual([
      "| B | words (40 questions) | 1.0 / 2.0 | .800 | 1.50 | 30 | none |",
      "| A | vectors | 1.0 / 2.0 | .800 | 1.50 | 30 | none |",
      "| **Souverain** | words, vectors, sentences, facts | 3.0 / 6.0 | .900 | see growth | 50 | 0.50 |",
      "| **Souverain** | question to verified answer, embedder included | 20.0 / 40.0 | .900 |  | 400 |  |",
      "",
    ]);
  });
});

describe("renderLoad", () => {
  const loop: LoopFigures = { asked: 10, answered: 10, perSecond: 9, p50: 30, p95: 60, p99: 90 };

  it("tells the highest rate before questions wait, and what askers saw beyond it", () => {
    const report = renderLoad({
      closed: [{ inFlight: 1, ...loop }],
      open: [
        { offered: 10, ...loop },
        { offered: 20, ...loop, p95: 300 },
        { offered: 40, ...loop, p95: 301 },
      ],
      embedder: loop,
      desk: {
        offered: 50,
        unlimited: { ...loop, outcomes: { answered: 10 }, lost: 0, retry: null },
        limited: {
          ...loop,
          outcomes: { answered: 8, limited: 2 },
          lost: 0,
          retry: { p50: 40, longest: 55.4 },
        },
      },
      memory: 420 * MIB,
    }).join("\n");

    expect(report).toContain("Up to 20 questions a second p95 stays within");
    expect(report).toContain("8 answered, 2 limited, 0 lost");
    expect(report).toContain("told to come back in 40 s (median), 55 s at most");
  });
});

describe("renderProfile", () => {
  it("gives each module its milliseconds and its share of a question", () => {
    const modules = [{ name: "src/retrieval/search.ts", ms: 5 }];
    const [profile] = [{ passages: 10, questions: 4, ms: 20, modules, functions: [] }];

    expect(renderProfile([profile])).toContain("| `src/retrieval/search.ts` | 5.0 | 25.0 % |");
  });
});
