import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { createDiscordAdapter } from "../../../adapters/discord/app.ts";
import type { ClientTuning } from "../../../adapters/discord/client.ts";
import type { ChatService } from "../../../src/assistant/chat-service.ts";
import {
  type ChatServiceParts,
  createChatService,
} from "../../../src/assistant/create-chat-service.ts";
import { systemDelay } from "../../../src/assistant/delay.ts";
import { type AssistantSettings, DEFAULT_SETTINGS } from "../../../src/assistant/settings.ts";
import { loadConfig } from "../../../src/config.ts";
import type { DiscordSettings } from "../../../src/config-chats.ts";
import type { Answer } from "../../../src/domain/answer.ts";
import type { Question } from "../../../src/domain/question.ts";
import { loadPhrases } from "../../../src/language/phrases.ts";
import { createLogger } from "../../../src/logger.ts";
import { openAssistantStore } from "../../../src/storage/sqlite/assistant/assistant-store.ts";
import { openState } from "../../../src/storage/sqlite/state-db.ts";
import { adminParts } from "../admin-parts.ts";
import { decisionParts } from "../decision-parts.ts";
import { answerOf, citationOf, sentence } from "../evaluated-answer.ts";

/** What a bot must know of the Discord that it connects to. */
export interface DiscordPlace {
  readonly apiUrl: string;
  readonly world: { readonly token: string };
}

export interface BotOptions {
  /** Kept between two bots to be one that starts again; else a fresh one that is deleted at the end. */
  readonly stateDir?: string;
  readonly settings?: Partial<DiscordSettings>;
  readonly assistant?: Partial<AssistantSettings>;
  /** Answers questions; {@link fakeAnswer} by default. */
  readonly parts?: Partial<ChatServiceParts>;
  readonly tuning?: ClientTuning;
  readonly now?: () => Date;
}

/** The Discord app with a chat service of its own, connected to a loopback Discord. */
export interface Bot {
  readonly service: ChatService;
  /** Questions that were asked, in order. */
  readonly asked: readonly Question[];
  /** Lines of the log, parsed. */
  readonly log: readonly Record<string, unknown>[];
  readonly name: string;
  stop(): Promise<void>;
}

/** An answer that repeats nothing of the question but is another for each. */
export function fakeAnswer({ text, history }: Question): Answer {
  const answerId = createHash("sha256")
    .update(JSON.stringify([text, history]))
    .digest("hex");
  return answerOf([sentence("Nimbus est qualifié SecNumCloud depuis le 17 avril 2026.", 1)], {
    answerId: answerId.slice(0, 16),
    citations: [citationOf()],
  });
}

const STATUS = {
  generation: "g-0123456789ab",
  builtAt: "2026-11-23T08:00:00.000Z",
  newest: "2026-11-20",
  counts: { providers: 12, facts: 345, topics: 21, articles: 30, passages: 1420 },
  lastRun: null,
  isIndexing: false,
} as const;

/** Connects at once where Discord lets a bot identify itself only every five seconds. */
const IMPATIENT: ClientTuning = {
  ws: { buildIdentifyThrottler: () => ({ waitForIdentify: async () => Promise.resolve() }) },
};

const MINUTE_MS = 60_000;

/** Tries again at once what is to be tried again after a while. */
async function hurry(ms: number, signal: AbortSignal): Promise<void> {
  await (ms > MINUTE_MS ? systemDelay(ms, signal) : setImmediate());
}

const ROOT = join(import.meta.dirname, "../../..");

export async function startBot(discord: DiscordPlace, options: BotOptions = {}): Promise<Bot> {
  const now = options.now ?? ((): Date => new Date());
  const stateDir = options.stateDir ?? mkdtempSync(join(tmpdir(), "souverain-discord-"));
  const state = openState(stateDir);
  const log: Record<string, unknown>[] = [];
  const asked: Question[] = [];
  const logger = createLogger("debug", {
    write: (line) => {
      const parsed: Record<string, unknown> = JSON.parse(line);
      log.push(parsed);
    },
  });
  const { ask = async (question: Question) => Promise.resolve({ answer: fakeAnswer(question) }) } =
    options.parts ?? {};
  const service = createChatService({
    store: openAssistantStore(state),
    status: () => STATUS,
    publishers: () => [],
    provider: async (name) =>
      Promise.resolve(fakeAnswer({ text: name, history: [], today: "2026-11-23" })),
    suggestProviders: () => [],
    ...adminParts(),
    ...decisionParts(),
    reindex: async () => Promise.resolve({ kind: "unchanged", generation: STATUS.generation }),
    settings: {
      ...DEFAULT_SETTINGS,
      limits: { user: null, channel: null, workspace: null },
      ...options.assistant,
    },
    now,
    delay: hurry,
    logger,
    ...options.parts,
    ask: async (question) => {
      asked.push(question);
      return ask(question);
    },
  });
  const config = loadConfig(
    { DISCORD_TOKEN: discord.world.token, DISCORD_API_URL: discord.apiUrl },
    ROOT,
  );
  const settings = config.discord === null ? null : { ...config.discord, ...options.settings };
  const adapter = createDiscordAdapter(
    {
      service,
      phrases: await loadPhrases(config.promptsDir),
      config: { ...config, discord: settings },
      logger,
      now,
      health: () => ({ status: "ok", generation: STATUS.generation, waiting: 0 }),
    },
    { ...IMPATIENT, ...options.tuning },
  );
  service.desk.start();
  const stop = async (): Promise<void> => {
    await adapter.stop();
    await service.desk.stop();
    state.close();
    if (options.stateDir === undefined) {
      rmSync(stateDir, { recursive: true, force: true });
    }
  };
  try {
    return { service, asked, log, name: await adapter.start(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
