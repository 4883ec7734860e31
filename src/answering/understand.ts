import { AskerLanguage, type BaseLanguage } from "../domain/language.ts";
import type { Question } from "../domain/question.ts";
import { type AnalysedWord, analyseQuestion } from "../language/analyse.ts";
import type { FindConcepts } from "../language/concepts.ts";
import { detectLanguage } from "../language/detect.ts";
import { stopWords } from "../language/stop-words.ts";
import { tokens } from "../language/tokens.ts";
import { asksEndDates } from "./asked-expiry.ts";
import { readAskedKinds } from "./asked-kinds.ts";
import { outcomeWords } from "./asked-outcome.ts";
import { withoutSituation } from "./asker-situation.ts";
import type { FindAttributes } from "./attribute-finder.ts";
import { cleanQuestion } from "./clean-question.ts";
import { questionFocus } from "./focus.ts";
import { earlierContext } from "./follow-up.ts";
import { readIntents } from "./intents.ts";
import type { FoundName, NameFinder } from "./name-finder.ts";
import { withoutOrders } from "./orders.ts";
import { askedParts } from "./question-parts.ts";
import { spellOut } from "./spelled-out.ts";
import { asksOtherwise, isElliptic, readTypedWords, type TypedWordParts } from "./typed-words.ts";
import type { Understanding } from "./understanding.ts";

/** What understanding draws on. */
export interface Lexicon {
  readonly names: NameFinder;
  readonly findAttributes: FindAttributes;
  /** Whether a stem, or a folded word behind `=`, stands anywhere in the base. */
  readonly isKnownTerm: (term: string) => boolean;
  readonly findConcepts: FindConcepts;
  /** Ids of the subjects that are technologies: naming one asks what it is used in. */
  readonly technologies: ReadonlySet<string>;
  /** Ids of the subjects that offer something: neither technologies nor bodies that certify. */
  readonly offering: ReadonlySet<string>;
  /** Concepts that a question can ask for. */
  readonly aspects: ReadonlySet<string>;
  /** ISO codes of the countries a text names. */
  readonly findCountries: FindConcepts;
}

/** Language that the bot falls back on when neither text nor platform tells. */
const DEFAULT_LANGUAGE: AskerLanguage = "fr";
/** A detector guesses wildly below this many letters, beside names; up to the second, small words know better. */
const MIN_LETTERS = 12;
const SURE_LETTERS = 40;

/** Words of a text that only say which language it is in. */
function countSpoken(text: string, language: AskerLanguage): number {
  return tokens(text).filter((token) => stopWords(language).has(token)).length;
}

/** The guess for a text too short for it, where its words speak it more than any other language. */
function confirm(text: string, guess: AskerLanguage | undefined): AskerLanguage | undefined {
  const counts = AskerLanguage.options.map((each) => [each, countSpoken(text, each)] as const);
  const most = Math.max(...counts.map(([, count]) => count));
  const spoken = most === 0 ? [] : counts.flatMap(([each, count]) => (count === most ? each : []));
  const [only] = spoken;
  return spoken.length === 1 ? only : spoken.find((each) => each === guess);
}

/** Letters of a text beside the names in it: a name is of no language. */
/** The asker's own language, where a short text has small words of it and none of the guessed one. */
function correct(
  text: string,
  guess: AskerLanguage | undefined,
  locale: AskerLanguage | undefined,
): AskerLanguage | undefined {
  const isOdd = guess !== undefined && countSpoken(text, guess) === 0;
  return isOdd && locale !== undefined && countSpoken(text, locale) > 0 ? locale : guess;
}

function countLetters(text: string, names: readonly FoundName[]): number {
  const named = new Set(names.flatMap(({ words }) => words));
  const spoken = tokens(text).filter((token) => !named.has(token));
  return spoken.join("").replace(/[^\p{L}]/gu, "").length;
}

