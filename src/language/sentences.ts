import type { BaseLanguage } from "../domain/language.ts";
import type { PassageSentence } from "../domain/passage.ts";
import { fold } from "./fold.ts";

// Intl.Segmenter breaks after these; the next segment belongs to the same sentence.
const ABBREVIATION =
  /(?:^|[\s('’])(?:m|mm|mme|dr|pr|st|ste|art|p|pp|n|no|nos|cf|v|vs|env|min|max|inc|ltd|corp|co|u\.s|u\.k|e\.g|i\.e|etc|sr|jr|mr|mrs|ms|al)\.\s*$/i;
const INITIAL = /(?:^|\s)[A-Z]\.\s*$/;

/** Making one takes longer than to part a passage with it. */
const SEGMENTERS: Readonly<Record<BaseLanguage, Intl.Segmenter>> = {
  fr: new Intl.Segmenter("fr", { granularity: "sentence" }),
  en: new Intl.Segmenter("en", { granularity: "sentence" }),
};

interface Span {
  readonly start: number;
  readonly end: number;
}

function isContinued(before: string, after: string): boolean {
  return ABBREVIATION.test(before) || INITIAL.test(before) || /^[\p{Ll}\d,;)]/u.test(after);
}

/** Merges the segments that the segmenter parted inside a sentence. */
function repair(text: string, spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (
      last !== undefined &&
      isContinued(text.slice(last.start, last.end), text.slice(span.start, span.end))
    ) {
      merged[merged.length - 1] = { start: last.start, end: span.end };
    } else {
      merged.push(span);
    }
  }
  return merged;
}

function trim(text: string, { start, end }: Span): Span {
  const segment = text.slice(start, end);
  const left = segment.length - segment.trimStart().length;
  return { start: start + left, end: start + segment.trimEnd().length };
}

/** Openings that point back at what was said before, folded. */
const BARE_OPENING: Readonly<Record<BaseLanguage, RegExp>> = {
  fr: /^(?:il|elle|ils|elles|ce|cet|cette|ces|cela|ceci|c'|celui|celle|ceux|celles|son|sa|ses|leur|leurs|y|l'un|l'une|les deux|l'autre|les autres|le premier|la premiere|le second|la seconde|le meme|la meme|tous|toutes|aucun|aucune|mais|or|en revanche|toutefois|cependant|pour lui|pour elle|pour cela|selon lui|selon elle|chacun|chacune|d'autres|deux autres|sinon|ainsi|a defaut|de meme|le texte|la loi|le groupe|l'entreprise|la societe|le projet|l'accord|l'association|l'offre|la decision|le tribunal|le service|le reste|la suite|la meme)\b/,
  en: /^(?:it|he|she|they|this|these|that|those|its|his|her|their|both|the first|the second|the third|the latter|the former|the other|the others|the same|but|however|such|neither|each|none|otherwise|so|instead|likewise|another|others|all of|one of them|the text|the law|the group|the company|the project|the agreement|the association|the offer|the decision|the court|the service|the rest|the firm|the regulation|the act|the ruling|for this|in both|nor)\b/,
};

function standsAlone(sentence: string, language: BaseLanguage): boolean {
  return !BARE_OPENING[language].test(fold(sentence).replace(/^["«“\s]+/, ""));
}

/**
 * The sentences of a text, in order; one that covers all of it when nothing parts it.
 *
 * @param text - Non-empty, with white space collapsed.
 */
export function splitSentences(text: string, language: BaseLanguage): readonly PassageSentence[] {
  const spans = [...SEGMENTERS[language].segment(text)].map(({ index, segment }) => ({
    start: index,
    end: index + segment.length,
  }));
  return repair(text, spans)
    .map((span) => trim(text, span))
    .filter(({ start, end }) => end > start)
    .map((span) => ({
      ...span,
      standsAlone: standsAlone(text.slice(span.start, span.end), language),
    }));
}
