import type { AbstentionReason } from "../domain/answer.ts";
import { fold } from "../language/fold.ts";
import { stopWords } from "../language/stop-words.ts";
import { tokens } from "../language/tokens.ts";
import type { LexicalIndex } from "../retrieval/lexical-index.ts";
import type { Candidate, Searched } from "./candidates.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import { QUESTION_WORD } from "./question-parts.ts";
import { anyHasWord, type QuestionTerm } from "./question-terms.ts";
import type { Understanding } from "./understanding.ts";

/** A name that a question is about and that is no known name of the base. */
export interface Stranger {
  /** As typed. */
  readonly name: string;
  /** Its rare words; at least one. */
  readonly keys: readonly QuestionTerm[];
}

/** What names are read from. */
interface Naming {
  readonly searched: Searched;
  readonly lexical: LexicalIndex;
}

/** Where a stranger is looked for. */
export interface StrangerEvidence extends Naming {
  /** Best first. */
  readonly candidates: readonly Candidate[];
  readonly chosen: readonly EvidenceUnit[];
}

/** Weight, as a share of what a word weighs that stands nowhere, below which it is no name: Commission, IaaS. */
const RARE_NAME = 0.55;
/** Stands nowhere. */
const NO_WORD = "";
/** Units that are near enough to tell of it, beside those shown. */
const NEAR_UNITS = 8;
const MIN_LISTED = 3;

// A name has small letters: acronyms are judged by the gate.
const NAME_WORD = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}&.-]*\p{Ll}[\p{L}\p{N}&-]*/u;
const NAME = new RegExp(`${NAME_WORD.source}(?: ${NAME_WORD.source})*`, "gu");

/** Words before a name that make it what is asked about, in the six languages together; no article between. */
const VERBS =
  "is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|may|owns|runs|operates|owned|about|" +
  "happen\\w* to|becomes? of|became of|(?:hosted?|stored?|data|run|running|workloads?) (?:at|on|with|by)|" +
  "est|sont|ont|est-ce que|chez|possède|détient|exploite|dirige|contrôle|propose|devient|devenu|vaut|" +
  "ist|hat|wird|kann|darf|gehört|betreibt|besitzt|bietet|unterliegt|bei|kostet|war|speichert|" +
  "es|está|tiene|ofrece|cumple|pertenece|puede|posee|pasó con|" +
  "è|ha|possiede|gestisce|presso|offre|può|" +
  "heeft|kan|mag|bezit|beheert|bij|valt|biedt|wordt|staat";
