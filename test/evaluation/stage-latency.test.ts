import { describe, expect, it } from "vitest";
import { stageLatency } from "../../src/evaluation/stage-latency.ts";
import { answerOf } from "../helpers/evaluated-answer.ts";

function timed(
  ms: number,
  timings: Readonly<Record<string, number>>,
): Parameters<typeof stageLatency>[0][number] {
  return { ms, reply: { answer: answerOf([]), retrieved: [], explanation: { timings } } };
}

describe("stageLatency", () => {
  it("takes each stage over the questions that went through it, the whole way last", () => {
    const latency = stageLatency([
      timed(10, { embed: 4, search: 1 }),
      timed(20, { embed: 6 }),
      timed(30, { embed: 8, search: 3, compose: 2 }),
    ]);

    expect(latency).toEqual([
      { stage: "embed", p50: 6, p95: expect.closeTo(7.8, 9) },
      { stage: "search", p50: 2, p95: expect.closeTo(2.9, 9) },
      { stage: "compose", p50: 2, p95: 2 },
      { stage: "question to answer", p50: 20, p95: expect.closeTo(29, 9) },
    ]);
  });

  it("is empty without questions", () => {
    expect(stageLatency([])).toEqual([]);
  });
});
