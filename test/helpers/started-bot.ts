import { onTestFinished } from "vitest";
import { z } from "zod";
import { runStart, type StartParts } from "../../adapters/chats/start.ts";
import { loadConfig } from "../../src/config.ts";
import type { FakePlatform } from "./fake-platform.ts";
import type { Changes } from "./small-base.ts";
import { createSmallMachine } from "./small-machine.ts";
import { ROOT, type TestContext, testContext } from "./terminal.ts";

const LogLine = z.object({ level: z.number(), msg: z.string() });

/** A bot that runs in this process. */
export interface Run {
  readonly context: TestContext;
  readonly stop: () => void;
  /** Exit code. */
  readonly ended: Promise<number>;
  /** Waits for something that happens while the bot runs. */
  reach<T>(event: Promise<T>): Promise<T>;
}

export interface Machine {
  readonly settings: Readonly<Record<string, string>>;
  /** Starts the bot, and stops it after the test. */
  start(platforms: readonly FakePlatform[], parts?: Partial<StartParts>): Run;
}

/** A small base and a state folder. */
export async function createMachine(changes?: Changes): Promise<Machine> {
  const isIndexed = changes === undefined;
  const { settings: base } = await createSmallMachine(changes, { isIndexed });
  const settings = { ...base, LOG_LEVEL: "info" };
  return {
    settings,
    start: (platforms, parts = {}) => {
      const controller = new AbortController();
      const context = testContext("", {
        config: loadConfig(settings, ROOT),
        signal: controller.signal,
        now: () => new Date(),
        clock: () => performance.now(),
      });
      const ended = runStart(context, { platforms, ...parts });
      ended.catch(() => undefined);
      onTestFinished(async () => {
        controller.abort();
        await ended.catch(() => undefined);
      });
      const early = ended.then((code) => {
        throw new Error(`the bot has ended with ${String(code)}`);
      });
      early.catch(() => undefined);
      return {
        context,
        stop: () => controller.abort(),
        ended,
        reach: async (event) => Promise.race([event, early]),
      };
    },
  };
}

/** What was logged, a line each. */
export function logOf({ context }: Run): readonly string[] {
  return context.streams.stderr
    .lines()
    .filter((line) => line.startsWith("{"))
    .map((line) => {
      const { level, msg } = LogLine.parse(JSON.parse(line));
      return `${level >= 50 ? "error" : level >= 40 ? "warn" : "info"}: ${msg}`;
    });
}
