import type { PartialDate } from "../../src/domain/partial-date.ts";
import { formatDate } from "../../src/language/format-date.ts";
import type { RenderOptions } from "./render-options.ts";

/** When a page was published, or that it does not say. */
export function publishedText(date: PartialDate | null, { language, say }: RenderOptions): string {
  return date === null ? say("terminal-undated") : formatDate(date, language);
}

/** "as of 4 May 2026"; `null` for evidence that describes no state. */
export function asOfText(
  date: PartialDate | null,
  { language, say }: RenderOptions,
): string | null {
  if (date === null) {
    return null;
  }
  // Most languages need another preposition before a day than before a month or a year.
  const key = date.length === 10 ? "terminal-as-of-day" : "terminal-as-of-period";
  return say(key, { date: formatDate(date, language) });
}