function chooseLanguage(
  text: string,
  { history, locale }: Question,
  { names }: Pick<Lexicon, "names">,
): AskerLanguage {
  const letters = countLetters(text, names.find(text));
  const guess = detectLanguage(text);
  const isShort = letters < SURE_LETTERS;
  const corrected = isShort ? correct(text, guess, locale) : guess;
  const detected = letters >= MIN_LETTERS ? corrected : confirm(text, guess);
  const earlier = history.map((each) => detectLanguage(cleanQuestion(each))).at(-1);
  return detected ?? earlier ?? locale ?? DEFAULT_LANGUAGE;
}

function baseLanguageOf(language: AskerLanguage): BaseLanguage {
  return language === "fr" ? "fr" : "en";
}

function idsOf(names: readonly FoundName[], kind: FoundName["kind"]): ReadonlySet<string> {
  return new Set(names.filter((name) => name.kind === kind).map(({ id }) => id));
}

/**
 * A provider's own name says nothing of what is asked of it ("European" in AWS European Sovereign
 * Cloud); a technology's does.
 */
function withoutNames(
  text: string,
  names: readonly FoundName[],
  technologies: ReadonlySet<string>,
): string {
  const named = new Set(
    names
      .filter(({ kind, id }) => kind === "subject" && !technologies.has(id))
      .flatMap(({ words }) => words),
  );
  return tokens(text)
    .filter((token) => !named.has(token))
    .join(" ");
}

function recentYears(today: string): readonly string[] {
  const year = Number(today.slice(0, 4));
  return [String(year), String(year - 1)];
}

function namesPastYear(text: string, today: string): boolean {
  const years = text.match(/\b20[0-3]\d\b/g) ?? [];
  return years.some((year) => year < today.slice(0, 4));
}

/** What a question says of time, on the day it is asked. */
function readTime(
  text: string,
  today: string,
): Pick<Understanding, "today" | "recentYears" | "asksPast"> {
  return { today, recentYears: recentYears(today), asksPast: namesPastYear(text, today) };
}

/** What types tell of a question. One word alone must name what is held: "who is HDS?". */
export function readTyped(
  asked: Pick<Understanding, "text" | "words" | "names" | "intents" | "today">,
  lexicon: TypedWordParts,
): Pick<Understanding, "typeWords" | "untoldWords" | "asksTypedList"> {
  const { text, words, names, intents } = asked;
  const typed = readTypedWords(asked, lexicon);
  const isEnough = words.length > 1 || names.some(({ kind }) => kind === "topic");
  const isAsked = intents.asksList || intents.asksPerson || isElliptic(text, lexicon);
  const isOnly = isEnough && typed.untoldWords.size === 0;
  const isList = asksEndDates(text) || (isAsked && !asksOtherwise(text));
  return { ...typed, asksTypedList: isOnly && isList };
}

/** Whether all words are names, or ask to compare. */
function isBare(words: readonly AnalysedWord[], names: readonly FoundName[]): boolean {
  const named = new Set(names.flatMap((name) => name.words));
  return words.every(({ exact }) => named.has(exact) || readIntents(exact).asksComparison);
}

/** Whether the base, which is in French and English, knows nothing of a word in one of these. */
function isStrange(
  { exact, stem }: AnalysedWord,
  language: AskerLanguage,
  { isKnownTerm, findConcepts, findCountries }: Lexicon,
): boolean {
  return (
    language === baseLanguageOf(language) &&
    ![stem, exact, `=${exact}`].some(isKnownTerm) &&
    findConcepts(exact).size === 0 &&
    findCountries(exact).size === 0
  );
}

/** Folded words of a text that name a country, alone or two together: "Spain", "Pays-Bas". */
function placeWords(text: string, { findCountries }: Lexicon): ReadonlySet<string> {
  const words = tokens(text);
  const isPlace = (run: readonly string[]): boolean => findCountries(run).size > 0;
  const alone = words.filter((word) => isPlace([word]));
  const pairs = words.flatMap((_, at) => {
    const run = words.slice(at, at + 2);
    return run.every((each) => !isPlace([each])) && isPlace(run) ? run : [];
  });
  return new Set([...alone, ...pairs]);
}

