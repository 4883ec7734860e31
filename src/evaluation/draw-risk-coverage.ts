import type { RiskPoint } from "./risk-coverage.ts";

const WIDTH = 560;
const HEIGHT = 360;
const MARGIN = { left: 60, right: 20, top: 40, bottom: 50 } as const;
/** Riskier than this, a gate is none. */
const TICKS = 4;
/** One point a pixel is all that can be seen. */
const POINTS = 200;

interface Scale {
  readonly x: (coverage: number) => string;
  readonly y: (risk: number) => string;
  readonly top: number;
}

function scaleOf(points: readonly RiskPoint[]): Scale {
  const top = Math.max(0.04, Math.ceil(Math.max(0, ...points.map(({ risk }) => risk)) * 50) / 50);
  const [width, height] = [WIDTH - MARGIN.left - MARGIN.right, HEIGHT - MARGIN.top - MARGIN.bottom];
  return {
    x: (coverage) => (MARGIN.left + coverage * width).toFixed(1),
    y: (risk) => (HEIGHT - MARGIN.bottom - (risk / top) * height).toFixed(1),
    top,
  };
}

function percent(share: number): string {
  return `${String(Math.round(share * 1_000) / 10)} %`;
}

function axes({ x, y, top }: Scale): readonly string[] {
  const steps = Array.from({ length: TICKS + 1 }, (_, at) => at / TICKS);
  return steps.flatMap((step) => [
    `<line x1="${x(0)}" y1="${y(step * top)}" x2="${x(1)}" y2="${y(step * top)}" stroke="#ddd"/>`,
    `<text x="${String(MARGIN.left - 8)}" y="${y(step * top)}" text-anchor="end" dominant-baseline="middle">${percent(step * top)}</text>`,
    `<text x="${x(step)}" y="${String(HEIGHT - MARGIN.bottom + 20)}" text-anchor="middle">${percent(step)}</text>`,
  ]);
}

/** The point at which the gate stands: the last one that is still answered. */
function pointAt(points: readonly RiskPoint[], threshold: number): RiskPoint | undefined {
  return points.findLast((point) => point.threshold >= threshold);
}

/**
 * Draws a risk-coverage curve as an SVG document, with the point at which the gate stands.
 *
 * @param points - As `riskCoverage` gives them; an empty curve has axes alone.
 */
export function drawRiskCoverage(points: readonly RiskPoint[], threshold: number): string {
  const scale = scaleOf(points);
  const step = Math.max(1, Math.floor(points.length / POINTS));
  const line = points
    .filter((_, at) => at % step === 0 || at === points.length - 1)
    .map(({ coverage, risk }) => `${scale.x(coverage)},${scale.y(risk)}`)
    .join(" ");
  const gate = pointAt(points, threshold);
  const mark =
    gate === undefined
      ? []
      : [
          `<circle cx="${scale.x(gate.coverage)}" cy="${scale.y(gate.risk)}" r="5" fill="#b00"/>`,
          `<text x="${scale.x(gate.coverage)}" y="${scale.y(gate.risk)}" dx="-10" dy="-10" text-anchor="end" fill="#b00">threshold ${threshold.toFixed(2)}: ${percent(gate.coverage)} answered, ${percent(gate.risk)} of answers to unanswerable questions</text>`,
        ];
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(WIDTH)}" height="${String(HEIGHT)}" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" font-family="sans-serif" font-size="11">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="${scale.x(0.5)}" y="20" text-anchor="middle" font-size="13">Abstention, cross-validated: risk against coverage</text>`,
    ...axes(scale),
    `<text x="${scale.x(0.5)}" y="${String(HEIGHT - 10)}" text-anchor="middle">answerable questions answered</text>`,
    `<text transform="translate(14 ${String(HEIGHT / 2)}) rotate(-90)" text-anchor="middle">answers to unanswerable questions</text>`,
    `<polyline points="${line}" fill="none" stroke="#06c" stroke-width="2"/>`,
    ...mark,
    "</svg>",
  ].join("\n")}\n`;
}
