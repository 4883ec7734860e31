import { describe, expect, it } from "vitest";
import { seededRandom } from "../helpers/seeded-random.ts";
import { closedLoop, type LoopParts, openLoop } from "./loops.ts";

/** A bot that takes so long for each question, one after the other, on a clock that only moves by that. */
function botThatTakes(ms: number): LoopParts & { readonly asked: number[] } {
  let now = 0;
  let freeAt = 0;
  const asked: number[] = [];
  return {
    asked,
    clock: () => now,
    wait: async (span) => {
      now += span;
      return Promise.resolve();
    },
    ask: async (number) => {
      asked.push(number);
      freeAt = Math.max(now, freeAt) + ms;
      const doneAt = freeAt;
      await Promise.resolve();
      now = Math.max(now, doneAt);
    },
  };
}

describe("closedLoop", () => {
  it.each([
    { name: "one asker", inFlight: 1, answered: 10, p50: 10 },
    // The three that were asked at the end are answered, too; each waits for those before it.
    { name: "three askers", inFlight: 3, answered: 12, p50: 30 },
  ])("asks as fast as $name is answered", async ({ inFlight, answered, p50 }) => {
    const bot = botThatTakes(10);

    const figures = await closedLoop(bot, { inFlight, ms: 100 });

    expect(figures).toMatchObject({ asked: answered, answered, p50 });
    expect(bot.asked).toEqual([...bot.asked.keys()]);
    expect(figures.perSecond).toBeCloseTo(100, 5);
  });
});

describe("openLoop", () => {
  it("asks at the rate given, whatever becomes of the questions before", async () => {
    const options = { perSecond: 50, ms: 20_000, random: seededRandom(7) };

    const figures = await openLoop(botThatTakes(1), options);

    expect(figures.asked).toBeGreaterThan(900);
    expect(figures.asked).toBeLessThan(1_100);
    expect(figures.answered).toBe(figures.asked);
    // They come 20 ms apart on average: an idle bot keeps nobody waiting for the next.
    expect(figures.p50).toBeLessThan(20);
  });

  it("counts how long questions waited to be handed in", async () => {
    const options = { perSecond: 200, ms: 5_000, random: seededRandom(7) };

    // At 10 ms each, only half of them can be answered in time.
    const figures = await openLoop(botThatTakes(10), options);

    expect(figures.answered).toBe(figures.asked);
    expect(figures.perSecond).toBeCloseTo(100, 0);
    expect(figures.p95).toBeGreaterThan(2_000);
  });
});
