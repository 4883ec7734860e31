import type { AnalysedWord } from "../language/analyse.ts";
import type { FindConcepts } from "../language/concepts.ts";
import { fold } from "../language/fold.ts";
import { tokens } from "../language/tokens.ts";
import { readExpiry, saysExpiry } from "./asked-expiry.ts";
import type { FindAttributes } from "./attribute-finder.ts";
import { nowWords } from "./intents.ts";
import type { FoundName } from "./name-finder.ts";

/** Concept of what a typed list lists: the question must speak of it. */
export const LISTED = "providers";
/** Concepts of words that ask for a type. */
const TYPE_CONCEPTS = [LISTED, "latency", "candidate", "qualified", "certified", "member"];
/** Words that say no more than Europe. */
const EUROPE_WORD = /^(?:eu|ue|europ\w*|union\w*|hors|outside|ausserhalb|fuera|fuori|buiten|non)$/;
/** Companies, which are providers once they have a nationality: "a French company". */
export const COMPANY =
  /^(?:entreprises?|societes?|company|companies|firms?|empresas?|societa|aziend[ae]|unternehmen|firm[ae]n?|bedrij(?:f|ven))$/;
/** Words that may stand beside a provider and ask for nothing that a type could tell. */
export const AROUND =
  /^(?:cloud|clouds|nube|hosting|souverain\w*|sovereign|sovrani|soberan\w*|souverane\w*|services?|servici?os?|servizi[o]?|diensten?|dienste|solutions?|produi?t\w*|products?)$/;
