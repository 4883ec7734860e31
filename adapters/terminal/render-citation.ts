import type { Citation, Nearest } from "../../src/domain/answer.ts";
import { asOfText, publishedText } from "./render-dates.ts";
import type { RenderOptions } from "./render-options.ts";
import { hang } from "./render-sentence.ts";
import { safeUrl, sanitizeLine } from "./sanitize.ts";
import { cutAtWord, toWords, type Word } from "./wrap.ts";

const EXCERPT_CHARS = 240;
/** What these say of a source is part of what its evidence is worth; the others go without saying. */
const TELLING_BASES: ReadonlySet<string | null> = new Set(["vendor", "unofficial"]);

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

/** Basis and caveat, where a reader must know them. */
function worthTexts({ basis, caveat }: Nearest, { say }: RenderOptions): readonly string[] {
  const worth = [
    TELLING_BASES.has(basis) ? say(`terminal-basis-${String(basis)}`) : null,
    caveat === null ? null : say("terminal-caveat", { text: sanitizeLine(caveat) }),
  ];
  return worth.filter((text) => text !== null);
}

function sourceWords(source: Nearest, options: RenderOptions): readonly Word[] {
  const { style } = options;
  const details = [
    sanitizeLine(source.publisher),
    publishedText(source.published, options),
    asOfText(source.asOf, options),
  ].filter((text) => text !== null);
  return [
    ...toWords(sanitizeLine(source.title), style.strong),
    ...toWords(`(${details.join(", ")})`),
  ];
}

/** An address, clickable where the terminal can and the address is ours to trust. */
export function linkedUrl(url: string, { style }: RenderOptions): string {
  const safe = safeUrl(url);
  return safe === undefined ? sanitizeLine(url) : style.link(safe, style.faint(safe));
}
