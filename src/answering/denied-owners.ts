import type { Attribute } from "../domain/provider.ts";
import { fold } from "../language/fold.ts";
import { tokens } from "../language/tokens.ts";
import { asksDenied, OUTSIDE } from "./asked-denial.ts";
import { outsideEurope } from "./asked-places.ts";
import type { CandidateParts } from "./candidates.ts";
import { OWNERS } from "./control.ts";
import { findDeniedHome } from "./denied-homes.ts";
import { EUROPE } from "./europe.ts";
import type { Countries } from "./provider-criteria.ts";
import { readTyped } from "./understand.ts";
import type { Understanding } from "./understanding.ts";

const DENIAL =
  /^(?:pas|non|aucune?s?|sans|ni|jamais|hors|depourvue?s?|not?|none|never|without|nor|nicht|keine?[nrms]?|ohne|nie|sin|ningun[ao]?|nunca|senza|nessun[ao]?|mai|niet|geen|zonder|nooit)$/;
/** Deny only what stands behind a small word: "free of", and no "free cloud". */
const FREE =
  /^(?:free|frei|libres?|liber[aio]|vrij|independ\w*|unabhang\w*|indipendent\w*|onafhankelijk\w*)$/;
const FREE_OF = /^(?:of|from|von|de|des|du|da|dai|dagli|dalle|di|van)$/;
/** Adjectives that deny by themselves: "independent of US owners". */
const FREE_OF_THEM =
  /\b(?:libres? d'|libera da|(?:independ\w*|indipendent\w*|unabhangig\w*|onafhankelijk\w*) (?:of|from|von|des?|du|da\w*|van)\b|independ\w* d')/;
/** Words of holding a share. */
const OWNED =
  /^(?:actionn\w*|capital|capitaux|deten\w*|detien\w*|propriet\w*|apparti\w*|investisseurs?|shareholder\w*|owner\w*|owned|investors?|equity|stakes?|aktionar\w*|eigentum\w*|besitz\w*|gehor\w*|anteilseigner\w*|gesellschafter\w*|investoren|kapital|beteiligung\w*|accionist\w*|propietari\w*|pertenec\w*|inversor\w*|azionist\w*|soci|proprietari\w*|appart\w*|investitor\w*|capitale|aandeelhoud\w*|eigena\w*|eigendom|investeerder\w*|handen)$/;
/** Words of deciding. */
const CONTROLLED = /^(?:control\w*|kontroll\w*|beherrsch\w*|zeggenschap|gecontroleerd)$/;
/** "Non-American shareholders" are some that there are; "non-US-owned" denies. */
const OTHERS = /^(?:non|not|nicht|niet)$/;
/** Verbs and small words before a denial, and behind what it denies. */
const BEFORE =
  /^(?:ne|n|qui|que|che|that|which|who|die|dat|depend\w*|ont|sont|est|aient|soient|have|has|are|is|do|does|haben|sind|tienen|tengan|son|estan|hanno|siano|sono|hebben|zijn|and|et|und|y|e|en)$/;
const BEHIND = /^(?:werden|wird|sind|haben|worden|zijn|hebben|or|ou|oder|o|of|nor|ni|noch)$/;
const EUROPE_WORD = /^(?:eu|ue|europ\w*|aussereurop\w*)$/;
/** Words from a denial to what is denied, and from what is owned to the denial before which it stands. */
const MAX_BEHIND = 8;
const MAX_BEFORE = 3;
/** Words that no type tells, beside what is denied. */
const MAX_UNTOLD = 1;
const CLAUSE = /[.?!;:,()\n]+/;
/** Attributes of words for companies, which ask for nothing of theirs. */
const COMPANIES: ReadonlySet<Attribute> = new Set(["legal-entity", "headquarters"]);

/** Owners that providers are not to have. */
export interface DeniedOwners {
  /** None of them in Europe, unless they are not to be of there. */
  readonly countries: Countries;
  /** Whether no share at all is meant; else they are not to decide. */
  readonly isAnyShare: boolean;
  /** Whether they are not to be of there at all: "not American". */
  readonly isHome: boolean;
  /** The question without what it denies. */
  readonly rest: Understanding;
}

type Parts = Pick<CandidateParts, "words" | "book">;

