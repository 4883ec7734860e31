import { describe, expect, it } from "vitest";
import { progressRate } from "../../src/indexing/progress-rate.ts";

const START = new Date("2026-11-24T08:00:00.000Z");

describe("progressRate", () => {
  it.each([
    { name: "nothing is done yet", done: 0, seconds: 5, perSecond: 0, secondsLeft: null },
    { name: "no time has passed", done: 5, seconds: 0, perSecond: 0, secondsLeft: null },
    { name: "a quarter is done", done: 25, seconds: 10, perSecond: 2.5, secondsLeft: 30 },
    { name: "all is done", done: 100, seconds: 40, perSecond: 2.5, secondsLeft: 0 },
    { name: "the clock went backwards", done: 50, seconds: -3, perSecond: 0, secondsLeft: null },
  ])("when $name", ({ done, seconds, perSecond, secondsLeft }) => {
    const now = new Date(START.getTime() + seconds * 1000);

    const rate = progressRate({ done, total: 100, startedAt: START }, now);

    expect(rate).toEqual({ perSecond, secondsLeft });
  });

  it("has no time left where there is nothing to do", () => {
    const nothing = { done: 0, total: 0, startedAt: START };

    expect(progressRate(nothing, START)).toEqual({ perSecond: 0, secondsLeft: 0 });
  });
});
