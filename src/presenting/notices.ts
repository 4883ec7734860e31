import type { Forgotten } from "../assistant/chat-service.ts";
import type { FailureReason, Outcome } from "../assistant/outcome.ts";
import { untilText } from "./durations.ts";
import { sanitizeLine } from "./sanitize.ts";
import type { Wording } from "./wording.ts";

type Limited = Extract<Outcome, { kind: "limited" }>;

export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** That a limit was reached, whose, and when to come back. */
export function limitedNotice(outcome: Limited, { say, language, now }: Wording & Clock): string {
  const when = untilText(Date.parse(outcome.retryAt) - now, language);
  return say(`chat-limited-${outcome.scope}`, { when });
}

/** That a question could not be answered at all, and what may help. */
export function failedNotice(reason: FailureReason, { say }: Wording): string {
  return say(`chat-failed-${reason}`);
}

/** Notices that depend on nothing. */
export type PlainNotice =
  /** While it is being worked on; short, for a status. */
  | "looking-up"
  /** Above the sentences of an answer that is being made. */
  | "drafting"
  /** Somebody else's answer is being made. */
  | "stop-refused"
  /** Guests of a shared channel are not answered here. */
  | "guest"
  /** A button of an answer that is not kept any more, or that is unknown. */
  | "unknown-component"
  | "admin-refused"
  | "muted"
  /** Follow-ups need a reply or a mention: the platform shows the bot nothing else. */
  | "content-hint"
  | "feedback-thanks"
  | "shared"
  | "empty-mention"
  | "welcome"
  | "reindex-started"
  | "dry-run-started"
  /** A quarantine must name what it is for. */
  | "target-missing"
  /** Answers to the wish to stop a run. */
  | "cancelling"
  | "nothing-to-cancel"
  /** The platform or the process is not able to right now; asking again can succeed. */
  | "try-again"
  /** The command was not understood; help lists them. */
  | "unknown-command"
  /** A provider's name is missing after the command. */
  | "provider-missing"
  /** What is looked for is missing, or names nothing to find by. */
  | "find-missing"
  | "compare-missing"
  | "check-missing"
  /** Above a file with a whole table. */
  | "export"
  /** A file was sent into the direct conversation. */
  | "exported"
  /** An answer cannot be shared where the bot may not write. */
  | "cannot-post"
  | "no-recent";

export function notice(name: PlainNotice, { say }: Wording): string {
  return say(`chat-notice-${name}`);
}

/**
 * Names that were perhaps meant by one that the base does not know.
 *
 * @param names At least one.
 */
export function similarNamesLine(names: readonly string[], { say }: Wording): string {
  return say("chat-provider-similar", { names: names.map(sanitizeLine).join(", ") });
}

/** What was deleted at a person's wish. */
export function forgottenNotice({ questions, feedback }: Forgotten, { say }: Wording): string {
  return say("chat-forgotten", { questions: String(questions), feedback: String(feedback) });
}

/**
 * Who shared an answer that only they had seen.
 *
 * @param name As the platform shows it, or its own way to name without pinging; the adapter escapes it.
 */
export function sharedByLine(name: string, { say }: Wording): string {
  return say("chat-shared-by", { name: sanitizeLine(name) });
}

/** The question that an answer belongs to, where it does not stand right above it. */
export function askedLine(question: string, { say }: Wording): string {
  return say("chat-asked", { question: sanitizeLine(question) });
}
