import type { PartialDate } from "../domain/partial-date.ts";
import { formatDate } from "../language/format-date.ts";
import type { Wording } from "./wording.ts";

/** When a page was published, or that it does not say. */
export function publishedText(date: PartialDate | null, { language, say }: Wording): string {
  return date === null ? say("source-undated") : formatDate(date, language);
}

/** "as of 4 May 2026"; `null` for evidence that describes no state. */
export function asOfText(date: PartialDate | null, { language, say }: Wording): string | null {
  if (date === null) {
    return null;
  }
  // Most languages need another preposition before a day than before a month or a year.
  const key = date.length === 10 ? "source-as-of-day" : "source-as-of-period";
  return say(key, { date: formatDate(date, language) });
}
