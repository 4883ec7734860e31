import type { Logger } from "../../src/logger.ts";

const MAX_ADVICE = 10;

/** Tells operators what to mend: in the log each time, and to admins who ask how the bot is, each once. */
export class Advice {
  readonly #logger: Logger;
  readonly #texts = new Set<string>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  give(text: string, fields: Readonly<Record<string, unknown>> = {}): void {
    this.#logger.error(fields, text);
    this.#texts.delete(text);
    this.#texts.add(text);
    const [oldest] = this.#texts;
    if (this.#texts.size > MAX_ADVICE && oldest !== undefined) {
      this.#texts.delete(oldest);
    }
  }

  /** Newest first. */
  list(): readonly string[] {
    return [...this.#texts].toReversed();
  }
}
