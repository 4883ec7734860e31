import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { connect } from "../../../adapters/chats/connect.ts";
import { BotError } from "../../../src/errors.ts";

const OUTAGE = new BotError("PLATFORM_UNREACHABLE", "no answer", { retryable: true });

interface Attempt {
  /** Fails so often, then connects. */
  readonly failures: readonly Error[];
  /** Stops during this pause, counted from 1. */
  readonly stopAt?: number;
}

async function attempt({ failures, stopAt }: Attempt): Promise<{
  readonly waits: readonly number[];
  readonly lines: readonly string[];
  readonly attempts: number;
  readonly error: unknown;
}> {
  const controller = new AbortController();
  const waits: number[] = [];
  const lines: string[] = [];
  let attempts = 0;
  const adapter = {
    start: async () => {
      const failure = failures[attempts];
      attempts += 1;
      if (failure !== undefined) {
        throw failure;
      }
      return "Souverain";
    },
    stop: async () => undefined,
  };
  const error: unknown = await connect(adapter, {
    platform: "one",
    logger: pino({ base: {}, timestamp: false }, { write: (line: string) => lines.push(line) }),
    delay: async (ms) => {
      waits.push(ms);
      if (waits.length === stopAt) {
        controller.abort();
      }
    },
    signal: controller.signal,
  }).catch((thrown: unknown) => thrown);
  return { waits, lines, attempts, error };
}

describe("connect", () => {
  it("says as whom it is ready", async () => {
    const { lines, waits } = await attempt({ failures: [] });

    expect(lines).toEqual(['{"level":30,"platform":"one","msg":"ready as Souverain"}\n']);
    expect(waits).toEqual([]);
  });

  it("tries an outage again, less and less often, for as long as it takes", async () => {
    const { waits, lines, error } = await attempt({
      failures: Array.from({ length: 9 }, () => OUTAGE),
    });

    expect(error).toBeUndefined();
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * 1_000));
    expect(lines[0]).toContain('"reason":"no answer","msg":"cannot connect; next attempt in 1 s"');
    expect(lines.at(-1)).toContain("ready as Souverain");
  });

  it.each([
    { name: "a refusal", failure: new BotError("PLATFORM_REFUSED", "wrong token") },
    { name: "a bug", failure: new TypeError("x is not a function") },
  ])("gives up at $name", async ({ failure }) => {
    const { error, attempts } = await attempt({ failures: [OUTAGE, failure] });

    expect(error).toBe(failure);
    expect(attempts).toBe(2);
  });

  it("ends quietly when it is stopped", async () => {
    const { error, attempts } = await attempt({ failures: [OUTAGE, OUTAGE, OUTAGE], stopAt: 2 });

    expect(error).toBeUndefined();
    expect(attempts).toBe(2);
  });
});
