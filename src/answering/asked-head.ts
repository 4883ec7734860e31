import type { AskerLanguage } from "../domain/language.ts";
import type { FindConcepts } from "../language/concepts.ts";
import { fold } from "../language/fold.ts";
import { tokens } from "../language/tokens.ts";
import { AROUND, ASKING, COMPANY, LISTED } from "./typed-words.ts";

/** Interrogatives before the noun that is asked for, wherever they stand: "which …", "how many …". */
const DETERMINER =
  /^(?:quel(?:le)?s?|lesquel(?:le)?s|which|what|whats|welche[mnrs]?|cual(?:es)?|qual[ei]?|welke?|combien|cuant[oa]s?|quant[oaie]|hoeveel)$/;
/** Those that ask for no noun, at the beginning: "why …", "how …", "when …". */
const ADVERB =
  /^(?:pourquoi|comment|quand|why|how|when|warum|wieso|weshalb|wann|por que|porque|como|cuando|perche|come|quando|waarom|hoe|wanneer)$/;
/** Words that are interrogatives in one language alone, and only at the beginning. */
const OPENING: Partial<Record<AskerLanguage, RegExp>> = {
  fr: /^(?:que|quoi)$/,
  de: /^(?:was|wie|wieviele?)$/,
  es: /^que$/,
  it: /^(?:che|cosa)$/,
  nl: /^wat$/,
};
/** Asks how many: a noun follows. */
const MANY = /^(?:many|much|viele?|veel)$/;
/** "How are they called", "how do I find": a list answers. */
const NAMING =
  /^(?:heiss\w*|appel\w*|nomm\w*|llam\w*|chiam\w*|heten|heet|called|named|find\w*|found|trouv\w*|encontr\w*|trov\w*|vind\w*)$/;
/** Words between an interrogative and the noun it asks for: "what are the …", "which of the …". */
const LINK =
  /^(?:est|sont|etaient|is|are|was|were|ist|sind|es|son|e|sono|zijn|le|la|les|des?|du|the|of|an?|der|die|das|dem|den|von|el|los|las|del?|i|il|lo|gli|dei|degli|delle|het|van|there|all|your|vos|nos|our|ce|ces|these|those|parmi|among|unter|entre|tra|fra|onder|gibt)$/;