const ASKED_BEFORE = new RegExp(`(?:^|[^\\p{L}])(?:${VERBS})\\s+$`, "u");
const VERB = new RegExp(`^(?:${VERBS})$`, "u");
/** In whatever language: "Qual è" names nobody. */
const ASKING = new RegExp(`^(?:${QUESTION_WORD})$`, "iu");
const POSSESSIVE = /^['’]s?(?!\p{L})/u;
/** What follows a name that begins a sentence: its verb, in French turned round. "Paris a …" may be a place. */
const ASKED_BEHIND =
  /^ (?:(?:\p{L}+-(?:t-)?|(?:est|sont|ont|a t) )(?:il|elle|ils|elles)(?!\p{L})|(?:is|has|offers|è|ha|offre|es|está|tiene|cumple|ofrece|heeft|ist|hat) )/u;
const OR_ANOTHER =
  /^ (?:ou|or|oder|o|of|and|et|und|y|e|en) \p{Lu}[\p{L}\p{N}]*(?: \p{Lu}[\p{L}\p{N}]*)?/u;
const SENTENCE_START = /(?:^|[.?!:¿¡])\s*$/u;
const PIECES = /,|;|\s(?:and|et|or|ou)\s/u;

/** A run of capitalised words with what stands around it. */
interface Run {
  readonly name: string;
  readonly before: string;
  readonly behind: string;
}

/** Words of the names of the base that a run holds whole. */
function knownIn(words: readonly string[], { names }: Understanding): ReadonlySet<string> {
  const said = new Set(words.flatMap((word) => tokens(word)));
  return new Set(
    names
      .filter((name) => name.words.every((word) => said.has(word)))
      .flatMap((name) => name.words),
  );
}

/** Without the words that begin a question, and up to a known name: "Is Hidora", "Gehört Atos", "Civo SecNumCloud". */
function readRun({ 0: run, index }: RegExpExecArray, understanding: Understanding): Run {
  const { cleaned, language } = understanding;
  const words = run.split(" ");
  const known = knownIn(words, understanding);
  const isOpener = (word: string): boolean =>
    stopWords(language).has(fold(word)) || VERB.test(word.toLowerCase()) || ASKING.test(word);
  const isKnown = (word: string): boolean => tokens(word).some((token) => known.has(token));
  const first = words.findIndex((word) => !isOpener(word));
  const end = words.findIndex(isKnown);
  const opener = first > 0 ? `${words.slice(0, first).join(" ")} ` : "";
  const name = first < 0 ? "" : words.slice(first, end < 0 ? words.length : end).join(" ");
  const at = index + opener.length;
  return { name, before: cleaned.slice(0, at), behind: cleaned.slice(at + name.length) };
}

/** Whether the question is about what it names here: not a place where, nor a body by whom. */
function isAskedAbout({ before, behind }: Run): boolean {
  const rest = behind.replace(OR_ANOTHER, "").toLowerCase();
  return (
    POSSESSIVE.test(behind) ||
    ASKED_BEFORE.test(before.toLowerCase()) ||
    (SENTENCE_START.test(before) && ASKED_BEHIND.test(rest))
  );
}

function isInBase({ exactKey, stem }: QuestionTerm, lexical: LexicalIndex): boolean {
  return lexical.has(exactKey) || lexical.has(stem);
}

function keysOf({ name }: Run, { searched, lexical }: Naming): readonly QuestionTerm[] {
  const { understanding, terms } = searched;
  const said = new Set(tokens(name));
  const rare = RARE_NAME * lexical.idf(NO_WORD);
  return terms.words.filter(
    (word) =>
      said.has(word.exact) &&
      !word.isName &&
      !understanding.placeWords.has(word.exact) &&
      word.concepts.length === 0 &&
      word.weight >= rare,
  );
}

/** The names that a question is about and that no known name is part of; none for one that names a provider. */
export function findStrangers({ searched, lexical }: Naming): readonly Stranger[] {
  const { understanding } = searched;
  const { cleaned, language, subjects } = understanding;
  if (subjects.size > 0 || cleaned === cleaned.toUpperCase()) {
    return [];
  }
  return [...cleaned.matchAll(NAME)]
    .map((match) => readRun(match, understanding))
    .filter((run) => isAskedAbout(run))
    .map((run) => ({
      name: run.name,
      keys: keysOf(run, { searched, lexical }),
      behind: run.behind,
    }))
    .filter(
      ({ keys, behind }) =>
        keys.length > 0 &&
        // German writes every noun with a capital, and the base is in French and English.
        (language !== "de" ||
          POSSESSIVE.test(behind) ||
          keys.some((key) => isInBase(key, lexical))),
    );
}

function carries({ run, heading }: EvidenceUnit, { keys }: Stranger): boolean {
  return keys.every((key) => anyHasWord([...run, heading], key));
}

/** Whether a text names it in a row of names and says nothing of it alone. */
function isInPassing({ text }: EvidenceUnit, { name }: Stranger): boolean {
  const pieces = text.split(PIECES).map((piece) => fold(piece).trim());
  const folded = fold(name);
  const isListed = pieces.some((piece) => piece === folded || piece.endsWith(` ${folded}`));
  return pieces.length >= MIN_LISTED && isListed;
}

/**
 * The name a question is about of which neither what is shown nor what lies near tells anything: what others do
 * is no answer. Where the question names nothing else that is known, a mention in a row of names tells nothing.
 */
export function strangerUntold(
  evidence: StrangerEvidence,
): (Stranger & { readonly reason: AbstentionReason }) | undefined {
  const { searched, candidates, chosen } = evidence;
  const { topics } = searched.understanding;
  const near = [...chosen, ...candidates.slice(0, NEAR_UNITS).map(({ unit }) => unit)];
  const isTold = (stranger: Stranger): boolean =>
    near.some(
      (unit) => carries(unit, stranger) && (topics.size > 0 || !isInPassing(unit, stranger)),
    );
  const stranger = findStrangers(evidence).find((each) => !isTold(each));
  const isUnknown = stranger?.keys.some((key) => !isInBase(key, evidence.lexical)) === true;
  return stranger && { ...stranger, reason: isUnknown ? "unknown-name" : "nothing-found" };
}
