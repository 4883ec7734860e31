import { describe, expect, it } from "vitest";
import { renderBench } from "../../../adapters/terminal/render-bench.ts";

describe("renderBench", () => {
  it("writes Markdown with machine and date", () => {
    const report = renderBench({
      date: "2026-11-24",
      machine: {
        processor: "Xeon",
        cores: 2,
        memoryBytes: 24 * 2 ** 30,
        system: "linux x64",
        node: "20.20.2",
      },
      index: { passages: 1_400, texts: 3_500, ms: 100_000, unchangedMs: [900, 1_000, 1_700] },
      start: { freshMs: [8_000, 9_000, 10_000], laterMs: [2_000, 2_200, 2_100] },
      bases: [
        {
          name: "real base",
          passages: 1_400,
          memory: { resident: 300 * 2 ** 20, peak: 400 * 2 ** 20 },
          latency: [{ stage: "embed", p50: 8, p95: 14.04 }],
        },
        {
          name: "copies",
          passages: 10_200,
          memory: null,
          latency: [
            { stage: "embed", p50: 8, p95: 15 },
            { stage: "compose", p50: 1, p95: 2 },
          ],
        },
      ],
    });

    expect(report).toBe(`Measured 2026-11-24 on Xeon, 2 cores, 24 GiB, linux x64, Node 20.20.2.

| what | figure |
| --- | --- |
| full index without shipped vectors | 100.0 s for 1400 passages, 3500 texts embedded (35/s) |
| index of an unchanged base | 1.00 s (median of 3, slowest 1.70 s) |
| first \`ask\`, on a fresh state | 9.00 s (median of 3, slowest 10.00 s) |
| later \`ask\`, cold | 2.10 s (median of 3, slowest 2.20 s) |
| memory of \`ask\`, real base (1400 passages) | 300 MiB (peak 400 MiB) |
| memory of \`ask\`, copies (10200 passages) | not told by this system |

| stage, p50 / p95 in ms | real base (1400 passages) | copies (10200 passages) |
| --- | --- | --- |
| embed | 8.0 / 14.0 | 8.0 / 15.0 |
| compose | - | 1.0 / 2.0 |
`);
  });
});
