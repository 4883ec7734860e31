import { fold } from "../language/fold.ts";
import { splitMessage } from "./claims/split-claims.ts";

/** A clause that a question takes for granted, as it can be read alone. */
export interface Presupposed {
  readonly text: string;
  /** Said beside what is asked ("since …, do they …?"), which may be answered all the same. */
  readonly isAside: boolean;
}

// All over lower case with accents: an accent tells a future, and "perché" from "per che".
/** They can mean nothing else. */
const OPENER =
  /(?:^|[\s,;(–—])(?:since|now(?: that)?|given(?: the fact)? that|considering that|seeing (?:that|as)|knowing that|depuis qu(?:e|['’])|puisqu(?:e|['’])|maintenant qu(?:e|['’])|vu qu(?:e|['’])|étant donné qu(?:e|['’])|sachant qu(?:e|['’])|dès lors qu(?:e|['’])|du fait qu(?:e|['’])|jetzt,? (?:wo|da)|nun,? (?:wo|da)|seitdem|wo doch|angesichts dessen,? dass|ya que|dado que|puesto que|ahora que|visto que|sabiendo que|dato che|visto che|poiché|siccome|ora che|adesso che|dal momento che|considerato che|sapendo che|omdat|aangezien|gezien(?: het feit)? dat|nu|sinds|wetende dat)(?:\s+|(?<=['’]))(.+)$/iu;
/** They open a reason only where they open the sentence; elsewhere they compare or place. */
const FIRST =
  /^(?:because|as|parce qu(?:e|['’])|comme|da|weil|seit|desde que|como|porque|da quando|aangezien)(?:\s+|(?<=['’]))(.+)$/iu;
const GREETING =
  /^[^\p{L}\p{N}]*(?:(?:and|et|und|y|e|en|but|mais|aber|pero|ma|maar|so|alors|ok|okay|hi|hello|hey|bonjour|salut|hallo|hola|ciao|hoi)[\s,!¿¡]+)*/iu;
/** They ask for the reason or the beginning of what they take for granted. */
const WHY =
  /^(?:why|how come|since when|pourquoi|comment se fait-il qu(?:e|['’])|depuis quand|warum|wieso|weshalb|seit wann|por qué|por que|desde cuándo|desde cuando|perché|perche|come mai|da quando|waarom|hoe komt het dat|sinds wanneer)\s*(.+)$/iu;
const WHEN =
  /^(?:when|quand|à quelle date|en quelle année|wann|cuándo|cuando|quando|wanneer)\s+(.+)$/iu;
const HOW_MANY =
  /^(?:how many|combien d(?:e |['’])|wie viele|cuánt[oa]s|cuant[oa]s|quant[ie]|hoeveel)\s*(.+)$/iu;
/** Of "when", only what is put as over is taken for granted. */
const OVER =
  /(?<!\p{L})(?:did|was|were|has|have|had|became|a-t-(?:il|elle)|ont-(?:ils|elles)|a été|ont été|a obtenu|a eu|est devenue?|a quitté|a rejoint|hat|haben|hatte|wurden?|fue|fueron|obtuvo|ha sido|è stat[oa]|è diventat[oa]|ha ottenuto|heeft|hebben|werd|werden)(?!\p{L})/u;
/** What is asked begins again. */
const MAIN =
  /(?:[,;:–—?!]|\s(?=(?:do|does|did|can|could|will|would|should|what|how|why|who|which|where)\s)|\s(?=(?:est-ce|qu['’]est-ce|comment|pourquoi|quel(?:le)?s?|combien|faut-il|peut-on|puis-je|doit-on)[\s-])|\s(?=(?:and|et|und|y|e|en) (?:what|how|who|when|why|is|does|do|qui|quand|comment|pourquoi|quel|was|wer|wann|wie|qué|quién|cosa|chi|quando|wat|wie|hoe)\s))/iu;
const TAG =
  /^(.+?)[\s,]+(?:right|isn['’]t it|correct|n['’]est-ce pas|non|hein|nicht wahr|oder|verdad|no|vero|giusto|toch)\s*\?*$/iu;
/** What follows from a clause before it. */
const SO =
  /^(.+?),\s*(?:so|hence|donc|du coup|also|daher|entonces|así que|quindi|dunque|allora|dus)\s+\S/iu;
/** A statement, and what is asked about it after a comma. */
const COMMA =
  /^(.+?),\s*(?:ils?|elles?|c['’]est|ça|cela|it|they|that|is|does|do|es|er|sie|das|ist|eso|esto|questo|het|dat|quel(?:le)?s?|combien|comment|quand|qui|est-ce|what|which|how|who|where|when|welche[rsmn]?|wie|wer|wo|wann|qué|cuál(?:es)?|cómo|cuándo|quale|quali|come|quando|chi|wat|welke?|hoe|wie|wanneer)(?!\p{L})/iu;
const EITHER =
  /(?<!\p{L})(?:oui ou non|yes or no|ja oder nein|sí o no|sì o no|ja of nee)(?!\p{L})/iu;
/** Wishes, duties, possibilities and what others say take nothing for granted. */
const UNSURE =
  /(?<!\p{L})(?:should|would|could|might|may|must|if|can(?:['’]t|not)?|need|wants?|wanted|say|says|said|saying|claims?|claimed|think|believes?|consider(?:ed)?|called|devrai\w*|faut|faudrait|si|veut|veulent|doit|doivent|peut|peuvent|pourrai\w*|dit|disent|dire|prétend\w*|croit|pense\w*|considér\w*|sollt?en?|soll|müss\w*|muss|wenn|ob|will|wollen|kann|können|könnte\w*|sagt|sagen|behaupt\w*|glaub\w*|denkt?|debe\w*|puede\w*|podría\w*|quiere\w*|dice\w*|dicono|dovrebb\w*|deve|devono|può|possono|vuole|moet|moeten|zou|zouden|kan|kunnen|wil|willen|zegt|zeggen|beweer\w*|als)(?!\p{L})/u;
/** How quickly, and when about: no part of what is claimed. */
const MANNER =
  /(?<!\p{L})(?:(?:si|aussi|so|that|as|tan|così|zo) (?:vite|rapidement|tôt|tard|fast|quickly|early|late|soon|schnell|früh|spät|rápido|rápidamente|pronto|presto|rapidamente|snel|vroeg)|last (?:year|month|week|summer|spring)|l['’]an(?:née)? derni(?:er|ère)|récemment|recently|finally|enfin|so far|letztes jahr|kürzlich|el año pasado|recientemente|l['’]anno scorso|recentemente|vorig jaar|onlangs|bien|exactly|exactement)(?!\p{L})/giu;
/** A part of a year: the year itself is compared. */
const PART_OF_YEAR =
  /(?<!\p{L})(?:à la fin de|fin|début|mi|courant|(?:at the )?end of|late|early|mid|ende|anfang|mitte|a finales de|finales de|principios de|fine|inizio|eind|begin|medio)[ -](?=(?:19|20)\d\d)/giu;
const SPEECH: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})a (?:eu|décroché|reçu)(?: (?:son|sa|le|la))?(?!\p{L})/giu, "a obtenu"],
  [/(?<!\p{L})(?:got|gets|get)(?: (?:its|their|the))?(?!\p{L})/giu, "obtained"],
  [/(?<!\p{L})(?:est entrée?|entre) (?:au|dans le) capital (?:de|d['’])/giu, "est actionnaire de"],
  [
    /(?<!\p{L})(?:took|bought|acquired|has|holds) (?:a )?(?:stake|shares) in(?!\p{L})/giu,
    "is a shareholder of",
  ],
  [/(?<!\p{L})(?:entró|ha entrado) en el capital de(?!\p{L})/giu, "es accionista de"],
  [/(?<!\p{L})è entrat[ao] nel capitale di(?!\p{L})/giu, "è azionista di"],
];

function upToMain(text: string): string {
  const end = MAIN.exec(text)?.index;
  return (end === undefined ? text : text.slice(0, end)).trim();
}

function plain(text: string): string {
  const said = text
    .replace(MANNER, " ")
    .replace(PART_OF_YEAR, "")
    .replace(/[?!.\s]+$/u, "");
  return SPEECH.reduce((rest, [pattern, word]) => rest.replace(pattern, word), said)
    .replace(/\s+/gu, " ")
    .trim();
}

/** What a question asks the reason, the beginning or the number of. */
function askedOf(question: string): string | undefined {
  const why = WHY.exec(question)?.[1] ?? HOW_MANY.exec(question)?.[1];
  if (why !== undefined) {
    return upToMain(why);
  }
  const when = WHEN.exec(question)?.[1];
  return when !== undefined && OVER.test(when.toLowerCase()) ? upToMain(when) : undefined;
}

function asideOf(question: string): string | undefined {
  const opened = FIRST.exec(question)?.[1] ?? OPENER.exec(question)?.[1];
  return opened === undefined ? statedBefore(question) : upToMain(opened);
}

/** What is stated before what is asked in the same sentence. */
function statedBefore(question: string): string | undefined {
  const stated = SO.exec(question)?.[1] ?? COMMA.exec(question)?.[1];
  const [only, ...more] = splitMessage(stated ?? "");
  return only?.isClaim === true && more.length === 0 ? stated : undefined;
}

function readQuestion(text: string): readonly Presupposed[] {
  const question = text.trim().replace(GREETING, "");
  const asked = askedOf(question);
  if (asked !== undefined) {
    return [{ text: asked, isAside: false }];
  }
  const aside = asideOf(question);
  const isTagged = aside === undefined && !EITHER.test(question);
  const tagged = isTagged ? TAG.exec(question)?.[1] : undefined;
  return [
    ...(aside === undefined ? [] : [{ text: aside, isAside: true }]),
    ...(tagged === undefined ? [] : [{ text: tagged, isAside: false }]),
  ];
}

/**
 * Clauses that a message takes for granted: reasons beside the question, what it asks the reason, beginning or
 * number of, and statements before it. Empty for a message that takes nothing for granted, and for one that asks nothing.
 */
export function presupposed(message: string): readonly Presupposed[] {
  const parts = splitMessage(message);
  const stated = parts
    .filter(({ isClaim }) => isClaim && parts.some(({ text }) => text.endsWith("?")))
    .filter(({ text }) => askedOf(text.replace(GREETING, "")) === undefined)
    .map(({ text }) => ({ text: asideOf(text) ?? text, isAside: true }));
  const asked = parts.filter(({ isClaim }) => !isClaim).flatMap(({ text }) => readQuestion(text));
  const whole = parts.length === 1 && asked.length === 0 ? readQuestion(message) : [];
  return [...asked, ...whole, ...stated]
    .map((each) => ({ ...each, text: plain(each.text) }))
    .filter(({ text }) => !UNSURE.test(text.toLowerCase()) && fold(text).split(" ").length > 1);
}
