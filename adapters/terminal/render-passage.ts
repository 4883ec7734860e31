import type { Nearest } from "../../src/domain/answer.ts";
import { linkedUrl } from "./render-citation.ts";
import { asOfText, publishedText } from "./render-dates.ts";
import type { RenderOptions } from "./render-options.ts";
import { hang } from "./render-sentence.ts";
import { sanitizeLine, sanitizeText } from "./sanitize.ts";
import { toWords, wrap } from "./wrap.ts";

/**
 * Lines of one passage, whole: whose words these are, the words, where they come from.
 *
 * Quotation marks stand only around what is verbatim from the source's page.
 */
export function renderPassage(passage: Nearest, options: RenderOptions): readonly string[] {
  const { say } = options;
  const details = [
    say("terminal-passage-publisher", { publisher: sanitizeLine(passage.publisher) }),
    say("terminal-passage-published", { date: publishedText(passage.published, options) }),
    passage.basis === null ? null : say(`terminal-basis-${passage.basis}`),
    passage.caveat === null ? null : say("terminal-caveat", { text: sanitizeLine(passage.caveat) }),
    say("terminal-passage-item", { item: sanitizeLine(passage.item) }),
  ].filter((text) => text !== null);
  return [
    ...heading(passage, options),
    "",
    ...excerptLines(passage, options),
    "",
    ...details.flatMap((text) => wrap(toWords(text), options.width)),
    linkedUrl(passage.url, options),
  ];
}

function heading(passage: Nearest, options: RenderOptions): readonly string[] {
  const { say, style, width } = options;
  const key = passage.form === "quotation" ? "terminal-quotation" : "terminal-summary";
  const asOf = asOfText(passage.asOf, options);
  const text =
    say(key, { title: sanitizeLine(passage.title) }) + (asOf === null ? "" : `, ${asOf}`);
  return wrap(toWords(text, style.strong), width);
}

function excerptLines(passage: Nearest, options: RenderOptions): readonly string[] {
  const excerpt = sanitizeText(passage.excerpt);
  const shown =
    passage.form === "quotation" ? options.say("terminal-quote", { text: excerpt }) : excerpt;
  return shown
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => hang("  ", toWords(line), options));
}
