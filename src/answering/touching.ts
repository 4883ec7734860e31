import type { Attribute } from "../domain/provider.ts";
import { tokens } from "../language/tokens.ts";
import type { CandidateParts, Searched } from "./candidates.ts";
import type { EvidenceUnit, TextProfile } from "./evidence-unit.ts";
import { hasWord, type QuestionTerm } from "./question-terms.ts";
import { LISTED } from "./typed-words.ts";
import type { Understanding } from "./understanding.ts";

/** Least share (0..1), by weight, of what is asked beyond the attribute that a fact must say. */
const MIN_TOUCHED = 0.5;
/** What "the EU's tender" may be told with. */
const EUROPE_TERM = /^=(?:eu|ue|europ\w*|commission)$/;
const COMMISSION = "eu-commission";

function isOfCommission({ exact, concepts }: QuestionTerm): boolean {
  return concepts.includes(COMMISSION) || /^(?:commissi\w+|kommission|comision)$/.test(exact);
}

/** Whether Europe is named otherwise than as where providers are from. */
function asksOfEurope(text: string, { findConcepts }: CandidateParts["words"]): boolean {
  const words = tokens(text);
  const isProvider = (at: number): boolean => findConcepts(words.slice(at, at + 1)).has(LISTED);
  return words.some(
    (word, at) =>
      /^(?:eu|ue|europ\w*)$/.test(word) && !isProvider(at + 1) && !(at > 0 && isProvider(at - 1)),
  );
}

function says(profile: TextProfile, word: QuestionTerm): boolean {
  const { concepts, beginning } = word;
  return (
    hasWord(profile, word) ||
    concepts.some((concept) => profile.concepts.has(concept)) ||
    (beginning !== undefined && profile.beginnings.has(beginning))
  );
}

function saysEurope({ terms, concepts }: TextProfile): boolean {
  return concepts.has(COMMISSION) || [...terms].some((term) => EUROPE_TERM.test(term));
}

/** Names and acronyms within a sentence; German writes every noun with a capital. */
const NAMED = /(?<=[^.?!:¿¡\s][\s('’"«-]+)\p{Lu}[\p{L}\p{N}]*/gu;
const ACRONYM = /^\p{Lu}{2}/u;

function readNamed({ text, language }: Understanding): ReadonlySet<string> {
  const typed = text === text.toUpperCase() ? [] : (text.match(NAMED) ?? []);
  const named = language === "de" ? typed.filter((word) => ACRONYM.test(word)) : typed;
  return new Set(named.flatMap((word) => tokens(word)));
}

/** Weight of words, each once: other languages are stemmed twice. */
function weightOf(words: readonly QuestionTerm[]): number {
  const weights = new Map(words.map(({ exact, weight }) => [exact, weight]));
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}

/** Whether a text says at least a share of some words, by weight; of none, always. */
function saysShare(profiles: readonly TextProfile[], asked: readonly QuestionTerm[]): boolean {
  const isSaid = (word: QuestionTerm): boolean => profiles.some((profile) => says(profile, word));
  return weightOf(asked.filter(isSaid)) >= MIN_TOUCHED * weightOf(asked);
}

/** Tells whether a fact says what is asked beyond its attribute: whose tender, of what. */
export function readTouching(
  { terms, understanding }: Searched,
  attributes: readonly Attribute[],
  { generation: { lexical }, words: finders }: CandidateParts,
): (unit: EvidenceUnit) => boolean {
  const { untoldWords, text, language, baseLanguage } = understanding;
  // A name says itself, but in a language in which no fact is.
  const isWritten = language === baseLanguage;
  const named = readNamed(understanding);
  const isOfAttribute = ({ exact }: QuestionTerm): boolean =>
    attributes.some((each) => finders.findAttributes(exact).has(each));
  const isUntold = ({ exact, stem, isName, concepts }: QuestionTerm): boolean =>
    untoldWords.has(exact) &&
    !isName &&
    // A word that no text of the base has tells nothing of who is meant.
    (concepts.length > 0 || lexical.has(stem) || lexical.has(`=${exact}`));
  const asked = terms.words.filter((word) => isUntold(word) || isOfAttribute(word));
  const others = asked
    .filter((word) => named.has(word.exact) && !isOfCommission(word))
    .map((word) => (isWritten ? { ...word, concepts: [] } : word));
  const isOfEurope = asksOfEurope(text, finders) || asked.some(isOfCommission);
  const isMore = isOfEurope || others.length > 0;
  const own = asked.filter(isOfAttribute);
  return (unit) => {
    const profiles = [...unit.run, unit.attributes];
    if (!isMore) {
      return !asked.some(isUntold) || saysShare(profiles, asked);
    }
    const isOwn = own.length === 0 || own.some((word) => profiles.some((each) => says(each, word)));
    return isOwn && saysShare(profiles, others) && (!isOfEurope || profiles.some(saysEurope));
  };
}