/** Distinct words of a question, but for those of the turn "what became of …". */
function contentWords(text: string, language: AskerLanguage): readonly AnalysedWord[] {
  const turn = outcomeWords(text);
  return analyseQuestion(text, language).filter(({ exact }) => !turn.has(exact));
}

/** What of the earlier messages a question leans on; empty for nothing. */
function readEarlier(
  {
    cleaned,
    language,
    intents,
    history,
  }: Pick<Understanding, "cleaned" | "language" | "intents"> & Pick<Question, "history">,
  lexicon: Lexicon,
): string {
  const own = contentWords(cleaned, language);
  return earlierContext({
    question: cleaned,
    leansBack: intents.leansBack,
    contentWords: own.length,
    unknownWords: own.filter((word) => isStrange(word, language, lexicon)).length,
    earlier: history.map((text) => withoutOrders(cleanQuestion(text))),
    findNames: (text) => lexicon.names.find(text),
  });
}

/** The attributes that a question asks for, and those of each of several questions in a message. */
function readAsked(
  { text, cleaned, names }: Pick<Understanding, "text" | "cleaned" | "names">,
  { findAttributes, findConcepts, aspects, technologies }: Lexicon,
): Pick<Understanding, "attributes" | "parts" | "partAttributes"> {
  const attributesOf = (said: string): Understanding["attributes"] =>
    findAttributes(withoutNames(said, names, technologies));
  const isOfOne = idsOf(names, "subject").size === 1;
  const asksAspect = (piece: string): boolean =>
    [...findConcepts(piece)].some((concept) => aspects.has(concept));
  const parts = askedParts(
    cleaned,
    (piece) => isOfOne && (attributesOf(piece).size > 0 || asksAspect(piece)),
  );
  return { attributes: attributesOf(text), parts, partAttributes: parts.map(attributesOf) };
}

/** Reads a question with its conversation; `text` is empty when nothing is left to ask about. */
export function understand(question: Question, lexicon: Lexicon): Understanding {
  const message = cleanQuestion(question.text);
  const ordered = spellOut(withoutOrders(message), lexicon.findCountries);
  // A message that is nothing but orders is still refused in its own language.
  const language = chooseLanguage(ordered === "" ? message : ordered, question, lexicon);
  const { text: cleaned, hasConditions } = withoutSituation(ordered, language, lexicon);
  const intents = readIntents(cleaned);
  const earlier = readEarlier({ cleaned, language, intents, history: question.history }, lexicon);
  const text = earlier === "" ? cleaned : `${earlier} ${cleaned}`;
  const focus = `${earlier} ${hasConditions ? cleaned : questionFocus(cleaned)}`.trim();
  const names = lexicon.names.find(text);
  const words = contentWords(text, language);
  const [subjects, topics] = [idsOf(names, "subject"), idsOf(names, "topic")];
  const asked = readAsked({ text, cleaned, names }, lexicon);
  return {
    cleaned,
    focus,
    text,
    language,
    baseLanguage: baseLanguageOf(language),
    words,
    intents,
    askedKinds: readAskedKinds(cleaned),
    ownWords: new Set(tokens(cleaned)),
    names,
    subjects,
    providers: new Set([...subjects].filter((id) => lexicon.offering.has(id))),
    topics,
    ...asked,
    countries: lexicon.findCountries(text),
    placeWords: placeWords(text, lexicon),
    asksList: intents.asksList,
    concepts: lexicon.findConcepts(text),
    focusConcepts: lexicon.findConcepts(focus),
    aspects: lexicon.aspects,
    ...readTyped({ text, words, names, intents, today: question.today }, lexicon),
    asksBareComparison:
      subjects.size > 1 && topics.size + asked.attributes.size === 0 && isBare(words, names),
    isFollowUp: earlier !== "",
    ...readTime(cleaned, question.today),
  };
}
