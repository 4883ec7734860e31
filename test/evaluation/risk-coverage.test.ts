import { describe, expect, it } from "vitest";
import { drawRiskCoverage } from "../../src/evaluation/draw-risk-coverage.ts";
import { riskCoverage } from "../../src/evaluation/risk-coverage.ts";

const JUDGED = [
  { probability: 0.9, isAnswerable: true },
  { probability: 0.3, isAnswerable: false },
  { probability: 0.8, isAnswerable: true },
  { probability: 0.5, isAnswerable: false },
];

describe("riskCoverage", () => {
  it("counts what is answered, the most probable first", () => {
    expect(riskCoverage(JUDGED, 0.5)).toEqual([
      { threshold: 0.9, coverage: 0.5, risk: 0 },
      { threshold: 0.8, coverage: 1, risk: 0 },
      { threshold: 0.5, coverage: 1, risk: 1 / 3 },
      { threshold: 0.3, coverage: 1, risk: 0.5 },
    ]);
  });

  it("weighs unanswerable questions by how often people ask them", () => {
    const last = riskCoverage(JUDGED, 0.1).at(-1);
    expect(last?.risk).toBeCloseTo(0.1);
  });

  it("has no point for no question", () => {
    expect(riskCoverage([], 0.1)).toEqual([]);
  });
});

describe("drawRiskCoverage", () => {
  it("marks where the gate stands", () => {
    const svg = drawRiskCoverage(riskCoverage(JUDGED, 0.5), 0.5);
    expect(svg).toContain("threshold 0.50: 100 % answered, 33.3 % of answers");
    expect(svg).toMatch(/^<svg [^>]+>[\s\S]+<\/svg>\n$/);
  });

  it.each([
    ["no question", [], 0.5],
    ["a gate that lets nothing through", JUDGED, 0.95],
  ] as const)("draws axes alone for %s", (_name, judged, threshold) => {
    expect(drawRiskCoverage(riskCoverage(judged, 0.5), threshold)).not.toContain("<circle");
  });
});
