import { createChatService } from "../../src/assistant/create-chat-service.ts";
import { describeError } from "../../src/assistant/describe-error.ts";
import { BotError } from "../../src/errors.ts";
import { createLogger, type Logger } from "../../src/logger.ts";
import { takeChatsLock } from "../../src/storage/sqlite/chats-lock.ts";
import type { TerminalContext } from "../terminal/context.ts";
import { EXIT, type ExitCode } from "../terminal/exit-codes.ts";
import { isInterruption } from "../terminal/interrupted-error.ts";
import { UsageError } from "../terminal/usage-error.ts";
import type { ChatAdapter, ChatPlatform, Health } from "./chat-adapter.ts";
import { connect } from "./connect.ts";
import { type OpenChatsOptions, type OpenedChats, openChats } from "./open-chats.ts";
import { pause, settlesWithin, untilAborted } from "./pause.ts";
import { redactSecrets, secretsOf } from "./redact-secrets.ts";
import { surviveRejections } from "./survive-rejections.ts";

/** Time to finish what is being delivered, and then to disconnect; together less than `main` grants. */
const GRACE = { deskMs: 2_500, backgroundMs: 500, adaptersMs: 1_500 };

export interface StartParts {
  readonly platforms: readonly ChatPlatform[];
  /** Makes the chat service; another one only in tests. */
  readonly createService?: OpenChatsOptions["createService"];
  readonly grace?: typeof GRACE;
}

/**
 * Answers on every chat platform that is set up, until it is told to stop; then finishes what is
 * being delivered. What still waits is answered by the next start.
 *
 * @throws {UsageError} when no platform is set up, saying what to set.
 * @throws {BotError} CHATS_RUNNING when another process serves this state folder; PLATFORM_REFUSED
 * when a platform refuses the bot; whatever keeps the base from answering.
 */
export async function runStart(context: TerminalContext, parts: StartParts): Promise<ExitCode> {
  const { config, now, pid, signal } = context;
  const platforms = parts.platforms.filter(({ isConfigured }) => isConfigured(config));
  if (platforms.length === 0) {
    throw new UsageError(nothingToStart(parts.platforms));
  }
  const logger = quietLogger(context);
  const holder = { pid, since: now().toISOString() };
  const lock = takeChatsLock(config.stateDir, holder, (notice) => logger.warn(notice));
  try {
    const { createService = createChatService } = parts;
    const chats = await openChats(context, { createService, logger });
    try {
      await runChats(context, { ...parts, platforms, chats, logger });
    } finally {
      chats.close();
    }
  } catch (error) {
    if (!isStopped(error, signal)) {
      throw error;
    }
  } finally {
    lock.release();
  }
  logger.info("stopped");
  return EXIT.ok;
}

/** To be stopped is how a service ends, also while it is still building its index. */
function isStopped(error: unknown, signal: AbortSignal): boolean {
  const isCancelled = error instanceof BotError && error.code === "INDEX_CANCELLED";
  return signal.aborted && (isCancelled || isInterruption(error));
}

function nothingToStart(platforms: readonly ChatPlatform[]): string {
  const lines = platforms.map(({ howTo }) => `  ${howTo}`);
  return `No chat platform is set up. Set one of these in the environment or in .env, then start again:\n${lines.join("\n")}\n.env.example describes each setting.`;
}

/** A log that no secret of ours gets into, whatever is logged. */
function quietLogger({ config, streams }: TerminalContext): Logger {
  const secrets = secretsOf(config);
  return createLogger(config.logLevel, {
    write: (line) => streams.stderr.write(redactSecrets(line, secrets)),
  });
}

interface Running extends StartParts {
  readonly chats: OpenedChats;
  readonly logger: Logger;
}

/** Connects to all platforms and serves them until the signal, or until one refuses the bot. */
async function runChats(context: TerminalContext, running: Running): Promise<void> {
  const { platforms, chats, logger, grace = GRACE } = running;
  const { desk } = chats.service;
  const endSurviving = surviveRejections(process, logger);
  const refused = new AbortController();
  const signal = AbortSignal.any([context.signal, refused.signal]);
  const state: { status: Health["status"] } = { status: "starting" };
  const adapters: ChatAdapter[] = [];
  let background = Promise.resolve();
  try {
    for (const { load } of platforms) {
      const health = (): Health => healthOf(chats, state.status);
      // oxlint-disable-next-line no-await-in-loop -- two at most
      adapters.push(
        await load({ ...chats, config: context.config, logger, now: context.now, health }),
      );
    }
    desk.start();
    background = chats.runBackground(signal);
    const connecting = adapters.map(async (adapter, at) => {
      const platform = platforms[at]?.name ?? "";
      return connect(adapter, { platform, logger, delay: pause, signal });
    });
    await Promise.all(connecting);
    state.status = "ok";
    await untilAborted(signal);
  } finally {
    refused.abort();
    state.status = "stopping";
    await stop({ chats, adapters, background, logger, grace });
    endSurviving();
  }
}

function healthOf({ service }: OpenedChats, status: Health["status"]): Health {
  const { generation, waiting } = service.status();
  return { status, generation, waiting };
}

interface Stopping {
  readonly chats: OpenedChats;
  readonly adapters: readonly ChatAdapter[];
  /** Ends when a scheduled run has been stopped. */
  readonly background: Promise<void>;
  readonly logger: Logger;
  readonly grace: typeof GRACE;
}

/** First the desk, while there is still somebody to deliver; what comes in meanwhile stays in the inbox. */
async function stop({ chats, adapters, background, logger, grace }: Stopping): Promise<void> {
  const work: readonly (readonly [string, () => Promise<unknown>, number])[] = [
    ["desk", async () => chats.service.desk.stop(), grace.deskMs],
    ["background", async () => background, grace.backgroundMs],
    ["adapters", async () => Promise.all(adapters.map(stopAdapter(logger))), grace.adaptersMs],
  ];
  for (const [part, end, ms] of work) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      if (!(await settlesWithin(end(), ms))) {
        logger.warn({ part }, "did not stop in time; what waits is taken up by the next start");
      }
    } catch (error) {
      logger.error({ part, error: describeError(error) }, "did not stop as it should");
    }
  }
}

function stopAdapter(logger: Logger): (adapter: ChatAdapter) => Promise<void> {
  return async (adapter) => {
    try {
      await adapter.stop();
    } catch (error) {
      logger.error({ error: describeError(error) }, "an adapter did not stop as it should");
    }
  };
}
