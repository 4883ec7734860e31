import type { BaseLanguage } from "../../domain/language.ts";
import { type Manner, readManner } from "../../language/claim-words.ts";
import { canonicalNumbers, isFigure } from "../../language/number-words.ts";
import { stem } from "../../language/stem.ts";
import { tokens } from "../../language/tokens.ts";
import { itemGroup } from "../../retrieval/item-group.ts";
import { beginningOf, type EvidenceUnit } from "../evidence-unit.ts";
import { isMainName, type JudgeParts } from "./fact-texts.ts";
import { type ClaimReading, type PlacedName, placeNames } from "./read-claim.ts";

/** A word or name of a claim, with the places of the sentence where it stands. */
export interface Element {
  readonly word: string;
  /** Position in the claim. */
  readonly start: number;
  readonly at: readonly number[];
  /** What a passage is about need not stand in each of its sentences. */
  readonly isImplied: boolean;
  readonly isFigure: boolean;
}

/** A claim beside a sentence. */
export interface Compared {
  /** In the order of the claim. */
  readonly elements: readonly Element[];
  /** Tokens of the sentence, small numbers in figures. */
  readonly sentence: readonly string[];
  readonly manner: Manner;
}

/** Words whose figure is a part of a name, and no count: their beginnings are the same in the six languages. */
const LABEL =
  /^(?:types?|typ|tipos?|tipe|level\w*|nive\w*|niv|stufe|livell\w*|arti\w*|art|soc|tier|seal|sov|phase|version|annex\w*)$/;

/** The word that a figure of a name follows; `undefined` for a count. */
function labelBefore(words: readonly string[], at: number): string | undefined {
  return isFigure(words[at] ?? "") ? LABEL.exec(words[at - 1] ?? "")?.[0] : undefined;
}

/** Whether a figure is of the same name: "Type 1" is not the "1" of "SOC 1" beside a "Type 2". */
function hasSameLabel(label: string | undefined, found: string | undefined): boolean {
  return label === undefined || label.slice(0, 2) === found?.slice(0, 2);
}

/** Compares words of one language, whatever their form. */
export function sameWord(
  word: string,
  other: string,
  language: ClaimReading["baseLanguage"],
): boolean {
  return word === other || stem(word, language) === stem(other, language);
}

/** Tells what is the same word in another language: by meaning, or by a common beginning. */
function meaningReader(
  word: string,
  { words, concepts }: ReadSentence,
  { lexicon }: JudgeParts,
): (place: number) => boolean {
  const beginning = beginningOf(word);
  const meant = lexicon.findConcepts(word);
  return (place) => {
    const other = words[place] ?? "";
    return (
      word === other ||
      (beginning !== undefined && beginning === beginningOf(other)) ||
      (meant.size > 0 && [...concepts(place)].some((concept) => meant.has(concept)))
    );
  };
}

/** Tells what is the same word, whatever its form. */
function formReader(
  word: string,
  { words, stems }: ReadSentence,
  language: BaseLanguage,
): (place: number) => boolean {
  const own = stem(word, language);
  return (place) => word === words[place] || own === stems(place);
}

function keysOf({ names }: PlacedName): readonly string[] {
  return names.map(({ kind, id }) => `${kind}:${id}`);
}

/** Whether two names name the same: a product and its provider have the same id, and are not. */
function isSameName(
  [own, name]: readonly [words: readonly string[], name: PlacedName],
  [other, found]: readonly [words: readonly string[], name: PlacedName],
  { book }: JudgeParts,
): boolean {
  const keys = new Set(keysOf(name));
  if (!keysOf(found).some((key) => keys.has(key))) {
    return false;
  }
  const titles = book.subjects.filter(({ id }) => found.names.some((each) => each.id === id));
  return (
    titles.length === 0 ||
    own.join("") === other.join("") ||
    titles.some(({ name: title }) => isMainName(own, title) && isMainName(other, title))
  );
}

