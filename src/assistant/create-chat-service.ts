import { setMaxListeners } from "node:events";
import type { ClaimRequest } from "../answering/claims/claim-checker.ts";
import type { DraftOptions } from "../answering/drafter.ts";
import type { Answer } from "../domain/answer.ts";
import type { Question } from "../domain/question.ts";
import type { Review } from "../indexing/review.ts";
import type { Logger } from "../logger.ts";
import type { BaseHealth, ReindexProgress, ReindexRequest, ReindexResult } from "./admin-desk.ts";
import { AuditedAdminDesk } from "./audited-admin-desk.ts";
import type { BaseStatus } from "./base-status.ts";
import { Carrier } from "./carrier.ts";
import type { ChatService, ProviderCardOptions, PublisherSummary } from "./chat-service.ts";
import { Clerk } from "./clerk.ts";
import { ConversationQueues } from "./conversation-queues.ts";
import { Couriers } from "./couriers.ts";
import type { ComparedNames, CompareNamesRequest } from "./decisions.ts";
import type { Delay } from "./delay.ts";
import { describeError } from "./describe-error.ts";
import type { Desk } from "./desk.ts";
import type { FindByNeedRequest, FoundByNeed } from "./find-by-need.ts";
import { Limiter } from "./limiter.ts";
import { Privacy } from "./privacy.ts";
import { QuestionAnswerer } from "./question-answerer.ts";
import { QuestionDesk } from "./question-desk.ts";
import { retryDelayMs } from "./retry-delay.ts";
import { SettingPermissions } from "./setting-permissions.ts";
import type { AssistantSettings } from "./settings.ts";
import type { AssistantStore } from "./store/assistant-store.ts";
import { StoreThreads } from "./store-threads.ts";
import { keepUp } from "./upkeep.ts";

/** What the chat service is made from. */
export interface ChatServiceParts {
  /** Opened with `openAssistantStore(openState(stateDir))` of src/storage/sqlite; closed by its opener. */
  readonly store: AssistantStore;
  /** Answers one question: {@link Assistant.ask} of the generation that is published at that moment. */
  readonly ask: (
    question: Question,
    drafting?: DraftOptions,
  ) => Promise<{ readonly answer: Answer }>;
  /** Checks what a message claims: {@link Assistant.check} of that generation. */
  readonly check: (request: ClaimRequest) => Promise<{ readonly answer: Answer }>;
  readonly find: (request: FindByNeedRequest) => Promise<FoundByNeed>;
  readonly compare: (request: CompareNamesRequest) => Promise<ComparedNames>;
  /** State of base and index; what waits is added here. */
  readonly status: () => Omit<BaseStatus, "waiting">;
  readonly publishers: () => readonly PublisherSummary[];
  readonly provider: (name: string, options: ProviderCardOptions) => Promise<Answer>;
  readonly suggestProviders: (typed: string, limit: number) => readonly string[];
  /** Runs one index run to its end. One at a time, audit and what it throws are taken care of here. */
  readonly reindex: (
    onProgress: (progress: ReindexProgress) => void,
    request: ReindexRequest,
  ) => Promise<ReindexResult>;
  /** Decisions about generations and sources; audit and what it throws are taken care of here. */
  readonly review: Review;
  /** Answers from what is published, without what is quarantined, from then on. */
  readonly reload: () => Promise<void>;
  /** How sources and citations stand. */
  readonly health: () => Promise<BaseHealth>;
  readonly settings: AssistantSettings;
  readonly now: () => Date;
  readonly delay: Delay;
  /** Never gets a question, an answer or a passage. */
  readonly logger: Logger;
}

/** The desk and what it is made of. */
function createDesk(
  parts: ChatServiceParts,
  { clerk, privacy }: { readonly clerk: Clerk; readonly privacy: Privacy },
): Desk {
  const { store, settings, logger, delay, now } = parts;
  const controller = new AbortController();
  const { signal } = controller;
  // Every question that waits for another attempt listens to it.
  setMaxListeners(0, signal);
  const couriers = new Couriers(signal);
  const carrier = new Carrier({
    inbox: store.inbox,
    clerk,
    answerer: new QuestionAnswerer({
      inbox: store.inbox,
      ask: parts.ask,
      check: parts.check,
      logger,
    }),
    couriers,
    concurrentQuestions: settings.concurrentQuestions,
    now,
    delay,
    logger,
    signal,
  });
  const queues = new ConversationQueues({
    unfinished: (conversation) => store.inbox.unfinished(conversation),
    carry: async (id, release) => carrier.carry(id, release),
    recover: async (error) => {
      logger.error({ error: describeError(error) }, "The inbox could not be read");
      await delay(retryDelayMs(error, 1), signal);
    },
    signal,
  });
  const prune = (): void => {
    privacy.prune();
  };
  return new QuestionDesk({
    store,
    limiter: new Limiter(settings.limits, store.uses),
    couriers,
    queues,
    halt: (id) => carrier.halt(id),
    keepUp: async (until) => keepUp({ prune, delay, logger }, until),
    now,
    controller,
  });
}

/**
 * The one chat service of a process, for all its platforms.
 *
 * Then: each adapter registers its courier (`desk.register`), `desk.start()`, adapters connect;
 * at the end adapters disconnect, `await desk.stop()`, the state file is closed.
 * `desk.start` also deletes what is past retention, then and every day until `desk.stop`.
 *
 * One process at a time may work on a state file: two would both take up what waits.
 */
export function createChatService(parts: ChatServiceParts): ChatService {
  const { store, settings, now } = parts;
  const clerk = new Clerk(store, now);
  const privacy = new Privacy({ store, clerk, retentionDays: settings.retentionDays, now });
  const admin = new AuditedAdminDesk(parts);
  // Kept like answers to questions: its passages are asked for by its id, too.
  const keep = (answer: Answer): void => {
    store.answers.put(answer, { at: now().toISOString(), owner: "nobody" });
  };
  return {
    desk: createDesk(parts, { clerk, privacy }),
    threads: new StoreThreads(store, now),
    permissions: new SettingPermissions(settings.permissions),
    admin,
    answer: (answerId) => store.answers.get(answerId),
    giveFeedback: (feedback) => {
      store.feedback.put(feedback, now().toISOString());
    },
    forget: (person) => privacy.forget(person),
    recentQuestions: (person, limit) => store.inbox.recent(person, limit),
    status: () => {
      const status = parts.status();
      const isIndexing = status.isIndexing || admin.isReindexing;
      return { ...status, isIndexing, waiting: store.inbox.countOpen() };
    },
    publishers: () => parts.publishers(),
    provider: async (name, options) => {
      const answer = await parts.provider(name, options);
      keep(answer);
      return answer;
    },
    find: async (request) => {
      const found = await parts.find(request);
      if (found.kind === "found") {
        keep(found.answer);
      }
      return found;
    },
    compare: async (request) => {
      const compared = await parts.compare(request);
      if (compared.kind === "compared") {
        keep(compared.answer);
      }
      return compared;
    },
    suggestProviders: (typed, limit) => parts.suggestProviders(typed, limit),
  };
}
