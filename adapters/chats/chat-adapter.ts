import type { ChatService } from "../../src/assistant/chat-service.ts";
import type { Config } from "../../src/config.ts";
import type { Phrases } from "../../src/language/phrases.ts";
import type { Logger } from "../../src/logger.ts";

/** What an adapter for a chat platform is made from; it reads its own settings in `config`. */
export interface ChatAdapterParts {
  readonly service: ChatService;
  readonly phrases: Phrases;
  readonly config: Config;
  readonly logger: Logger;
  readonly now: () => Date;
  /** What `GET /health` answers, where the adapter opens a port of its own. */
  readonly health: () => Health;
}

/** State of the process for whatever watches it. */
export interface Health {
  readonly status: "ok" | "starting" | "stopping";
  /** Id of the generation that answers. */
  readonly generation: string;
  /** Questions that wait for an outcome. */
  readonly waiting: number;
}

/** A chat platform, from its connection to its courier. */
export interface ChatAdapter {
  /**
   * Connects and registers its courier at the desk.
   *
   * @returns what it is connected as, for the log: "souverain in Example Team".
   * @throws {BotError} PLATFORM_REFUSED, saying what to mend; PLATFORM_UNREACHABLE (retryable).
   */
  start(): Promise<string>;
  /** Takes no more events and disconnects; safe to call when it never started. */
  stop(): Promise<void>;
}

/** A platform that `start` can run. */
export interface ChatPlatform {
  /** Name in the log. */
  readonly name: string;
  /** Which settings set it up, in one line. */
  readonly howTo: string;
  /** Whether its settings are given. */
  readonly isConfigured: (config: Config) => boolean;
  /** Loads the adapter and its libraries: only where it is used. */
  readonly load: (parts: ChatAdapterParts) => Promise<ChatAdapter>;
  /**
   * Tells the platform which commands the bot has, where that is not done by hand.
   *
   * @returns what was changed, in a few words.
   */
  readonly register?: (parts: Pick<ChatAdapterParts, "config" | "logger">) => Promise<string>;
}
