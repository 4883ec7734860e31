import type { Nearest } from "../../src/domain/answer.ts";
import { sanitizeText } from "../../src/presenting/sanitize.ts";
import { passageDetails, passageHeading } from "../../src/presenting/source-texts.ts";
import { linkedUrl } from "./render-citation.ts";
import type { RenderOptions } from "./render-options.ts";
import { hang } from "./render-sentence.ts";
import { toWords, wrap } from "./wrap.ts";

/**
 * Lines of one passage, whole: whose words these are, the words, where they come from.
 *
 * Quotation marks stand only around what is verbatim from the source's page.
 */
export function renderPassage(passage: Nearest, options: RenderOptions): readonly string[] {
  const { style, width } = options;
  return [
    ...wrap(toWords(passageHeading(passage, options), style.strong), width),
    "",
    ...excerptLines(passage, options),
    "",
    ...passageDetails(passage, options).flatMap((text) => wrap(toWords(text), width)),
    linkedUrl(passage.url, options),
  ];
}

function excerptLines(passage: Nearest, options: RenderOptions): readonly string[] {
  const excerpt = sanitizeText(passage.excerpt);
  const shown =
    passage.form === "quotation" ? options.say("source-quote", { text: excerpt }) : excerpt;
  return shown
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => hang("  ", toWords(line), options));
}
