import { cleanQuestion } from "../clean-question.ts";

/** Characters of a claim that are shown: enough to tell which of several it is. */
const SHOWN_CHARS = 200;
// Letters, figures and the marks of plain writing: nothing that pings, links or formats anywhere.
const OTHER = /[^\p{L}\p{M}\p{N} .,;:'’!?%€$£+/&()«»"“”„–—…-]/gu;
const ADDRESS = /\b(?:https?|ftp|mailto|tel|www)\b[:.]?\/*/giu;
// What looks like a domain is linked by some platforms: its point is parted from what follows.
const DOMAIN = /(?<=[\p{L}\p{N}])\.(?=\p{L})/gu;
const SLASHES = /\/{2,}/gu;
const QUOTES = /[«»"“”„]/gu;

/**
 * The asker's own words as they may be shown between quotation marks: without mentions, links, markup and
 * invisible characters, on one line, cut.
 *
 * @returns Empty when nothing is left. Given its own result it changes nothing.
 */
export function showClaim(text: string): string {
  let shown = cleanQuestion(text).replace(/\s+/gu, " ").trim();
  for (let before = ""; before !== shown; ) {
    before = shown;
    shown = cutShown(
      cleanQuestion(shown)
        .replace(ADDRESS, "")
        .replace(OTHER, "")
        .replace(QUOTES, "")
        .replace(SLASHES, "/")
        .replace(DOMAIN, ". ")
        .replace(/\s+/gu, " ")
        .trim(),
    );
  }
  return shown;
}

function cutShown(text: string): string {
  if (text.length <= SHOWN_CHARS) {
    return text;
  }
  // Half a surrogate pair is no character.
  const head = text.slice(0, SHOWN_CHARS - 1).replace(/\p{Cs}$/u, "");
  return `${head.trimEnd().replace(/…$/u, "")}…`;
}
