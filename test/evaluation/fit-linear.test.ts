import { describe, expect, it } from "vitest";
import { type Case, type Choice, fitCases, fitChoices } from "../../src/evaluation/fit-linear.ts";
import { seededRandom } from "../helpers/seeded-random.ts";

const OPTIONS = { epochs: 400, rate: 0.05, decay: 1e-3 };

function score(row: readonly number[], weights: readonly number[]): number {
  return row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
}

/** Questions with ten choices each, of which the one with the greatest first feature is right. */
function choices(count: number): readonly Choice[] {
  const random = seededRandom(3);
  return Array.from({ length: count }, () => {
    const rows = Array.from({ length: 10 }, () => [random(), random(), random()]);
    const best = Math.max(...rows.map(([first = 0]) => first));
    return { rows, labels: rows.map(([first = 0]) => (first === best ? 1 : 0)) };
  });
}

/** Cases that are positive where the second feature is above a half. */
function cases(count: number): readonly Case[] {
  const random = seededRandom(5);
  return Array.from({ length: count }, () => {
    const [a, b] = [random(), random()];
    return { row: [1, a, b], isPositive: b > 0.5 };
  });
}

describe("fitChoices", () => {
  it("finds the feature by which the right choice is known", () => {
    const [first = 0, second = 0, third = 0] = fitChoices(3, choices(40), OPTIONS);

    expect(first).toBeGreaterThan(1);
    expect(Math.abs(second)).toBeLessThan(first / 3);
    expect(Math.abs(third)).toBeLessThan(first / 3);
  });

  it("ranks the right choices of other questions first", () => {
    const [learnt, unseen] = [choices(60).slice(0, 40), choices(60).slice(40)];
    const weights = fitChoices(3, learnt, OPTIONS);

    const found = unseen.filter(({ rows, labels }) => {
      const scores = rows.map((row) => score(row, weights));
      return labels[scores.indexOf(Math.max(...scores))] === 1;
    });

    expect(found.length / unseen.length).toBeGreaterThan(0.8);
  });

  it("learns nothing from questions without a right choice", () => {
    const none = choices(5).map(({ rows }) => ({ rows, labels: rows.map(() => 0) }));

    expect(fitChoices(3, none, OPTIONS)).toEqual([0, 0, 0]);
    expect(fitChoices(3, [...choices(10), ...none], OPTIONS)).toEqual(
      fitChoices(3, choices(10), OPTIONS),
    );
  });

  it("learns nothing from nothing", () => {
    expect(fitChoices(2, [], OPTIONS)).toEqual([0, 0]);
  });

  it("finds the same each time", () => {
    expect(fitChoices(3, choices(20), OPTIONS)).toEqual(fitChoices(3, choices(20), OPTIONS));
  });

  it("is held back by decay", () => {
    const [free = 0] = fitChoices(3, choices(20), OPTIONS);
    const [held = 0] = fitChoices(3, choices(20), { ...OPTIONS, decay: 1 });

    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(free / 2);
  });
});

describe("fitCases", () => {
  it("parts the cases by the feature that tells them apart", () => {
    const weights = fitCases(3, cases(100), { ...OPTIONS, epochs: 2_000 });

    const right = cases(100).filter(
      ({ row, isPositive }) => score(row, weights) > 0 === isPositive,
    );
    expect(right.length).toBeGreaterThan(90);
  });

  it("counts both kinds the same, whatever their numbers", () => {
    const few = [{ row: [1], isPositive: true }];
    const many = Array.from({ length: 99 }, () => ({ row: [1], isPositive: false }));

    const [bias = 9] = fitCases(1, [...few, ...many], { ...OPTIONS, epochs: 2_000 });

    expect(bias).toBeCloseTo(0, 2);
  });

  it.each([
    { sign: 1 as const, name: "no weight below zero" },
    { sign: -1 as const, name: "no weight above zero" },
  ])("gives $name where that sign is asked for", ({ sign }) => {
    const weights = fitCases(3, cases(100), { ...OPTIONS, signs: [0, sign, sign] });

    expect(weights.slice(1).every((weight) => weight * sign >= 0)).toBe(true);
  });
});
