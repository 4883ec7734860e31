import type { Answer } from "../domain/answer.ts";
import type { AskerLanguage } from "../domain/language.ts";
import type { AdminDesk } from "./admin-desk.ts";
import type { BaseStatus } from "./base-status.ts";
import type { ComparedNames, CompareNamesRequest } from "./decisions.ts";
import type { Desk } from "./desk.ts";
import type { Feedback } from "./feedback.ts";
import type { FindByNeedRequest, FoundByNeed } from "./find-by-need.ts";
import type { Permissions } from "./permissions.ts";
import type { RecentQuestion } from "./recent-questions.ts";
import type { Threads } from "./threads.ts";

/** A person on a platform. */
export interface Person {
  readonly platform: string;
  readonly user: string;
}

/** What was deleted at a person's wish. */
export interface Forgotten {
  readonly questions: number;
  readonly feedback: number;
}

/** A publisher that the base draws on. */
export interface PublisherSummary {
  readonly publisher: string;
  /** Sources of the base by this publisher. */
  readonly sources: number;
  /** Newest date of them; `null` when none is dated. */
  readonly newest: string | null;
}

/** Everything that an adapter for a chat platform may call; one for all platforms of a process. */
export interface ChatService {
  readonly desk: Desk;
  readonly threads: Threads;
  readonly permissions: Permissions;
  readonly admin: AdminDesk;
  /** An answer that was given; `undefined` when it is unknown, was forgotten or is past retention. */
  answer(answerId: string): Answer | undefined;
  /** Writes down what somebody thinks of an answer; the same person's next word on it replaces the last. */
  giveFeedback(feedback: Feedback): void;
  /** Deletes a person's questions, answers that only they received, feedback and memory. */
  forget(person: Person): Forgotten;
  /** A person's newest questions, newest first. */
  recentQuestions(person: Person, limit: number): readonly RecentQuestion[];
  /** What answers, how old it is, what ran last. */
  status(): BaseStatus;
  /** Publishers of the base, those with the most sources first. */
  publishers(): readonly PublisherSummary[];
  /**
   * What the base holds on one provider, as an answer with citations: the newest fact of each attribute.
   * An unknown name gives an abstention with reason `unknown-name`.
   */
  provider(name: string, options: ProviderCardOptions): Promise<Answer>;
  /**
   * Providers that meet a need, at once and without a question in the inbox; see `findByNeed`. The answer is
   * kept, so that its sources can be shown and it can be shared.
   */
  find(request: FindByNeedRequest): Promise<FoundByNeed>;
  /** Providers side by side, by name; kept like {@link ChatService.find}. */
  compare(request: CompareNamesRequest): Promise<ComparedNames>;
  /** Names of providers and their aliases that begin like, or nearly like, what was typed; best first. */
  suggestProviders(typed: string, limit: number): readonly string[];
}

export interface ProviderCardOptions {
  readonly language: AskerLanguage;
  /** Day on which it is asked (YYYY-MM-DD). */
  readonly today: string;
}
