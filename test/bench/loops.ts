import { percentile } from "../../src/evaluation/percentile.ts";
import { latencyOf } from "./latency-of.ts";
import type { LoopFigures } from "./load-figures.ts";

export interface LoopParts {
  /** Asks the question of this number, from 0, and resolves when it is answered. */
  readonly ask: (number: number) => Promise<unknown>;
  /** Milliseconds that only ever grow. */
  readonly clock: () => number;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

/** Figures over the answers of a loop that took so long. */
function loopFigures(
  times: readonly number[],
  { ms, asked }: { readonly ms: number; readonly asked: number },
): LoopFigures {
  const { p50, p95 } = latencyOf("", times);
  const p99 = percentile(times, 0.99) ?? 0;
  return { asked, answered: times.length, perSecond: (times.length / ms) * 1_000, p50, p95, p99 };
}

/** So many askers, each of whom asks the next question as soon as the last is answered, for so long. */
export async function closedLoop(
  { ask, clock }: LoopParts,
  { inFlight, ms }: { readonly inFlight: number; readonly ms: number },
): Promise<LoopFigures> {
  const times: number[] = [];
  const start = clock();
  let asked = 0;
  const asker = async (): Promise<void> => {
    while (clock() - start < ms) {
      const before = clock();
      asked += 1;
      // oxlint-disable-next-line no-await-in-loop -- the next question comes after the answer
      await ask(asked - 1);
      times.push(clock() - before);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, asker));
  return loopFigures(times, { ms: clock() - start, asked });
}

export interface OpenLoopOptions {
  /** Questions offered a second, on average. */
  readonly perSecond: number;
  readonly ms: number;
  /** From 0 to below 1. */
  readonly random: () => number;
}

/**
 * Questions that come when they come, whatever became of those before (a Poisson process). Latency
 * counts from the moment a question was due: one that could not even be handed in waits, too.
 */
export async function openLoop(
  { ask, clock, wait }: LoopParts,
  { perSecond, ms, random }: OpenLoopOptions,
): Promise<LoopFigures> {
  const times: number[] = [];
  const answers: Promise<void>[] = [];
  const start = clock();
  const gap = (): number => (-Math.log(1 - random()) / perSecond) * 1_000;
  const timed = async (number: number, dueAt: number): Promise<void> => {
    await ask(number);
    times.push(clock() - dueAt);
  };
  for (let due = gap(); due < ms; due += gap()) {
    const early = start + due - clock();
    if (early > 0) {
      // oxlint-disable-next-line no-await-in-loop -- until the next question comes
      await wait(early);
    }
    const dueAt = start + due;
    const number = answers.length;
    answers.push(timed(number, dueAt));
  }
  await Promise.all(answers);
  return loopFigures(times, { ms: clock() - start, asked: answers.length });
}