/** Whether all of an item is about what these words name, though a sentence may not repeat them. */
function isSpokenOf(words: readonly string[], name: PlacedName, { item }: EvidenceUnit): boolean {
  if (item.fact !== null) {
    return keysOf(name).includes(`subject:${item.subject ?? ""}`) && isMainName(words, item.title);
  }
  return item.kind === "topic" && keysOf(name).includes(itemGroup(item.id));
}

/** A stored sentence as claims are compared with it. */
interface ReadSentence {
  /** Tokens, small numbers in figures. */
  readonly words: readonly string[];
  readonly placed: readonly PlacedName[];
  readonly manner: Manner;
  /** Of the word at a place, in the language of the passage; looked up once. */
  readonly stems: (place: number) => string;
  readonly concepts: (place: number) => ReadonlySet<string>;
}

/** Looks each word up once, when it is first compared. */
function remembering<T>(words: readonly string[], look: (word: string) => T): (at: number) => T {
  const found: T[] = [];
  return (at) => (found[at] ??= look(words[at] ?? ""));
}

/** By passage and text: the same sentences are near to claim after claim. */
const known = new WeakMap<EvidenceUnit["passage"], Map<string, ReadSentence>>();

function readSentence({ passage, text }: EvidenceUnit, { lexicon }: JudgeParts): ReadSentence {
  const texts = known.get(passage) ?? new Map<string, ReadSentence>();
  known.set(passage, texts);
  const found = texts.get(text);
  if (found !== undefined) {
    return found;
  }
  const words = canonicalNumbers(tokens(text));
  const placed = placeNames(words, lexicon.names.find(words));
  const read = {
    words,
    placed,
    manner: readManner(text, passage.language),
    stems: remembering(words, (word) => stem(word, passage.language)),
    concepts: remembering(words, lexicon.findConcepts),
  };
  texts.set(text, read);
  return read;
}

function nameElements(
  claim: ClaimReading,
  unit: EvidenceUnit,
  { sentence, parts }: { readonly sentence: ReadSentence; readonly parts: JudgeParts },
): readonly Element[] {
  return claim.placed.map((name): Element => {
    const own = claim.tokens.slice(name.start, name.end);
    const at = sentence.placed
      .filter((each) =>
        isSameName([own, name], [sentence.words.slice(each.start, each.end), each], parts),
      )
      .map(({ start }) => start);
    const isImplied = isSpokenOf(own, name, unit);
    return { word: own.join(" "), start: name.start, at, isImplied, isFigure: false };
  });
}

function wordElements(
  claim: ClaimReading,
  unit: EvidenceUnit,
  { sentence, parts }: { readonly sentence: ReadSentence; readonly parts: JudgeParts },
): readonly Element[] {
  const isSame = claim.language === unit.passage.language;
  return [...claim.telling].map((start): Element => {
    const word = claim.words[start] ?? "";
    const isSameAt = isSame
      ? formReader(word, sentence, claim.baseLanguage)
      : meaningReader(word, sentence, parts);
    const label = labelBefore(claim.words, start);
    const at = [...sentence.words.keys()].filter(
      (place) => isSameAt(place) && hasSameLabel(label, sentence.words[place - 1]),
    );
    return { word, start, at, isImplied: false, isFigure: isFigure(word) && label === undefined };
  });
}

/** Finds what of a claim stands in a sentence, and where. */
export function compareSentence(
  claim: ClaimReading,
  unit: EvidenceUnit,
  parts: JudgeParts,
): Compared {
  const sentence = readSentence(unit, parts);
  const elements = [
    ...nameElements(claim, unit, { sentence, parts }),
    ...wordElements(claim, unit, { sentence, parts }),
  ];
  return {
    elements: elements.toSorted((a, b) => a.start - b.start),
    sentence: sentence.words,
    manner: sentence.manner,
  };
}
