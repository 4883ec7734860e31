import type { AskerLanguage } from "../../src/domain/language.ts";
import { notice, type PlainNotice } from "../../src/presenting/notices.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import { type SlackContext, wordingFor } from "./context.ts";
import type { Poster } from "./poster.ts";
import type { RenderedMessage } from "./render-answer.ts";
import { renderNotice } from "./render-view.ts";

/** What handlers work with. */
export interface Handling {
  readonly context: SlackContext;
  readonly poster: Poster;
  /** Names of what is being done and must not be begun twice. */
  readonly ongoing: Set<string>;
  /** Askers of the answers that are shown while they are made, by the number of the question. */
  readonly drafts: ReadonlyMap<number, string>;
}

/** One of the bot's notices, as a message. */
export function noticeContent(name: PlainNotice, wording: Wording): RenderedMessage {
  return renderNotice(notice(name, wording));
}

/** Where somebody is who did something. */
export interface Spot {
  readonly user: string;
  /** `null` in the home tab. */
  readonly channel: string | null;
  readonly threadTs: string | null;
  /** Whether what they clicked is seen by others, too. */
  readonly isPublic: boolean;
  readonly responseUrl: string | null;
}

/**
 * Says something to one person, below what is there already; what cannot be said is logged. Never rejects:
 * whoever clicked has been acknowledged.
 */
export async function say(
  { context, poster }: Handling,
  { user, channel, threadTs, isPublic, responseUrl }: Spot,
  content: RenderedMessage,
): Promise<void> {
  try {
    if (channel === null) {
      await poster.writeTo(user, content);
    } else if (responseUrl === null || isPublic) {
      await poster.whisper({ channel, user, threadTs }, content);
    } else {
      await context.responseUrls.add(responseUrl, content);
    }
  } catch (error) {
    context.logger.warn({ error: nameOf(error) }, "Somebody could not be answered");
  }
}

/** What may be logged of an error whatever it is: its name. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}

/** The day on which something is asked (YYYY-MM-DD). */
export function today({ now }: Pick<SlackContext, "now">): string {
  return now().toISOString().slice(0, 10);
}

export interface Listener {
  readonly wording: Wording;
  readonly language: AskerLanguage | null;
}

/** Somebody's language, and the words in it. */
export async function listenerOf(context: SlackContext, user: string): Promise<Listener> {
  const language = await context.locales.of(user);
  return { language, wording: wordingFor(context, language) };
}
