import type { webApi } from "@slack/bolt";
import type { AskerLanguage } from "../../src/domain/language.ts";
import { languageOfLocale } from "../../src/language/language-of-locale.ts";
import type { Deadline } from "./deadline.ts";
import { slackFault } from "./fault.ts";
import type { Troubles } from "./troubles.ts";

const KEPT_MS = 24 * 3_600_000;
const MAX_PEOPLE = 10_000;

/** Spoken to people whose language the bot does not speak. */
const COMMON: AskerLanguage = "en";

/** The language of a locale such as "fr-FR"; `null` when Slack tells none. */
function languageOf(locale: string | undefined): AskerLanguage | null {
  return locale === undefined ? null : (languageOfLocale(locale) ?? COMMON);
}

interface Kept {
  readonly language: AskerLanguage | null;
  readonly until: number;
}

export interface LocaleParts {
  readonly client: webApi.WebClient;
  readonly deadline: Deadline;
  readonly troubles: Troubles;
  readonly now: () => Date;
}

/** Languages of people as Slack knows them, kept for a day. */
export class Locales {
  readonly #parts: LocaleParts;
  readonly #kept = new Map<string, Kept>();
  readonly #running = new Map<string, Promise<AskerLanguage | null>>();

  constructor(parts: LocaleParts) {
    this.#parts = parts;
  }

  /**
   * A person's language; never rejects.
   *
   * @returns `null` when Slack does not tell, or not in time: an event must be acknowledged soon.
   */
  async of(user: string): Promise<AskerLanguage | null> {
    const kept = this.#kept.get(user);
    if (kept !== undefined && kept.until > this.#parts.now().getTime()) {
      return kept.language;
    }
    const running = this.#running.get(user) ?? this.#begin(user);
    return this.#parts.deadline.within(running, null);
  }

  async #begin(user: string): Promise<AskerLanguage | null> {
    const running = this.#ask(user).finally(() => this.#running.delete(user));
    this.#running.set(user, running);
    return running;
  }

  async #ask(user: string): Promise<AskerLanguage | null> {
    try {
      const { user: person } = await this.#parts.client.users.info({ user, include_locale: true });
      const language = languageOf(person?.locale);
      this.#keep(user, language);
      return language;
    } catch (error) {
      this.#parts.troubles.report("users.info", slackFault(error));
      return null;
    }
  }

  #keep(user: string, language: AskerLanguage | null): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= MAX_PEOPLE && oldest !== undefined) {
      this.#kept.delete(oldest);
    }
    this.#kept.set(user, { language, until: this.#parts.now().getTime() + KEPT_MS });
  }
}
