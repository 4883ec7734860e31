import type { Logger } from "../../src/logger.ts";
import type { SlackFault } from "./fault.ts";

/** What an operator must mend, as the log and the admins are told. */
export interface Trouble {
  /** Milliseconds since 1970 when it was last seen. */
  readonly at: number;
  readonly advice: string;
}

const MAX_TROUBLES = 10;

/** Remembers what Slack refused since this process began; each once. */
export class Troubles {
  readonly #logger: Logger;
  readonly #now: () => Date;
  readonly #byAdvice = new Map<string, number>();

  constructor(parts: { readonly logger: Logger; readonly now: () => Date }) {
    this.#logger = parts.logger;
    this.#now = parts.now;
  }

  /** Logs a fault of a call, and keeps it for the admins when they can do something about it. */
  report(method: string, { kind, reason, advice }: SlackFault): void {
    if (advice === null) {
      this.#logger.warn({ method, reason, kind }, "A call to Slack failed");
      return;
    }
    this.#logger.error({ method, reason }, advice);
    this.note(advice);
  }

  /** Keeps an advice for the admins. */
  note(advice: string): void {
    this.#byAdvice.delete(advice);
    this.#byAdvice.set(advice, this.#now().getTime());
    const [oldest] = this.#byAdvice.keys();
    if (this.#byAdvice.size > MAX_TROUBLES && oldest !== undefined) {
      this.#byAdvice.delete(oldest);
    }
  }

  /** Newest first. */
  list(): readonly Trouble[] {
    return [...this.#byAdvice].map(([advice, at]) => ({ advice, at })).toReversed();
  }
}
