import type { AskerLanguage } from "../domain/language.ts";
import { ASKER_WORDS, BOUND, PURPOSE } from "./asker-words.ts";
import { saysType, type TellingParts, wordOf } from "./telling-parts.ts";

const SIGN = /[?!.,;:]+$/;
/** Verbs behind what something is for. */
const PREDICATE =
  /^(?:est|sont|ont|is|are|has|have|holds?|ist|sind|hat|haben|es|son|tienen?|estan?|sono|ha|hanno|zijn|heeft|hebben)$/;

interface Span {
  readonly from: number;
  readonly to: number;
}

function endsPurpose(word: string): boolean {
  return BOUND.test(word) || PREDICATE.test(word);
}

/** Words that say for what of theirs something is, up to a sign, a verb or another preposition. */
function purposeIn(words: readonly string[], language: AskerLanguage): Span | undefined {
  const { own } = ASKER_WORDS[language];
  const isOwn = (at: number): boolean => own.test(wordOf(words[at] ?? ""));
  const from = words.findIndex(
    (word, at) => PURPOSE.test(wordOf(word)) && (isOwn(at + 1) || isOwn(at + 2)),
  );
  const start = from + (isOwn(from + 1) ? 2 : 3);
  const end = words.findIndex(
    (word, at) => at >= start && (endsPurpose(wordOf(word)) || SIGN.test(words[at - 1] ?? "")),
  );
  return from === -1 ? undefined : { from, to: end === -1 ? words.length : end };
}

/** A text without what something is for, where no type tells of that: "for our payroll"; else the text itself. */
export function withoutPurpose(text: string, language: AskerLanguage, parts: TellingParts): string {
  const words = text.split(/\s+/);
  const span = purposeIn(words, language);
  if (span === undefined || saysType(words.slice(span.from, span.to).join(" "), parts)) {
    return text;
  }
  const [sign = ""] = SIGN.exec(words[span.to - 1] ?? "") ?? [];
  return [words.slice(0, span.from).join(" ") + sign, ...words.slice(span.to)].join(" ").trim();
}
