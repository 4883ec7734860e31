import { fold } from "../language/fold.ts";
import { MONTH_NAMES } from "../language/months.ts";
import type { Searched } from "./candidates.ts";
import { profilesOf } from "./evidence-gaps.ts";
import type { EvidenceUnit, TextProfile } from "./evidence-unit.ts";
import { nowWords } from "./intents.ts";
import { anyHasConcept, type QuestionTerm, touchesWord } from "./question-terms.ts";

/** Words that say when, in the six languages together: they are found beside anything. */
const TIME = new RegExp(
  "^(?:(?:19|20)\\d\\d|annees?|mois|semaines?|jours?|demain|hier|derni\\w+|prochain\\w*|" +
    "years?|months?|weeks?|days?|yesterday|tomorrow|last|next|recent\\w*|" +
    "jahr\\w*|monat\\w*|woche\\w*|tage?|gestern|morgen|letzt\\w+|nachst\\w+|" +
    "ano|mes|semana|dia|ayer|manana|ultim[oa]s?|proxim[oa]s?|pasad[oa]s?|" +
    "anno|mese|settimana|giorno|ieri|domani|scors[oa]|prossim[oa]|quest|" +
    `maand|week|dag|gisteren|vorige?|volgende?|${MONTH_NAMES})$`,
  "u",
);
/** The concept of the same: how long, years, days. */
const TIME_CONCEPT = "duration";
/** A place where something is: without an article, which a thing has. */
const PLACE =
  /(?<![\p{L}’'])(?:[Àà]|[Aa]ux?|[Ii]n|[Aa]t|over|near|around|[Ee]n|[Nn]ach|zu|[Bb]ij|te|naar)\s+(\p{Lu}[\p{L}-]+)/gu;

/**
 * What the concepts that a text names must weigh together to show what a question is about: of winning, of
 * customers, of a country something is said of anything. In the asker's own language its words would be there too.
 */
const TELLING_RELATIONS = { own: 4, foreign: 3 };

/** What a question is about, beside names, and how it asks of it. */
interface AskedMatter {
  readonly things: readonly QuestionTerm[];
  /** Concepts with their weights. */
  readonly relations: ReadonlyMap<string, number>;
}

function placesOf(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(PLACE), ([, place = ""]) => fold(place)));
}

/**
 * Things are the words that neither name nor date nor place anything, and that are no relation of the vocabulary;
 * none for a question of nothing but these.
 */
export function readMatter({ understanding, terms }: Searched): AskedMatter {
  const { text, placeWords } = understanding;
  const [places, times] = [placesOf(text), nowWords(text)];
  const isSetting = ({ exact }: QuestionTerm): boolean =>
    places.has(exact) || placeWords.has(exact) || times.has(exact) || TIME.test(exact);
  const told = new Set([
    TIME_CONCEPT,
    ...terms.words.filter(({ exact }) => places.has(exact)).flatMap(({ concepts }) => concepts),
  ]);
  return {
    things: terms.content.filter((word) => word.concepts.length === 0 && !isSetting(word)),
    relations: new Map([...terms.concepts].filter(([concept]) => !told.has(concept))),
  };
}

function weightOf(texts: readonly TextProfile[], relations: AskedMatter["relations"]): number {
  let weight = 0;
  for (const [concept, each] of relations) {
    weight += anyHasConcept(texts, concept) ? each : 0;
  }
  return weight;
}

/**
 * Whether a question that names nothing is about things of which no unit says a word, and no unit says enough
 * of how it asks: "who won the Tour de France?" finds who won a tender.
 */
export function missesThings(searched: Searched, units: readonly EvidenceUnit[]): boolean {
  const { things, relations } = readMatter(searched);
  const { terms, understanding } = searched;
  const tells = (unit: EvidenceUnit): boolean => {
    const texts = profilesOf(unit);
    const coverage = terms.cover(texts);
    const isOwn = unit.passage.language === understanding.language;
    const enough = isOwn ? TELLING_RELATIONS.own : TELLING_RELATIONS.foreign;
    return (
      things.some((thing) => touchesWord(thing, coverage)) || weightOf(texts, relations) >= enough
    );
  };
  return things.length > 0 && !units.some(tells);
}
