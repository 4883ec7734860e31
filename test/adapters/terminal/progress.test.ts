import { describe, expect, it } from "vitest";
import { createProgress, type Progress } from "../../../adapters/terminal/progress.ts";
import type { IndexProgress } from "../../../src/indexing/index-progress.ts";
import { phrases, Sink } from "../../helpers/terminal.ts";

const START = Date.UTC(2026, 10, 23);

interface Run {
  readonly sink: Sink;
  readonly progress: Progress;
  readonly at: (ms: number, done: number, fields?: Partial<IndexProgress>) => void;
}

function run(isTTY: boolean): Run {
  const sink = new Sink(isTTY);
  let ms = 0;
  const progress = createProgress({
    stream: sink,
    now: () => new Date(START + ms),
    say: (key, slots) => phrases.text("en", key, slots),
  });
  return {
    sink,
    progress,
    at(elapsed, done, fields = {}) {
      ms = elapsed;
      progress.report({ phase: "embed", done, total: 1000, startedAt: new Date(START), ...fields });
    },
  };
}

describe("createProgress", () => {
  it("rewrites one line on a terminal, with rate and time left", () => {
    const { sink, progress, at } = run(true);

    at(0, 0);
    at(50, 2);
    at(2_000, 100);
    at(20_000, 1000);
    progress.end();

    expect(sink.text).toBe(
      "\rVectors 0/1000\u001b[K\rVectors 100/1000 (50/s, 18 s left)\u001b[K\rVectors 1000/1000\u001b[K\n",
    );
  });

  it("writes plain lines elsewhere, at most one every five seconds", () => {
    const { sink, progress, at } = run(false);

    for (let second = 0; second <= 16; second += 1) {
      at(second * 1_000, second * 4);
    }
    progress.end();

    expect(sink.lines()).toEqual([
      "Vectors 20/1000 (4.0/s, 4 min 05 s left)",
      "Vectors 40/1000 (4.0/s, 4 min 00 s left)",
      "Vectors 60/1000 (4.0/s, 3 min 55 s left)",
    ]);
    expect(sink.text).not.toContain("\r");
  });

  it("tells nothing of short work in a pipe", () => {
    const { sink, progress, at } = run(false);

    at(0, 0);
    at(900, 1000);
    at(950, 3, { phase: "write", total: 3 });
    progress.end();

    expect(sink.text).toBe("");
  });

  it("leaves no open line when nothing was shown", () => {
    const { sink, progress } = run(true);

    progress.end();

    expect(sink.text).toBe("");
  });
});