interface Place {
  readonly countries: Countries;
  /** Indexes of its first word and behind its last. */
  readonly from: number;
  readonly to: number;
}

interface Span extends Omit<DeniedOwners, "rest"> {
  readonly words: readonly string[];
}

/** The first place among words; `undefined` where it is none, or in Europe. */
function readPlace(
  words: readonly string[],
  { words: { findCountries }, ...parts }: Parts,
): Place | undefined {
  if (OUTSIDE.test(words.join(" "))) {
    const from = words.findIndex((_, at) => words.slice(at).join(" ").search(OUTSIDE) === 0);
    const to = words.findIndex((word, at) => at >= from && EUROPE_WORD.test(word)) + 1;
    return { countries: outsideEurope(parts), from, to };
  }
  // One word before two that end with it: "in Amerikaanse".
  const runs = words.flatMap((word, at) => [
    { from: at, run: [word] },
    { from: at - 1, run: words.slice(Math.max(0, at - 1), at + 1) },
  ]);
  const found = runs.find(({ run }) => findCountries(run).size > 0);
  if (found === undefined) {
    return undefined;
  }
  const { from, run } = found;
  const countries = findCountries(run);
  const isInside = [...countries].some((each) => EUROPE.has(each));
  return isInside ? undefined : { countries, from, to: from + run.length };
}

/** Index of the first word from a start, forwards or backwards, that does not match. */
function endOf(
  words: readonly string[],
  { start, step }: { readonly start: number; readonly step: 1 | -1 },
  isMeant: (word: string) => boolean,
): number {
  let at = start;
  while (isMeant(words[at] ?? "")) {
    at += step;
  }
  return at;
}

function isOwning(word: string): boolean {
  return OWNED.test(word) || CONTROLLED.test(word);
}

/** Whether something is denied from a word on. */
function deniesAt(words: readonly string[], at: number): boolean {
  const [word = "", next = ""] = words.slice(at, at + 2);
  return DENIAL.test(word) || (FREE.test(word) && (FREE_OF.test(next) || isOwning(next)));
}

/** A denial with the place that it denies owners from. */
interface Denied {
  readonly at: number;
  readonly place: Place;
  /** Index of the word of owning. */
  readonly own: number;
}

/** Index behind the words that a denial reaches: up to the next one, but for that of "no non-EU owners". */
function reachOf(words: readonly string[], at: number): number {
  const next = words.findIndex(
    (_, index) =>
      index > at &&
      deniesAt(words, index) &&
      !OUTSIDE.test(words.slice(index, index + 2).join(" ")),
  );
  return Math.min(next === -1 ? words.length : next, at + 1 + MAX_BEHIND);
}

function readDenied(words: readonly string[], at: number, parts: Parts): Denied | undefined {
  const end = reachOf(words, at);
  const place = readPlace(words.slice(at + 1, end), parts);
  const start = Math.max(0, at - MAX_BEFORE);
  const own = words.slice(start, end).findIndex(isOwning) + start;
  const isDenied = place !== undefined && own >= start && !isOfOthers(words, at, place);
  return isDenied ? { at, place, own } : undefined;
}

/** A clause without the words that deny owners from outside Europe; `undefined` where none do. */
function findDenied(words: readonly string[], parts: Parts): Span | undefined {
  const denied = words
    .flatMap((_, at) => (deniesAt(words, at) ? [readDenied(words, at, parts)] : []))
    .find((each) => each !== undefined);
  if (denied === undefined) {
    return undefined;
  }
  const { at, place, own } = denied;
  const last = Math.max(at + place.to, own);
  const from =
    endOf(words, { start: Math.min(at, own) - 1, step: -1 }, (word) => BEFORE.test(word)) + 1;
  const to = endOf(
    words,
    { start: last + 1, step: 1 },
    (word) => BEHIND.test(word) || isOwning(word),
  );
  const cut = words.slice(from, to);
  return {
    words: words.filter((_, index) => index < from || index >= to),
    countries: place.countries,
    isAnyShare: cut.some((word) => OWNED.test(word)),
    isHome: false,
  };
}

