import type { types } from "@slack/bolt";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";

/**
 * Makes text from outside safe where Slack reads markup: nothing in it pings, links or names anybody.
 *
 * https://docs.slack.dev/messaging/formatting-message-text, "Escaping text"
 */
function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Text that Slack shows as typed, emoji codes included; cut at a word where it is too long. */
export function plainText(text: string, maxChars: number): types.PlainTextElement {
  return { type: "plain_text", text: cutAtWord(text, maxChars) || "–", emoji: false };
}

/**
 * Joins lines into the fallback of a message, which notifications and screen readers use: escaped, whole
 * lines only.
 *
 * @returns "–" when not one line fits.
 */
export function fallbackText(lines: readonly string[], maxChars: number): string {
  let text = "";
  for (const line of lines.map(escapeText)) {
    const longer = text === "" ? line : `${text}\n${line}`;
    if (longer.length > maxChars) {
      break;
    }
    text = longer;
  }
  return text === "" ? "–" : text;
}
