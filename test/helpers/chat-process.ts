import type { DraftOptions } from "../../src/answering/drafter.ts";
import type { ChatService } from "../../src/assistant/chat-service.ts";
import type { AcceptedQuestion, Courier } from "../../src/assistant/courier.ts";
import {
  type ChatServiceParts,
  createChatService,
} from "../../src/assistant/create-chat-service.ts";
import { DEFAULT_SETTINGS } from "../../src/assistant/settings.ts";
import type { AssistantStore } from "../../src/assistant/store/assistant-store.ts";
import type { Answer } from "../../src/domain/answer.ts";
import type { Incoming } from "../../src/domain/incoming.ts";
import type { Question } from "../../src/domain/question.ts";
import { createLogger } from "../../src/logger.ts";
import { openAssistantStore } from "../../src/storage/sqlite/assistant/assistant-store.ts";
import { openState } from "../../src/storage/sqlite/state-db.ts";
import { adminParts } from "./admin-parts.ts";
import { decisionParts } from "./decision-parts.ts";
import { answerOf, citationOf, sentence } from "./evaluated-answer.ts";
import { FakeCourier } from "./fake-courier.ts";
import { FakeTime } from "./fake-time.ts";
import { temporaryFolder } from "./index-workshop.ts";

/** A question of u1 in c1 with nothing said before; give what differs. */
export function incomingOf(fields: Partial<Incoming> = {}): Incoming {
  const eventId = fields.eventId ?? "e1";
  return {
    platform: "chat",
    workspace: "w1",
    channel: "c1",
    conversation: "t1",
    user: "u1",
    eventId,
    messageId: `m-${eventId}`,
    text: "Nimbus est-il qualifié ?",
    task: "ask",
    locale: "fr",
    visibility: "public",
    address: { thread: "t1" },
    ...fields,
  };
}

/** An answer to a question that tells by its id what was asked. */
export function answerTo({ text, history }: Question): Answer {
  return answerOf([sentence("Nimbus est qualifié SecNumCloud depuis le 17 avril 2026.", 1)], {
    answerId: `${history.join(" > ")}${history.length > 0 ? " > " : ""}${text}`,
    citations: [citationOf()],
  });
}

/** A process that runs the chat service. */
export interface ChatProcess {
  readonly service: ChatService;
  readonly store: AssistantStore;
  /** Lines of the log, parsed. */
  readonly log: readonly Record<string, unknown>[];
  /** Every question that was asked, in order. */
  readonly asked: readonly Question[];
  readonly time: FakeTime;
  /** Ends it as a kill would: nothing that it began goes on, nothing more is written. */
  readonly kill: () => void;
}

export interface ChatProcessOptions {
  readonly stateDir: string;
  readonly time?: FakeTime;
  /** Couriers by platform, registered before the start. */
  readonly couriers?: Readonly<Record<string, Courier>>;
  readonly parts?: Partial<ChatServiceParts>;
  /** Only opened; `service.desk.start()` is left to the test. */
  readonly isIdle?: boolean;
}

async function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}

/** Once it is dead, calls of a process have no effect and do not come back. */
class Life {
  isOver = false;

  guard<A extends readonly unknown[], T>(
    call: (...args: A) => Promise<T>,
  ): (...args: A) => Promise<T> {
    return async (...args) => {
      if (this.isOver) {
        return never();
      }
      const result = await call(...args).catch(async (error: unknown) => {
        if (this.isOver) {
          return never<T>();
        }
        throw error;
      });
      return this.isOver ? never() : result;
    };
  }
}

function guardCourier(courier: Courier, life: Life): Courier {
  return {
    announce: life.guard(async (question: AcceptedQuestion) => courier.announce(question)),
    showDraft: (question, keep) => (life.isOver ? undefined : courier.showDraft?.(question, keep)),
    deliver: life.guard(async (question, outcome) => courier.deliver(question, outcome)),
    retract: life.guard(async (question: AcceptedQuestion) => courier.retract(question)),
  };
}

const answerAll: ChatServiceParts["ask"] = async (question) =>
  Promise.resolve({ answer: answerTo(question) });

/** Opens the state and runs a chat service on it; answers are {@link answerTo} unless parts say otherwise. */
export function startChatProcess({
  stateDir,
  time = new FakeTime(),
  couriers = {},
  parts = {},
  isIdle = false,
}: ChatProcessOptions): ChatProcess {
  const life = new Life();
  const state = openState(stateDir);
  const log: Record<string, unknown>[] = [];
  const asked: Question[] = [];
  const store = openAssistantStore(state);
  const { ask = answerAll } = parts;
  const service = createChatService({
    store,
    status: () => {
      throw new Error("no status");
    },
    publishers: () => [],
    provider: async () => Promise.resolve(answerOf([])),
    suggestProviders: () => [],
    ...adminParts(),
    ...decisionParts(),
    reindex: async () => Promise.resolve({ kind: "cancelled" }),
    settings: { ...DEFAULT_SETTINGS, limits: { user: null, channel: null, workspace: null } },
    now: time.now,
    logger: createLogger("info", {
      write: (line) => {
        const parsed: Record<string, unknown> = JSON.parse(line);
        log.push(parsed);
      },
    }),
    ...parts,
    delay: life.guard(async (ms: number, signal: AbortSignal) => time.delay(ms, signal)),
    ask: life.guard(async (question: Question, drafting?: DraftOptions) => {
      asked.push(question);
      return ask(question, drafting);
    }),
  });
  for (const [platform, courier] of Object.entries(couriers)) {
    service.desk.register(platform, guardCourier(courier, life));
  }
  if (!isIdle) {
    service.desk.start();
  }
  return {
    service,
    store,
    log,
    asked,
    time,
    kill: () => {
      life.isOver = true;
      state.close();
    },
  };
}

/** A chat service on a fresh state, with a courier for the platform "chat". */
export function startChat(
  options: Partial<ChatProcessOptions> = {},
): ChatProcess & { readonly courier: FakeCourier } {
  const courier = new FakeCourier();
  const process = startChatProcess({
    stateDir: temporaryFolder(),
    couriers: { chat: courier },
    ...options,
  });
  return { ...process, courier };
}
