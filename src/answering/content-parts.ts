import { fold } from "../language/fold.ts";
import { tokens } from "../language/tokens.ts";
import type { Searched } from "./candidates.ts";
import type { TextProfile } from "./evidence-unit.ts";
import { hasWord, type QuestionTerm } from "./question-terms.ts";

/** How a word looks as typed: like a name or product code, like an acronym, or like any word. */
type Look = "name" | "acronym" | "plain";

/** A word or concept that a question turns on, beside the names of what it is about. */
export interface ContentPart {
  /** `undefined` for a concept said in several words. */
  readonly word: QuestionTerm | undefined;
  readonly concepts: readonly string[];
  /** Rarity in the base, at most 7. */
  readonly weight: number;
  readonly look: Look;
  /** The thing counted in "how many things". */
  readonly isCounted: boolean;
}

const MAX_WEIGHT = 7;
const YEAR = /^(?:19|20)\d\d$/;
const TYPED_WORD = /[\p{L}\p{N}][\p{L}\p{N}.&'’-]*/gu;
const SENTENCE_START = /(?:^|[.?!:¿¡])\s*$/;
const COUNTED =
  /(?:combien d[e']?|how many|how much|quel(?:le)? (?:part|montant|pourcentage)?|wie ?viele?|cuant[oa]s|quant[ie]|hoeveel)\s*(?:more |de |des |d')?([\p{L}-]+)/u;
const PREFIX_CHARS = 5;
/** "How much does it cost" counts money. */
const PRICE = "price";

function lookOf(word: string, isStart: boolean, isGerman: boolean): Look {
  if (/\d/.test(word) && /\p{L}/u.test(word)) {
    return "name";
  }
  if (/^\p{Lu}{2,}/u.test(word)) {
    return "acronym";
  }
  // No language writes a noun like OpenAI.
  if (/\p{Ll}\p{Lu}/u.test(word)) {
    return "name";
  }
  // German writes every noun with a capital.
  return !isStart && !isGerman && /^\p{Lu}\p{Ll}/u.test(word) ? "name" : "plain";
}

/** Looks of the words of a text as typed; empty for one that is all capitals, which tells nothing. */
function readLooks(text: string, isGerman: boolean): ReadonlyMap<string, Look> {
  const looks = new Map<string, Look>();
  if (text === text.toUpperCase()) {
    return looks;
  }
  for (const match of text.matchAll(TYPED_WORD)) {
    const look = lookOf(match[0], SENTENCE_START.test(text.slice(0, match.index)), isGerman);
    for (const token of look === "plain" ? [] : tokens(match[0])) {
      looks.set(token, look);
    }
  }
  return looks;
}

function countedWord(text: string): string | undefined {
  return tokens(COUNTED.exec(fold(text))?.[1] ?? "")[0];
}

/**
 * The parts of a question that evidence must cover; empty for one that is nothing but names.
 *
 * @param conceptWeight - Rarity of a concept in the base.
 */
export function contentParts(
  { understanding, terms }: Searched,
  conceptWeight: (concept: string) => number,
): readonly ContentPart[] {
  const focus = new Set(tokens(understanding.focus));
  const looks = readLooks(understanding.text, understanding.language === "de");
  const { asksCount } = understanding.intents;
  const counted = asksCount ? countedWord(understanding.focus) : undefined;
  const parts: ContentPart[] = [];
  const seen = new Set<string>();
  const covered = new Set<string>();
  for (const word of terms.words.filter(({ exact }) => focus.has(exact))) {
    const key = word.concepts.length > 0 ? word.concepts.join(" ") : `=${word.exact}`;
    for (const concept of word.concepts) {
      covered.add(concept);
    }
    if (!word.isName && !YEAR.test(word.exact) && !seen.has(key)) {
      seen.add(key);
      const rarity =
        word.concepts.length > 0 ? Math.min(...word.concepts.map(conceptWeight)) : word.weight;
      parts.push({
        word,
        concepts: word.concepts,
        weight: Math.min(MAX_WEIGHT, rarity),
        look: looks.get(word.exact) ?? "plain",
        isCounted: word.exact === counted || (asksCount && word.concepts.includes(PRICE)),
      });
    }
  }
  const phrases = [...terms.concepts].filter(
    ([concept]) => understanding.focusConcepts.has(concept) && !covered.has(concept),
  );
  const said = phrases.map(
    ([concept, weight]): ContentPart => ({
      word: undefined,
      concepts: [concept],
      weight: Math.min(MAX_WEIGHT, weight),
      look: "plain",
      isCounted: false,
    }),
  );
  return [...parts, ...said];
}

function isCovered({ word, concepts }: ContentPart, profiles: readonly TextProfile[]): boolean {
  return profiles.some(
    (profile) =>
      concepts.some((concept) => profile.concepts.has(concept)) ||
      (word !== undefined && (hasWord(profile, word) || hasCognate(profile, word))),
  );
}

/** Words of other languages often share their first letters: qualifica, qualification. */
function hasCognate({ terms }: TextProfile, { exact }: QuestionTerm): boolean {
  if (exact.length <= PREFIX_CHARS) {
    return false;
  }
  const prefix = `=${exact.slice(0, PREFIX_CHARS)}`;
  for (const term of terms) {
    if (term.startsWith(prefix) && term.length > PREFIX_CHARS + 1) {
      return true;
    }
  }
  return false;
}

/** Share (0..1) of the parts, by weight, that the texts cover together; 1 for no parts. */
export function coverParts(
  parts: readonly ContentPart[],
  profiles: readonly TextProfile[],
): number {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const covered = parts.filter((part) => isCovered(part, profiles));
  return total === 0 ? 1 : covered.reduce((sum, { weight }) => sum + weight, 0) / total;
}