/** Stand for providers that are named elsewhere, and are no noun: "which ones of the …", "quels sont ceux …". */
const PRONOUN =
  /^(?:ones?|them|eux|elles|ceux|celles?|celui|d'entre|davon|darunter|denen|d(?:ie|er|en|as)jenigen?|ellos|ellas|aquell[oa]s|es[oa]s|est[oa]s|loro|ihnen|ess[ie]|quell[oi]|quest[ie]|daarvan|ervan|hen|degenen?)$/;
/** Interrogatives that stand for providers by themselves. */
const WHO = /^(?:lesquel(?:le)?s|cuales)$/;
/** The one that never asks what something is. */
const ALWAYS_WHO = /^lesquel(?:le)?s$/;
/** Between an interrogative and those it chooses among: "which of them", "quali di essi". */
const AMONG = /^(?:of|d|de|von|di|van|parmi|among|unter|entre|tra|fra|onder)$/;
/** Behind an article, it is still the providers that are asked for: "which are the cheapest". */
const SUPERLATIVE =
  /^(?:plus|moins|meilleure?s|most|least|(?!inter)\w+est|mas|menos|mejores|piu|meno|migliori|\w+sten?)$/;
/** Verbs behind an interrogative that stands for providers: "which have …", "welche sind …". */
const HAVING =
  /^(?:sont|ont|are|have|has|hold|sind|haben|hat|son|tienen|sono|hanno|zijn|hebben|heeft)$/;
/** Asks for what is named behind it, at the beginning of a clause. */
export const IMPERATIVE =
  /^(?:list(?:e[rz]?)?|donne[rz]?|cite[rz]?|montre[rz]?|enumere[rz]?|give|show|name|nenne\w*|zeig\w*|liste|dame|dime|muestra\w*|lista|enumera|nombra|dammi|mostra\w*|elenca\w*|geef|toon|noem)$/;
/** What ends the noun that is asked for, beside those. */
const BREAK =
  /^(?:ont|a|ai|avez|peu\w+|fai\w+|qui|que|pour|par|chez|dans|en|au|aux|avec|sur|do|does|did|have|has|had|can|could|should|will|would|who|that|for|by|at|in|from|with|on|to|haben|hat|kann|konnen|bei|fur|im|mit|aus|zu|tienen|tiene|hay|para|por|con|hanno|ha|per|da|hebben|heeft|kunnen|bij|voor|met|uit)$/;
/** Verbs right behind an interrogative, which then is the object of what providers do. */
const AUXILIARY =
  /^(?:do|does|did|have|has|had|can|could|should|will|would|haben|hat|konnen|kann|ont|hanno|tienen|hebben)$/;
/** Where the noun behind it is whose something is: "the share of …". */
const GENITIVE = /^(?:des?|du|of|der|von|del?|dei|degli|delle|di|van)$/;
const ARTICLE = /^(?:le|la|les|the|an?|une?|die|das|den|dem|el|los|las|i|gli|il|lo|het|een|unos?)$/;
/** Nouns that are no more than "a list of". */
const LIST_NOUN =
  /^(?:noms?|names?|namen|nombres?|nomi|apercu|panorama|overview|ubersicht\w*|overzicht|resumen|panoramica|choix|choice|selection|seleccion|selezione|auswahl|keuze|tableau|table|tabelle|tabla|tabella|tabel|top|comparati\w*|comparison\w*|compar\w*|vergleich\w*|vergelijk\w*|exemples?|examples?|beispiele?|ejemplos?|esempi\w*|voorbeeld\w*|alternativ\w*|alternatieven|options?|opcion\w*|opzion\w*|optionen|opties|catalog\w*|annuaire|directory|verzeichnis)$/;
const EUROPEAN = /^(?:eu|ue|europ\w*)$/;
/** What a cost is asked by, without an article between it and the providers. */
const PRICE = "price";
/** Words that may stand before the interrogative that opens a question. */
const MAX_LEADING = 2;
/** German and Dutch "what": a pronoun, no word before a noun. */
const WHAT = /^wa[st]$/;
/** Interrogatives of things, which never stand for providers. */
const WHAT_THINGS = /^(?:whats?|combien|cuant[oa]s?|quant[oaie]|hoeveel)$/;
/** Words up to the verb of "how do I find". */
const MAX_TO_VERB = 3;
/** Signs, and "and" before what asks anew. */
const CLAUSE =
  /[.?!;:,()\n]+|\b(?:et|and|und|y|e|en) (?=(?:lesquel(?:le)?s|quel(?:le)?s|which|welche|cuales|quali|welke)\b)/;

/** What a text is read with. */
export interface HeadParts {
  readonly findConcepts: FindConcepts;
  readonly findCountries: FindConcepts;
}

type Head = "providers" | "other" | "unasked";

/** Whether words are a noun with its article: "the reasons", and not "the cheapest". */
function beginsNoun([article = "", word = ""]: readonly string[]): boolean {
  const isArticle = ARTICLE.test(article) || article === "de";
  return isArticle && !SUPERLATIVE.test(word);
}

/** Reads what one clause asks for. */
class ClauseReader {
  readonly #words: readonly string[];
  readonly #language: AskerLanguage;
  readonly #parts: HeadParts;

  constructor(words: readonly string[], language: AskerLanguage, parts: HeadParts) {
    this.#words = words;
    this.#language = language;
    this.#parts = parts;
  }

  read(): Head {
    const first = this.#words.findIndex((word) => this.#isProvider(word));
    if (first === -1) {
      return this.#asksByPronoun() ? "providers" : "unasked";
    }
    const before = this.#words.slice(0, first);
    const at = before.findIndex((word, index) => this.#isInterrogative(word, index));
    return at === -1 ? this.#readAlone(first) : this.#readAsked(at);
  }

  /** "…, lesquels sont certifiés ?" asks for providers without naming them. */
  #asksByPronoun(): boolean {
    const at = this.#words.findIndex((word) => DETERMINER.test(word));
    const asked = at === -1 ? [] : this.#words.slice(at);
    const [word = "", next = "", ...rest] = asked.filter(
      (each, index) => index !== 1 || !AMONG.test(each),
    );
    const isPronoun = WHO.test(word) || PRONOUN.test(next) || HAVING.test(next);
    const isOther = WHAT_THINGS.test(word) || (beginsNoun(rest) && !ALWAYS_WHO.test(word));
    return isPronoun && !isOther;
  }

  #isProvider(word: string): boolean {
    return COMPANY.test(word) || this.#parts.findConcepts([word]).has(LISTED);
  }

  #isInterrogative(word: string, at: number): boolean {
    const isOpening = ADVERB.test(word) || OPENING[this.#language]?.test(word) === true;
    return DETERMINER.test(word) || (at <= MAX_LEADING && isOpening);
  }

  #readAsked(at: number): Head {
    const [word = "", next = ""] = this.#words.slice(at);
    const isMany = MANY.test(next);
    if (this.#isHow(word) && !isMany) {
      const verbs = this.#words.slice(at + 1, at + 1 + MAX_TO_VERB);
      return verbs.some((each) => NAMING.test(each)) ? "providers" : "other";
    }
    const isObject = AUXILIARY.test(next) || (WHAT.test(word) && !LINK.test(next));
    const noun = this.#nounFrom(at + (isMany ? 2 : 1));
    const isAsked = !isObject && (noun.length === 0 || this.#isOfProviders(noun));
    return isAsked ? "providers" : "other";
  }

  #isHow(word: string): boolean {
    return ADVERB.test(word) || (this.#language === "de" && word === "wie");
  }

  /** Words of the noun that an interrogative asks for. */
  #nounFrom(at: number): readonly string[] {
    const rest = this.#words.slice(at);
    const start = rest.findIndex(
      (word) => !LINK.test(word) && !AMONG.test(word) && !PRONOUN.test(word),
    );
    const words = start === -1 ? [] : rest.slice(start);
    const end = words.findIndex((word) => LINK.test(word) || BREAK.test(word));
    return end === -1 ? words : words.slice(0, end);
  }

  #isOfProviders(noun: readonly string[]): boolean {
    const costs = noun.some((word) => this.#parts.findConcepts([word]).has(PRICE));
    const isNamed = noun.some((word) => this.#isProvider(word) || LIST_NOUN.test(word));
    return !costs && (isNamed || noun.every((word) => this.#saysNoMore(word)));
  }

  #saysNoMore(word: string): boolean {
    return (
      PRONOUN.test(word) ||
      AROUND.test(word) ||
      ASKING.test(word) ||
      EUROPEAN.test(word) ||
      this.#parts.findCountries([word]).size > 0
    );
  }

  /** Without an interrogative: whether the providers are only those whose something is asked for. */
  #readAlone(first: number): Head {
    const before = this.#words.slice(0, first);
    const isWanted = before.slice(0, MAX_LEADING).some((word) => IMPERATIVE.test(word));
    const unasked = isWanted ? "providers" : "unasked";
    const own = before.findLastIndex((word) => !ARTICLE.test(word) && !this.#saysNoMore(word));
    if (own < 1 || !GENITIVE.test(before[own] ?? "")) {
      return unasked;
    }
    const noun = before[own - 1] ?? "";
    const isOfList = LIST_NOUN.test(noun) || this.#saysNoMore(noun);
    const isNoNoun = LINK.test(noun) || BREAK.test(noun);
    return isOfList || isNoNoun ? unasked : "other";
  }
}

/**
 * Whether a text speaks of providers and yet asks for something of theirs: a share, a price, a reason. A
 * clause that asks for the providers themselves decides, wherever it stands: a list can stand beside the rest.
 *
 * @returns False too where no clause of it names providers.
 */
export function asksOfProviders(text: string, language: AskerLanguage, parts: HeadParts): boolean {
  const heads = fold(text)
    .split(CLAUSE)
    .map((clause) => new ClauseReader(tokens(clause), language, parts).read());
  return heads.includes("other") && !heads.includes("providers");
}
