import type { AdminAction } from "../assistant/admin-desk.ts";
import { cutAtWord } from "./cut-at-word.ts";
import { sanitizeLine } from "./sanitize.ts";
import type { PresentedLine, PresentedSection } from "./view.ts";
import type { Wording } from "./wording.ts";

/** Names come from pages and files. */
const NAME_CHARS = 120;
/** Addresses may be long, and a command that is cut names nothing. */
const ARGUMENT_CHARS = 400;

/**
 * How an admin's command is typed on a platform, such as "/souverain admin approve g-0123456789ab".
 *
 * @param argument What it is done to, clean; left out where there is none.
 */
export type TypeCommand = (action: AdminAction, argument?: string) => string;

/** The bot's words for admins, who are told what to type next. */
export interface AdminWording extends Wording {
  readonly typed: TypeCommand;
}

/** A name from outside on one line, cut at a word; "–" for one that holds nothing to read. */
export function nameText(name: string, maxChars = NAME_CHARS): string {
  return cutAtWord(sanitizeLine(name), maxChars) || "–";
}

/** What to type to do this to something that somebody else named. */
export function typedFor(action: AdminAction, argument: string, { typed }: AdminWording): string {
  return typed(action, nameText(argument, ARGUMENT_CHARS));
}

/** A list under a heading: the first lines, and how many more there are; nothing when there are none. */
export function cappedList(
  heading: string,
  list: { readonly lines: readonly PresentedLine[]; readonly max: number },
  { say }: Wording,
): readonly PresentedSection[] {
  const { lines, max } = list;
  const more = lines.length - max;
  const rest =
    more > 0
      ? [{ lead: null, text: say("chat-reindex-more-faults", { count: String(more) }) }]
      : [];
  return lines.length === 0
    ? []
    : [{ heading, style: "list", lines: [...lines.slice(0, max), ...rest] }];
}

/** A paragraph of the bot's own. */
export function paragraphOf(...texts: readonly string[]): PresentedSection {
  return { heading: null, style: "text", lines: texts.map((text) => ({ lead: null, text })) };
}
