import type { ChatService } from "../../src/assistant/chat-service.ts";
import type { AcceptedQuestion, Courier } from "../../src/assistant/courier.ts";
import {
  type ChatServiceParts,
  createChatService,
} from "../../src/assistant/create-chat-service.ts";
import { systemDelay } from "../../src/assistant/delay.ts";
import type { Outcome } from "../../src/assistant/outcome.ts";
import { type AssistantSettings, DEFAULT_SETTINGS } from "../../src/assistant/settings.ts";
import { createLogger } from "../../src/logger.ts";
import { openAssistantStore } from "../../src/storage/sqlite/assistant/assistant-store.ts";
import { openState } from "../../src/storage/sqlite/state-db.ts";
import { adminParts } from "../helpers/admin-parts.ts";
import { decisionParts } from "../helpers/decision-parts.ts";

const PLATFORM = "bench";
/** Few enough that eight seconds over saturation reach the limit of a person. */
const PEOPLE = 8;
const CHANNELS = 2;

/** The desk of the chats, with a platform that takes everything at once. */
export interface LoadDesk {
  /** Hands a question in; resolves with its outcome once that is delivered. */
  ask(number: number, text: string): Promise<Outcome>;
  /** Questions accepted without an outcome. */
  readonly lost: number;
  close(): Promise<void>;
}

export interface LoadDeskOptions {
  /** Folder of the state file. */
  readonly stateDir: string;
  readonly ask: ChatServiceParts["ask"];
  readonly limits?: AssistantSettings["limits"];
}

class BenchCourier implements Courier {
  readonly waiting = new Map<string, (outcome: Outcome) => void>();

  async announce(): Promise<null> {
    return Promise.resolve(null);
  }

  async deliver({ incoming }: AcceptedQuestion, outcome: Outcome): Promise<null> {
    this.waiting.get(incoming.eventId)?.(outcome);
    this.waiting.delete(incoming.eventId);
    return Promise.resolve(null);
  }

  async retract(): Promise<void> {
    return Promise.resolve();
  }
}

function serviceOf({
  ask,
  limits = DEFAULT_SETTINGS.limits,
}: LoadDeskOptions): Omit<ChatServiceParts, "store"> {
  return {
    ask,
    ...decisionParts(),
    ...adminParts(),
    status: () => ({
      generation: "g-000000000000",
      builtAt: "2026-11-23T08:00:00.000Z",
      newest: "2026-11-23",
      counts: { providers: 0, facts: 0, topics: 0, articles: 0, passages: 0 },
      lastRun: null,
      isIndexing: false,
    }),
    publishers: () => [],
    provider: async () => Promise.reject(new Error("not asked")),
    suggestProviders: () => [],
    reindex: async () => Promise.resolve({ kind: "unchanged", generation: "g-000000000000" }),
    settings: { ...DEFAULT_SETTINGS, limits },
    now: () => new Date(),
    delay: systemDelay,
    logger: createLogger("silent", { write: () => undefined }),
  };
}

/** The question of this number: by whom and where it is asked goes round. */
function incomingOf(number: number, text: string): Parameters<ChatService["desk"]["accept"]>[0] {
  const person = number % PEOPLE;
  return {
    platform: PLATFORM,
    workspace: "w1",
    channel: `c${String(person % CHANNELS)}`,
    // A conversation of its own: within one, questions are answered one after the other.
    conversation: `t${String(number)}`,
    user: `u${String(person)}`,
    eventId: `e${String(number)}`,
    messageId: null,
    text,
    locale: null,
    visibility: "public",
    address: null,
  };
}

/** Opens a desk on a state file of its own. */
export function openLoadDesk(options: LoadDeskOptions): LoadDesk {
  const state = openState(options.stateDir);
  const service = createChatService({ store: openAssistantStore(state), ...serviceOf(options) });
  const courier = new BenchCourier();
  service.desk.register(PLATFORM, courier);
  service.desk.start();
  return {
    ask: async (number, text) =>
      new Promise<Outcome>((resolve) => {
        const incoming = incomingOf(number, text);
        courier.waiting.set(incoming.eventId, resolve);
        service.desk.accept(incoming);
      }),
    get lost() {
      return courier.waiting.size;
    },
    close: async () => {
      await service.desk.idle();
      await service.desk.stop();
      state.close();
    },
  };
}