/** A clause without the words that deny a nationality; `undefined` where none do. */
function findHome(
  words: readonly string[],
  understanding: Understanding,
  parts: Parts,
): Span | undefined {
  const home = findDeniedHome(words, understanding, parts.words);
  if (home === undefined) {
    return undefined;
  }
  const from = endOf(words, { start: home.from - 1, step: -1 }, (word) => BEFORE.test(word)) + 1;
  return {
    words: words.filter((_, index) => index < from || index >= home.to),
    countries: home.countries,
    isAnyShare: false,
    isHome: true,
  };
}

/** Whether a denial only says that owners are from elsewhere: "non-American shareholders". */
function isOfOthers(words: readonly string[], at: number, place: Place): boolean {
  const denial = words[at] ?? "";
  if (place.from > 0 || !OTHERS.test(denial)) {
    return false;
  }
  const isOwnedBy = /^(?:owned|controlled)$/.test(words[at + 1 + place.to] ?? "");
  const isBefore = words.slice(Math.max(0, at - MAX_BEFORE), at).some(isOwning);
  return !isOwnedBy && (denial === "non" || !isBefore);
}

/** A question without what it denies. */
function without(understanding: Understanding, text: string, { words }: Parts): Understanding {
  const left = new Set(tokens(text));
  const rest = {
    ...understanding,
    text,
    words: understanding.words.filter(({ exact }) => left.has(exact)),
    names: understanding.names.filter((name) => name.words.every((word) => left.has(word))),
  };
  const typed = readTyped(rest, words);
  const isSpare = (word: string): boolean =>
    typed.untoldWords.size <= MAX_UNTOLD &&
    typed.untoldWords.has(word) &&
    ![...words.findConcepts(word)].some((concept) => understanding.aspects.has(concept));
  // What is denied is asked for too: with "hosts" alone it makes a question.
  const denied = understanding.words.filter(
    ({ exact }) => !left.has(exact) && words.findAttributes(exact).size > 0,
  );
  const told = [...rest.words.filter(({ exact }) => !isSpare(exact)), ...denied];
  return {
    ...rest,
    ...typed,
    // "Free hosts without US shareholders" asks for hosts, though no type tells who is free.
    asksTypedList: readTyped({ ...rest, words: told }, words).asksTypedList,
    attributes: new Set([...understanding.attributes].filter((each) => !OWNERS.includes(each))),
    countries: words.findCountries(text),
    placeWords: new Set([...understanding.placeWords].filter((word) => left.has(word))),
  };
}

/** Whether nothing is asked of providers that their owners do not tell, beside `hasCriteria`. */
export function isOnlyOfOwners(
  { untoldWords, attributes }: Understanding,
  hasCriteria: boolean,
): boolean {
  const isOther = [...attributes].some((each) => !COMPANIES.has(each));
  return untoldWords.size <= MAX_UNTOLD && (hasCriteria || !isOther);
}

/**
 * The owners from outside Europe that a question denies, or a nationality: "providers without US shareholders",
 * "hosts that are not American". A law that is
 * not to apply is no owner.
 *
 * @returns `undefined` where it denies none, or anything else too.
 */
export function readDeniedOwners(
  understanding: Understanding,
  parts: Parts,
): DeniedOwners | undefined {
  const { text, subjects, concepts, attributes } = understanding;
  const folded = fold(text);
  const denies = asksDenied(understanding) || FREE_OF_THEM.test(folded);
  const isOfOne = [...subjects].some((id) => !(id === "gaia-x" && concepts.has("member")));
  if (isOfOne || attributes.has("applicable-foreign-law") || !denies) {
    return undefined;
  }
  const clauses = folded
    .replaceAll(/n't\b/g, " not")
    .split(CLAUSE)
    .map((clause) => tokens(clause));
  const owned = clauses.map((words) => findDenied(words, parts));
  const spans = owned.some((each) => each !== undefined)
    ? owned
    : clauses.map((words) => findHome(words, understanding, parts));
  const span = spans.find((each) => each !== undefined);
  const left = clauses.map((words, at) => (spans[at] === span ? (span?.words ?? words) : words));
  if (span === undefined) {
    return undefined;
  }
  const rest = without(understanding, left.map((words) => words.join(" ")).join(", "), parts);
  const { countries, isAnyShare, isHome } = span;
  return asksDenied(rest) ? undefined : { countries, isAnyShare, isHome, rest };
}
