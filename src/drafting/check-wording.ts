import type { DraftRequest } from "../answering/drafter.ts";
import type { EvidenceUnit } from "../answering/evidence-unit.ts";
import type { DropReason } from "../domain/answer-model.ts";
import type { AskerLanguage } from "../domain/language.ts";
import { readManner } from "../language/claim-words.ts";
import { detectLanguage } from "../language/detect.ts";
import { canonicalNumbers, isFigure } from "../language/number-words.ts";
import { tokens } from "../language/tokens.ts";

type WordingFault = Extract<
  DropReason,
  "link" | "changed-figure" | "changed-name" | "changed-manner"
>;

/** Addresses, mentions, and links as chats and Markdown write them, to their end. */
const LINK =
  /(?:\b(?:https?|ftp|mailto|tel|javascript|data):(?=\S)|\bwww\.|<[@#!]|\]\(|\b[\p{L}\p{N}-]+\.(?:com|org|net|io|eu|fr|de|ai|dev|app|info|example|test)\b)[^\s)>]*/giu;
/** Acronyms and names that only look like themselves: ANSSI, SecNumCloud, OVHcloud. */
const COINED = /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}]*\p{L}[\p{L}\p{N}]*\p{Lu})[\p{L}\p{N}]{2,}/gu;
/** Names written like all others, not at the beginning of a sentence. */
const CAPITALISED = /(?<=[\p{Ll}\p{N},;)] )\p{Lu}\p{Ll}{2,}(?![\p{L}\p{N}])/gu;

/** What the model said, and the stored sentences it said it from. */
export interface Wording {
  readonly text: string;
  readonly units: readonly EvidenceUnit[];
}

/** All that stands in or above what is quoted, piece by piece. */
function standing(units: readonly EvidenceUnit[]): readonly string[] {
  return units
    .flatMap(({ text, item, passage }) => [
      text,
      item.title,
      ...passage.headings,
      ...(item.fact === null ? [] : [item.fact.from, item.fact.until, item.fact.asOf]),
      item.date,
    ])
    .filter((each) => typeof each === "string");
}

function figuresOf(text: string): readonly string[] {
  return canonicalNumbers(tokens(text.replaceAll("-", " "))).filter(isFigure);
}

function hasForeignLink(text: string, stored: readonly string[]): boolean {
  // A company may be called by its domain, in the base too.
  return (text.match(LINK) ?? []).some((link) => !stored.some((each) => each.includes(link)));
}

function hasOtherFigure(text: string, stored: readonly string[]): boolean {
  const known = new Set(
    stored.flatMap(figuresOf).flatMap((figure) => [figure, String(Number(figure))]),
  );
  return figuresOf(text).some((figure) => !known.has(figure) && !known.has(String(Number(figure))));
}

function keysOf(words: readonly string[], { names }: DraftRequest): ReadonlySet<string> {
  return new Set(names.find(words).map(({ kind, id }) => `${kind}:${id}`));
}

/** A name of the base that neither what is quoted nor the question names, or a word that only can be a name. */
function hasOtherName(
  { text, units }: Wording,
  stored: readonly string[],
  request: DraftRequest,
): boolean {
  const { understanding } = request.found.searched;
  const beside = [...stored, understanding.text].map((each) => tokens(each));
  // Each for itself: side by side, words of two would be read as one name.
  const known = new Set(beside.flatMap((words) => [...keysOf(words, request)]));
  const about = new Set(units.flatMap(({ aboutNames }) => [...aboutNames]));
  const isOther = [...keysOf(tokens(text), request)].some(
    (key) => !known.has(key) && !about.has(key),
  );
  const isSame = units.every(({ passage }) => passage.language === understanding.language);
  // German writes all nouns so, and a translation spells names of places and peoples its own way.
  const patterns = isSame ? [COINED, CAPITALISED] : [COINED];
  const words = new Set(beside.flat());
  const coined = patterns.flatMap((pattern) => text.match(pattern) ?? []);
  return isOther || coined.flatMap((word) => tokens(word)).some((word) => !words.has(word));
}

/** Denied where nothing quoted is, or the reverse; held where all that is quoted is planned or over. */
function hasOtherManner({ text, units }: Wording, fallback: AskerLanguage): boolean {
  const said = readManner(text, detectLanguage(text) ?? fallback);
  const stored = units.map((unit) => readManner(unit.text, unit.passage.language));
  const isDenied = stored.some((each) => each.isDenied === said.isDenied);
  return !isDenied || !stored.some(({ phase }) => phase === said.phase);
}

/**
 * Compares a model's own words with what it quotes. They are not shown, but a model that changes a figure,
 * a name or a denial has not understood what it quotes, or was made to say it.
 *
 * @returns `null` when they say nothing else.
 */
export function checkWording(wording: Wording, request: DraftRequest): WordingFault | null {
  const stored = standing(wording.units);
  if (hasForeignLink(wording.text, stored)) {
    return "link";
  }
  if (hasOtherFigure(wording.text, stored)) {
    return "changed-figure";
  }
  if (hasOtherName(wording, stored, request)) {
    return "changed-name";
  }
  const { language } = request.found.searched.understanding;
  return hasOtherManner(wording, language) ? "changed-manner" : null;
}