/** Details of certifications. */
const DETAIL = /^(?:iso|iec|typ|type|types|tipo|tipos|[12]|ii?|saas|iaas|paas|caas)$/;
/** Words that ask for a list, or that say of its entries no more than that they are there. */
export const ASKING = new RegExp(
  `^(?:${[
    "noms?|names?|namen|nombres|nomi|heiss\\w*|heten|list(?:e|er|es|ing)?|lista|elenco|elenca\\w*|lijst|cite[rsz]?|donne[rsz]?|montre[rz]?|affiche[rz]?|enumere[rz]?|recense[rz]?|show|find|give|name|dame|muestra\\w*|dammi|mostra\\w*|geef|toon|noem|zeig\\w*|nenne?",
    "tout|toute|tous|toutes|all|every|each|everything|everybody|everyone|any|who|alle|alles|jede[rs]?|todo|todos|todas|tutt[ie]|quel(?:le)?s?|welche[rs]?|welk[e]?|que|cuales?|qual[ie]|which|what",
    "together|along|ensemble|zusammen|junto|insieme|samen",
    "base|db|database|datenbank|databank|wissensbasis|kennisbank",
    "hold|holds|holding|holders?|titulaires?|detenteurs?|detiennent|inhaber|titolari|titulares|houders?|have|has|having|get|got|with|w|avec|ont|posse\\w*|dispos\\w*|haben|hat|besitz\\w*|tien\\w*|hanno|hebben|heeft|obten\\w*|obtin\\w*|obtain\\w*|erhalten|behaald",
    "zit|zitten|sitz(?:t|en)|e[sx]ist\\w*|bestaan|bestaat|trouve\\w*|situe\\w*|located?|found|present\\w*|propos\\w*|offer\\w*|bieten|anbieten|ofrec\\w*|offrono|bieden|vindt|vinden",
    "connai\\w*|know|known|kenn\\w*|conoc\\w*|conosc\\w*|ken|kent",
    "pls|plz|please|svp|stp|bitte|favor|favore|alstublieft|graag",
    "cherch\\w*|recherch\\w*|besoin|faut|need\\w*|look|looking|want|suche\\w*|brauch\\w*|busc\\w*|necesit\\w*|cerc\\w*|zoek\\w*|nodig",
    "us[ei]\\w*|using|utilis\\w*|nutz\\w*|verwend\\w*|usan|usano|gebruik\\w*|run|runs|running|lauf\\w*|tourn\\w*|funcion\\w*|funzion\\w*|draai\\w*|built|based",
  ].join("|")})$`,
);
const FILLERS = [ASKING, AROUND, COMPANY, DETAIL, EUROPE_WORD];
/** Obligations and reasons: such a question asks for no list, whatever its words. */
const NO_LIST =
  /\b(?:doi(?:t|vent)|devr\w+|must|should|need(?:s)? to|oblig\w*|obblig\w*|mandatory|muss|mussen|sollte\w*|debe[n]?|deben|deve|devono|moet|moeten|pourquoi|why|warum|por que|perche|waarom|comment|how|wie viele?|como|come|hoe|combien|quand|when|wann|cuando|quando|wanneer|c'est quoi|c quoi|qu'est|what is|was ist|que es|cos'e|cosa e|wat is|difference|unterschied|vs|versus)\b/;
/** Asks until when: a list of what is held says it of each entry. */
const UNTIL_WHEN =
  /\b(?:jusqu'(?:a )?quand|(?:until|till) when|bis wann|hasta cuando|fino a quando|tot wanneer)\b/g;
/** Verbs that open a question to be answered by yes or no; whether there is any is answered by whom there are. */
const YES_NO =
  /^(?:est|sont|a-t|ont-|is(?! (?:there|er)\b)|are(?! there\b)|does|do|did|has|have|can|could|will|was|were|ist|sind|hat|haben|kann|es|son|tiene|puede|e|sono|ha|hanno|puo|zijn(?! er\b)|heeft|hebben|kan)\b/;

/** What tells whether a word of a question is of a type. */
export interface TypedWordParts {
  readonly findAttributes: FindAttributes;
  readonly findConcepts: FindConcepts;
  readonly findCountries: FindConcepts;
}

interface Asked {
  readonly text: string;
  readonly words: readonly AnalysedWord[];
  readonly names: readonly FoundName[];
  readonly today: string;
}

/** Folded words of a question. */
export interface TypedWords {
  /** Those that name something or ask for a type: a certification, a place, an owner. */
  readonly typeWords: ReadonlySet<string>;
  /** Those of its content of which no type tells anything. */
  readonly untoldWords: ReadonlySet<string>;
}

/** Runs of words share their parts: each is looked up once a question. */
function remembering(find: FindAttributes): FindAttributes {
  const known = new Map<string, ReturnType<FindAttributes>>();
  return (text) => {
    const found = known.get(text) ?? find(text);
    known.set(text, found);
    return found;
  };
}

/** Words that ask for an attribute only together: "based in", "centros de datos", "ISO 27001". */
function attributePhrases(
  words: readonly string[],
  findAttributes: FindAttributes,
): ReadonlySet<string> {
  const saysMore = (run: readonly string[]): boolean => {
    const parts = [run.slice(1), run.slice(0, -1)].flatMap((part) => [
      ...findAttributes(part.join(" ")),
    ]);
    return findAttributes(run.join(" ")).size > new Set(parts).size;
  };
  const runs = words.flatMap((_, at) => [words.slice(at, at + 2), words.slice(at, at + 3)]);
  return new Set(runs.filter((run) => run.length > 1 && saysMore(run)).flat());
}

/** Sorts the words of a question by whether types tell what they ask. */
export function readTypedWords(
  { text, words, names, today }: Asked,
  { findConcepts, findCountries, ...parts }: TypedWordParts,
): TypedWords {
  const findAttributes = remembering(parts.findAttributes);
  const all = tokens(text);
  const told = new Set([
    ...names.flatMap((name) => name.words),
    ...attributePhrases(all, findAttributes),
  ]);
  const isOfType = (word: string): boolean =>
    told.has(word) ||
    findAttributes(word).size > 0 ||
    findCountries(word).size > 0 ||
    TYPE_CONCEPTS.some((each) => findConcepts(word).has(each));
  const now = nowWords(text);
  const untilWhen = new Set(tokens((fold(text).match(UNTIL_WHEN) ?? []).join(" ")));
  const asksExpiry = readExpiry(text, today) !== undefined;
  const isTold = (word: string): boolean =>
    now.has(word) ||
    FILLERS.some((pattern) => pattern.test(word)) ||
    isOfType(word) ||
    (asksExpiry && saysExpiry(word)) ||
    untilWhen.has(word);
  return {
    typeWords: new Set(all.filter(isOfType)),
    untoldWords: new Set(words.map(({ exact }) => exact).filter((exact) => !isTold(exact))),
  };
}

/** Whether a text names providers and no verb asks anything else of them: "Swiss hosts", "need a host in Poland". */
export function isElliptic(text: string, { findConcepts }: TypedWordParts): boolean {
  const folded = fold(text).replace(/^[^\p{L}\p{N}]+/u, "");
  const isListed = tokens(text).some(
    (word) => findConcepts(word).has(LISTED) || COMPANY.test(word) || ASKING.test(word),
  );
  return isListed && !YES_NO.test(folded);
}

/** Whether a text is put as a question that no list answers: why, when, whether it is required. */
export function asksOtherwise(text: string): boolean {
  return NO_LIST.test(fold(text).replace(UNTIL_WHEN, " "));
}
