import type { AskerLanguage, BaseLanguage } from "../../domain/language.ts";
import { type ClaimDate, claimDates, withoutDates } from "../../language/claim-dates.ts";
import {
  isHoldingWord,
  type Manner,
  readManner,
  withoutManner,
} from "../../language/claim-words.ts";
import { canonicalNumbers, isFigure } from "../../language/number-words.ts";
import { stopWords } from "../../language/stop-words.ts";
import { tokens } from "../../language/tokens.ts";
import type { FoundName } from "../name-finder.ts";
import type { Lexicon } from "../understand.ts";

/** A name of the base in a claim, and where it stands. */
export interface PlacedName {
  readonly names: readonly FoundName[];
  /** Positions among the tokens of the claim; `end` is not included. */
  readonly start: number;
  readonly end: number;
}

/** A claim as it was read. */
export interface ClaimReading {
  readonly text: string;
  readonly language: AskerLanguage;
  readonly baseLanguage: BaseLanguage;
  readonly tokens: readonly string[];
  /** The same with small numbers in figures, however they are written. */
  readonly words: readonly string[];
  /** Positions of those that a sentence must hold: no name, date or filler, and not read as manner. */
  readonly telling: ReadonlySet<number>;
  readonly placed: readonly PlacedName[];
  /** Subjects named, in order, each once; those that share a name are one entry. */
  readonly subjects: readonly string[];
  readonly topics: ReadonlySet<string>;
  readonly manner: Manner;
  readonly dates: readonly ClaimDate[];
  /** Figures that are no part of a date, as tokens write them. */
  readonly numbers: readonly string[];
  /** Countries named by a name of their own or of their people, by ISO code; a city names none. */
  readonly countries: ReadonlySet<string>;
  /** Words that name them. */
  readonly peoples: ReadonlySet<string>;
  /** Tokens whose meaning is not read yet: neither name, manner, date, figure, country nor filler. */
  readonly open: readonly string[];
}

/** They stand for their countries in questions; a claim about a city is about the city. */
const CITIES: ReadonlySet<string> = new Set(
  "paris milan milano warsaw varsovie vienna vienne wien sofia madrid helsinki amsterdam london londres washington".split(
    " ",
  ),
);
/** In a claim these tell apart what a question leaves open, and are no filler. */
const TELLING: ReadonlySet<string> = new Set(
  "under over before after between without more most less about juste tout tous toute toutes autre autres plus moins only all first same own other own".split(
    " ",
  ),
);
const MEANINGLESS =
  /^(?:isn|aren|wasn|weren|hasn|haven|hadn|doesn|don|didn|won|can|t|s|n|yet|encore|still|toujours|noch|todavia|ancora|nog|already|deja|ya|schon|gia|reeds|approximately|around|roughly|environ|etwa|circa|rund|ungefahr|ongeveer|about)$/;

/** Where names stand among the words that they were found in. */
export function placeNames(
  words: readonly string[],
  names: readonly FoundName[],
): readonly PlacedName[] {
  const placed: PlacedName[] = [];
  let at = 0;
  for (const name of names) {
    const last = placed.at(-1);
    const isSame = last !== undefined && last.names[0]?.words === name.words;
    if (isSame) {
      placed[placed.length - 1] = { ...last, names: [...last.names, name] };
    } else {
      while (at < words.length && !name.words.every((word, by) => words[at + by] === word)) {
        at += 1;
      }
      placed.push({ names: [name], start: at, end: at + name.words.length });
      at += name.words.length;
    }
  }
  return placed;
}

function distinctSubjects(placed: readonly PlacedName[]): readonly string[] {
  const ids = placed.flatMap(({ names }) =>
    names.filter(({ kind }) => kind === "subject").map(({ id }) => id),
  );
  return [...new Set(ids)];
}

/** Spoken words of filler in any of the three languages that claims mix. */
export function isFiller(word: string, language: AskerLanguage): boolean {
  return !TELLING.has(word) && (stopWords(language).has(word) || stopWords("en").has(word));
}

function tellingOf(
  {
    text,
    language,
    tokens: words,
    placed,
    manner,
  }: Pick<ClaimReading, "text" | "language" | "tokens" | "placed" | "manner">,
  dateless: readonly string[],
): ReadonlySet<number> {
  const undated = new Set(dateless);
  const said = new Set(tokens(withoutManner(text, language)));
  const isEnd = manner.phase === "ended";
  const isTelling = (word: string, at: number): boolean => {
    const isNamed = placed.some(({ start, end }) => at >= start && at < end);
    const isRead = isFiller(word, language) || (!said.has(word) && !isEnd);
    return !isNamed && undated.has(word) && (isFigure(word) || !isRead);
  };
  return new Set(words.flatMap((word, at) => (isTelling(word, at) ? [at] : [])));
}

/** Reads a claim with the words of the base. */
export function readClaim(
  text: string,
  language: AskerLanguage,
  { names, findCountries }: Pick<Lexicon, "names" | "findCountries">,
): ClaimReading {
  const words = tokens(text);
  const placed = placeNames(words, names.find(words));
  const named = new Set(placed.flatMap(({ start, end }) => words.slice(start, end)));
  const left = new Set(tokens(withoutManner(withoutDates(text), language)));
  const dateless = tokens(withoutDates(text));
  const countryWords = words.filter(
    (word) => !named.has(word) && !CITIES.has(word) && findCountries(word).size > 0,
  );
  const open = words.filter(
    (word) =>
      !named.has(word) &&
      left.has(word) &&
      !isFigure(word) &&
      !countryWords.includes(word) &&
      !MEANINGLESS.test(word) &&
      !isHoldingWord(word) &&
      !isFiller(word, language),
  );
  const manner = readManner(text, language);
  return {
    text,
    language,
    baseLanguage: language === "fr" ? "fr" : "en",
    tokens: words,
    words: canonicalNumbers(words),
    telling: tellingOf({ text, language, tokens: words, placed, manner }, dateless),
    placed,
    subjects: distinctSubjects(placed),
    topics: new Set(
      placed.flatMap((each) =>
        each.names.filter(({ kind }) => kind === "topic").map(({ id }) => id),
      ),
    ),
    manner,
    dates: claimDates(text),
    numbers: dateless.filter((word) => isFigure(word) && !named.has(word)),
    peoples: new Set(countryWords),
    countries: new Set(countryWords.flatMap((word) => [...findCountries(word)])),
    open: [...new Set(open)],
  };
}
