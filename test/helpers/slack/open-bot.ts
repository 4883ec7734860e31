import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ChatAdapter } from "../../../adapters/chats/chat-adapter.ts";
import { createSlackAdapter } from "../../../adapters/slack/app.ts";
import type { ChatService } from "../../../src/assistant/chat-service.ts";
import {
  type ChatServiceParts,
  createChatService,
} from "../../../src/assistant/create-chat-service.ts";
import { type AssistantSettings, DEFAULT_SETTINGS } from "../../../src/assistant/settings.ts";
import { loadConfig } from "../../../src/config.ts";
import type { Answer } from "../../../src/domain/answer.ts";
import type { Question } from "../../../src/domain/question.ts";
import { loadPhrases } from "../../../src/language/phrases.ts";
import type { Logger } from "../../../src/logger.ts";
import { openAssistantStore } from "../../../src/storage/sqlite/assistant/assistant-store.ts";
import { openState } from "../../../src/storage/sqlite/state-db.ts";
import { adminParts } from "../admin-parts.ts";
import { decisionParts } from "../decision-parts.ts";
import { answerOf, citationOf, sentence } from "../evaluated-answer.ts";
import { APP_TOKEN, BOT_TOKEN, SIGNING_SECRET } from "./secrets.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** Read once for all bots of a process. */
const PHRASES = loadPhrases(join(ROOT, "prompts"));
const UNLIMITED = { user: null, channel: null, workspace: null };

export interface BotOptions {
  readonly apiUrl: string;
  readonly stateDir: string;
  readonly mode?: "socket" | "http";
  /** Environment beside tokens and address. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly settings?: Partial<AssistantSettings>;
  /** Parts of the service beside a base that repeats questions. */
  readonly parts: Pick<ChatServiceParts, "now" | "delay" | "logger"> & Partial<ChatServiceParts>;
  /** How long look-ups may hold up an acknowledgement. */
  readonly lookUpMs?: number;
}

/** A chat service on a state folder, and the Slack app on it; neither is started. */
export interface OpenedBot {
  readonly service: ChatService;
  readonly adapter: ChatAdapter;
  /** Stops both and closes the state. */
  stop(): Promise<void>;
}

/** Answers every question with one cited sentence that repeats its words. */
export function echo({ text }: Pick<Question, "text">): Answer {
  return answerOf([sentence(`You asked: ${text || "nothing"}`, 1)], {
    answerId: idOf(text),
    language: "en",
    citations: [citationOf()],
  });
}

/** 16 hexadecimal digits that belong to a text. */
export function idOf(text: string): string {
  return Buffer.from(text, "utf8").toString("hex").slice(-16).padStart(16, "0");
}

function baseParts(): Omit<ChatServiceParts, "store" | "settings" | "now" | "delay" | "logger"> {
  return {
    ask: async (question) => Promise.resolve({ answer: echo(question) }),
    status: () => ({
      generation: "g-0123456789ab",
      builtAt: "2026-11-23T08:00:00.000Z",
      newest: "2026-11-20",
      counts: { providers: 33, facts: 400, topics: 38, articles: 48, passages: 1420 },
      lastRun: { finishedAt: "2026-11-23T08:00:00.000Z", outcome: "published" },
      isIndexing: false,
    }),
    publishers: () => [{ publisher: "ANSSI", sources: 12, newest: "2026-11-01" }],
    provider: async (name) => Promise.resolve(echo({ text: `provider ${name}` })),
    suggestProviders: () => [],
    ...adminParts(),
    ...decisionParts(),
    reindex: async () => Promise.resolve({ kind: "unchanged", generation: "g-0123456789ab" }),
  };
}

function environmentOf({
  apiUrl,
  mode = "socket",
  environment = {},
}: BotOptions): Record<string, string> {
  const secrets =
    mode === "socket"
      ? { SLACK_APP_TOKEN: APP_TOKEN }
      : { SLACK_SIGNING_SECRET: SIGNING_SECRET, PORT: "0" };
  const slack = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_MODE: mode, SLACK_API_URL: apiUrl };
  return { ...slack, ...secrets, ...environment };
}

/** Opens a state folder and makes service and app on it. */
export async function openBot(options: BotOptions): Promise<OpenedBot> {
  const state = openState(options.stateDir);
  const { parts } = options;
  const logger: Logger = parts.logger;
  const service = createChatService({
    store: openAssistantStore(state),
    ...baseParts(),
    ...parts,
    settings: { ...DEFAULT_SETTINGS, limits: UNLIMITED, ...options.settings },
  });
  const adapter = createSlackAdapter(
    {
      service,
      phrases: await PHRASES,
      config: loadConfig(environmentOf(options), ROOT),
      logger,
      now: parts.now,
      health: () => ({ status: "ok", generation: "g-0123456789ab", waiting: 0 }),
    },
    { delay: parts.delay, lookUpMs: options.lookUpMs ?? 5000 },
  );
  return {
    service,
    adapter,
    async stop() {
      await adapter.stop();
      await service.desk.stop();
      state.close();
    },
  };
}
