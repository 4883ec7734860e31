import { ESCAPE_SEQUENCES } from "../language/escape-sequences.ts";

/** Longer questions are refused with a message: nobody types them, and no search needs them. */
export const MAX_QUESTION_CHARS = 4_000;

const MENTION = /<(?:[@#!][^>]{0,80}|:[a-z0-9_]+:\d+)>/gi;
const BARE_MENTION = /(?:^|\s)(?:@[\w.-]{2,40})+/g;
// Slack's "<address|words>": the words were typed.
const NAMED_LINK = /<https?:\/\/[^\s>|]+\|([^>]*)>/gi;
const LINK = /<?\bhttps?:\/\/[^\s>]+>?/gi;
const EMOJI =
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u{FE0F}|\u{200D}|\u{20E3})+/gu;
// After a digit it is a time of day: 12:30:45.
const EMOJI_CODE = /(?<!\d):[a-z0-9_+-]{2,40}:/gi;
// An underscore between two letters is part of a name.
const MARKUP =
  /[*~`]{1,3}(?=\S)|(?<=\S)[*~`]{1,3}|(?<![\p{L}\p{N}])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}])|^>+\s?/gmu;
// Control (but tab and line ends) and format characters: nobody types them, some hide or reorder text.
const INVISIBLE = /(?![\t\n])[\p{Cc}\p{Cf}]/gu;

/** What is taken away may join what was apart ("ht*tps://…"), so it is looked at again; this often at most. */
const MAX_PASSES = 10;

function cleanOnce(text: string): string {
  return text
    .replace(ESCAPE_SEQUENCES, "")
    .replace(/[\n\t]/g, " ")
    .replace(INVISIBLE, "")
    .replace(MENTION, " ")
    .replace(NAMED_LINK, " $1 ")
    .replace(LINK, " ")
    .replace(EMOJI_CODE, " ")
    .replace(EMOJI, " ")
    .replace(BARE_MENTION, " ")
    .replace(MARKUP, "")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * The words of a message: without mentions, links, emoji, markup, control and invisible characters.
 *
 * @returns White space collapsed; empty when nothing is left to ask about.
 */
export function cleanQuestion(text: string): string {
  let cleaned = text.toWellFormed();
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const next = cleanOnce(cleaned);
    if (next === cleaned) {
      return cleaned;
    }
    cleaned = next;
  }
  return cleaned;
}
