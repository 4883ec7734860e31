/** Every way in which the bot breaks on purpose; user texts in prompts/ are keyed by these. */
export type BotErrorCode =
  | "CONFIG_INVALID"
  | "KNOWLEDGE_INVALID"
  | "PHRASES_INVALID"
  | "MODEL_FILE_INVALID"
  /** The embedder on a server cannot be reached, refuses, or gives vectors that cannot be searched. */
  | "EMBEDDER_FAILED"
  | "GENERATION_MISSING"
  | "GENERATION_INVALID"
  | "GENERATION_FOREIGN"
  | "INDEX_BUSY"
  | "INDEX_CANCELLED"
  /** A new generation no longer answers a question of data/golden.yaml as it must: it is not published. */
  | "GOLDEN_FAILED"
  | "STORAGE_FAILED"
  | "STATE_INVALID"
  | "QUESTION_INVALID"
  | "UNSUPPORTED_SENTENCE"
  /** Another process runs the chats of this state folder. */
  | "CHATS_RUNNING"
  /** A chat platform refuses the bot: a wrong token, a missing scope, permission or intent. */
  | "PLATFORM_REFUSED"
  /** A chat platform cannot be reached, or is out of order; retryable. */
  | "PLATFORM_UNREACHABLE";

/** What a subclass or caller adds to a {@link BotError}. */
export interface BotErrorDetails extends ErrorOptions {
  /** Whether doing the same again, unchanged, can succeed. Default: false. */
  readonly retryable?: boolean;
}

/**
 * Base of every error this bot throws on purpose.
 *
 * `message` is for operators: it names the file, line or setting and the mend, and may be logged and
 * printed on the operator's terminal. What a chat user reads is chosen from `code`.
 */
export class BotError extends Error {
  override readonly name: string = "BotError";
  readonly code: BotErrorCode;
  readonly retryable: boolean;

  constructor(code: BotErrorCode, message: string, details: BotErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.retryable = details.retryable ?? false;
  }
}
