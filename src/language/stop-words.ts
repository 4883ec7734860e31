import { deu, eng, fra, ita, nld, spa } from "stopword";
import type { AskerLanguage } from "../domain/language.ts";
import { fold } from "./fold.ts";

/**
 * Words that carry a question but not its subject; `stopword` lists few of them.
 * Written folded, and kept short: a word that names something in the base must not be here.
 */
const QUESTION_WORDS: Readonly<Record<AskerLanguage, string>> = {
  fr: `comment combien pourquoi quand quoi quel quelle quels quelles lequel laquelle lesquels lesquelles
    est-ce ce est c'est qu'est ca cela ceci peut peux peuvent pouvez puis faut doit dois doivent fait faire font
    dit dire exactement vraiment juste bonjour salut merci svp stp please dis donne donner explique expliquer
    moi-meme aussi alors donc encore toujours deja bien plus moins tres tout tous toute toutes autre autres
    rien chose truc genre savoir sait sais veut veux voudrais si non oui entre comme avoir quelqu'un quelque
    j'ai lui eux chez vers depuis apres avant pendant selon sous ici la-bas etre cette celui celle ceux celles
    aujourd'hui actuellement maintenant desormais vs versus
    y a-t-il on nous vous ils elles mon ma mes notre votre leur leurs question besoin aller va vont`,
  en: `what which who whom whose when where why how does do did doing is are was were be been being can could
    should would will shall may might must have has had tell me please explain exactly really just hi hello
    thanks there here it its they them their our your my i we you he she this that these those any some
    more most very still already yet also and or not no yes if then so than too about into from with without
    between over under after before during per need want know get got give say says said thing stuff one ones
    list show today currently now nowadays vs versus anyone someone something else other another much many`,
  de: `was wer wie wo wann warum welche welcher welches welchen wen wem ist sind war waren kann koennen konnen darf
    heute derzeit aktuell jetzt inzwischen momentan gibt es hat haben bitte hallo noch schon auch denn mal genau eigentlich`,
  es: `que quien quienes como donde cuando por cual cuales cuanto cuanta cuantos cuantas es son era fue puede
    pueden hay tiene tienen hola favor todavia ya tambien exactamente para con sin sobre entre una unos unas
    los hoy actualmente ahora las del al el la lo le les se su sus y o no si mas muy este esta estos estas ese esa`,
  it: `che chi cosa cos'e come dove quando perche qual quale quali tra fra quanto quanta quanti quante sono era puo possono ha hanno
    oggi attualmente ora adesso c'e ci ciao per favore ancora gia anche esattamente del della dei delle degli`,
  nl: `wat wie hoe waar wanneer waarom welke welk tussen is zijn was waren kan kunnen mag heeft hebben er hallo
    alstublieft vandaag momenteel nu inmiddels nog al ook precies eigenlijk`,
};

const LISTS: Readonly<Record<AskerLanguage, readonly string[]>> = {
  fr: fra,
  en: eng,
  de: deu,
  es: spa,
  it: ita,
  nl: nld,
};

function build(language: AskerLanguage): ReadonlySet<string> {
  const words = [...LISTS[language], ...QUESTION_WORDS[language].split(/\s+/)];
  return new Set(words.flatMap((word) => fold(word).split(/[-']/)));
}

const cache = new Map<AskerLanguage, ReadonlySet<string>>();

/** Folded words of a language that say nothing about a question's subject. */
export function stopWords(language: AskerLanguage): ReadonlySet<string> {
  const known = cache.get(language);
  if (known !== undefined) {
    return known;
  }
  const built = build(language);
  cache.set(language, built);
  return built;
}
