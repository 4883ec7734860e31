import { beforeAll } from "vitest";
import type { Delay } from "../../../src/assistant/delay.ts";
import { FakeTime } from "../fake-time.ts";
import { CENTRES_BASE } from "../llm/centres-base.ts";
import type { ModelServer, Script } from "../llm/model-server.ts";
import { type DraftingOptions, openDrafting } from "../llm/open-drafting.ts";
import { openSharedBase, type SharedBase } from "../llm/shared-base.ts";
import type { SlackBot, SlackBotOptions } from "./slack-bot.ts";
import { useSlackBot } from "./use-slack-bot.ts";

/** A bot in Slack whose answers a language model chooses, as its script says. */
export interface DraftingBot extends SlackBot {
  readonly model: ModelServer;
  /** What was waited for, in milliseconds, but for what takes a minute and more. */
  readonly waits: readonly number[];
  /** Time after which Slack would end a stream passes. */
  passStreamLimit(): void;
}

export interface DraftingBotOptions
  extends Pick<SlackBotOptions, "slack" | "stateDir">,
    Pick<DraftingOptions, "idleMs"> {}

/** Waits of a minute and more last until the test lets them pass; what is shorter passes by itself. */
function heldDelay({ delay }: FakeTime): { readonly delay: Delay; readonly pass: () => void } {
  const held: (() => void)[] = [];
  return {
    delay: async (ms, signal) => {
      if (ms < 60_000) {
        return delay(ms, signal);
      }
      await new Promise<void>((resolve) => {
        held.push(resolve);
        signal.addEventListener("abort", () => resolve());
      });
    },
    pass: () => {
      for (const resolve of held.splice(0)) {
        resolve();
      }
    },
  };
}

/** For a test file: opens a base once, and starts bots on it that are closed after each test. */
export function useDraftingBot(): (
  script: Script,
  options?: DraftingBotOptions,
) => Promise<DraftingBot> {
  let base: SharedBase;
  beforeAll(async () => {
    base = await openSharedBase(CENTRES_BASE);
    return () => base.close();
  });
  const start = useSlackBot();
  return async (script, { idleMs = 60_000, ...options } = {}) => {
    const { answering } = base;
    const drafting = await openDrafting(script, { answering, idleMs, deadlineMs: 60_000 });
    const fake = new FakeTime();
    const { delay, pass } = heldDelay(fake);
    const bot = await start({
      ...options,
      parts: {
        delay,
        ask: async ({ text }, how) => drafting.ask(text, how),
      },
    });
    return { ...bot, model: drafting.server, waits: fake.waits, passStreamLimit: pass };
  };
}
