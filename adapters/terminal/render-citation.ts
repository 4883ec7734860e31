import type { Citation, Nearest } from "../../src/domain/answer.ts";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import { safeUrl, sanitizeLine } from "../../src/presenting/sanitize.ts";
import { sourceDetails, worthTexts } from "../../src/presenting/source-texts.ts";
import type { RenderOptions } from "./render-options.ts";
import { hang } from "./render-sentence.ts";
import { toWords, type Word } from "./wrap.ts";

const EXCERPT_CHARS = 240;

/** A source as the list under an answer shows it: what it is, when, what it is worth, where. */
export function renderCitation(citation: Citation, options: RenderOptions): readonly string[] {
  const label = `[${String(citation.number)}] `;
  const indent = " ".repeat(label.length);
  return [
    ...hang(label, sourceWords(citation, options), options),
    ...worthTexts(citation, options).flatMap((text) => hang(indent, toWords(text), options)),
    indent + linkedUrl(citation.url, options),
  ];
}

/** A passage shown where an answer is missing; `letter` is what `/source` calls it. */
export function renderNearest(
  nearest: Nearest,
  letter: string,
  options: RenderOptions,
): readonly string[] {
  const label = `${letter}.  `;
  const indent = " ".repeat(label.length);
  const excerpt = cutAtWord(sanitizeLine(nearest.excerpt), EXCERPT_CHARS);
  return [
    ...hang(label, sourceWords(nearest, options), options),
    ...hang(indent, toWords(excerpt), options),
    indent + linkedUrl(nearest.url, options),
  ];
}

function sourceWords(source: Nearest, options: RenderOptions): readonly Word[] {
  return [
    ...toWords(sanitizeLine(source.title), options.style.strong),
    ...toWords(`(${sourceDetails(source, options).join(", ")})`),
  ];
}

/** An address, clickable where the terminal can and the address is ours to trust. */
export function linkedUrl(url: string, { style }: RenderOptions): string {
  const safe = safeUrl(url);
  return safe === undefined ? sanitizeLine(url) : style.link(safe, style.faint(safe));
}
