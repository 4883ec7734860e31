import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SCOPES } from "../../../adapters/slack/connect.ts";
import type { Question } from "../../../src/domain/question.ts";
import { createLogger } from "../../../src/logger.ts";
import { FakeTime } from "../fake-time.ts";
import { type LoopbackSlack, startLoopbackSlack } from "./loopback-slack.ts";
import { type BotOptions, echo, type OpenedBot, openBot } from "./open-bot.ts";
import type { StoredMessage } from "./world.ts";

/** A bot process: the chat service and the real Slack app on it. */
export interface SlackBot extends OpenedBot {
  readonly slack: LoopbackSlack;
  /** Where it is connected, as `start` said. */
  readonly place: string;
  /** Lines of the log, parsed. */
  readonly log: readonly Record<string, unknown>[];
  /** Every question that was asked, in order. */
  readonly asked: readonly Question[];
  readonly time: FakeTime;
  readonly stateDir: string;
  /** Stops everything. @throws {Error} when a call broke a limit of Slack's. */
  close(): Promise<void>;
}

export interface SlackBotOptions
  extends Pick<BotOptions, "mode" | "environment" | "settings" | "lookUpMs"> {
  readonly parts?: Partial<BotOptions["parts"]>;
  /** An earlier bot's, to go on from. */
  readonly stateDir?: string;
  readonly slack?: LoopbackSlack;
}

/**
 * Starts the real Slack app on a loopback Slack and a chat service whose answers are {@link echo}.
 *
 * @throws what the app's start throws; the state folder is removed then.
 */
export async function startSlackBot(options: SlackBotOptions = {}): Promise<SlackBot> {
  const { slack = await startLoopbackSlack(), parts = {}, ...others } = options;
  slack.options.scopes = slack.options.scopes.length === 0 ? SCOPES : slack.options.scopes;
  const stateDir = options.stateDir ?? (await mkdtemp(join(tmpdir(), "souverain-slack-")));
  const time = new FakeTime();
  const log: Record<string, unknown>[] = [];
  const asked: Question[] = [];
  const logger = createLogger("debug", {
    write: (line) => {
      const parsed: Record<string, unknown> = JSON.parse(line);
      log.push(parsed);
      slack.world.changed();
    },
  });
  const answer = parts.ask ?? (async (question) => Promise.resolve({ answer: echo(question) }));
  const bot = await openBot({
    ...others,
    apiUrl: slack.apiUrl,
    stateDir,
    parts: {
      now: time.now,
      delay: time.delay,
      logger,
      ...parts,
      ask: async (question, drafting) => {
        asked.push(question);
        slack.world.changed();
        return answer(question, drafting);
      },
    },
  });
  let isStopped = false;
  const stop = async (): Promise<void> => {
    if (!isStopped) {
      isStopped = true;
      await bot.stop();
    }
  };
  const close = async (): Promise<void> => {
    await stop();
    await slack.close();
    await rm(stateDir, { recursive: true, force: true });
  };
  try {
    const place = await bot.adapter.start();
    bot.service.desk.start();
    const port = /port (\d+)/.exec(place)?.[1];
    if (port !== undefined) {
      slack.useHttp(`http://127.0.0.1:${port}/slack/events`);
    }
    return { ...bot, slack, place, log, asked, time, stateDir, stop, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the bot posted in the thread of a message, once it is there; the first unless `count` says. */
export async function answerIn(
  { slack: { world } }: Pick<SlackBot, "slack">,
  { channel, ts, threadTs }: Pick<StoredMessage, "channel" | "ts" | "threadTs">,
  count = 1,
): Promise<StoredMessage> {
  return world.until(() => world.posts(channel, threadTs ?? ts)[count - 1]);
}
