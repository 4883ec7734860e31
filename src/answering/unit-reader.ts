import type { BaseLanguage } from "../domain/language.ts";
import type { Item, Passage } from "../domain/passage.ts";
import type { ProviderFact, Subject } from "../domain/provider.ts";
import { BotError } from "../errors.ts";
import { analyseText } from "../language/analyse.ts";
import type { FindConcepts } from "../language/concepts.ts";
import { tokens } from "../language/tokens.ts";
import { itemGroup } from "../retrieval/item-group.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { beginningOf, type EvidenceUnit, type TextProfile } from "./evidence-unit.ts";
import type { FactItem } from "./fact-book.ts";
import type { FoundName, NameFinder } from "./name-finder.ts";

/** Passages whose units are kept: 100 MB at most. */
export const KEPT_PASSAGES = 16_384;
/** Words remembered a language: the vocabulary of a base of 100,000 passages fits. */
const MAX_REMEMBERED = 50_000;

/** What a profile holds of a word, whatever text it stands in. */
interface ProfiledWord {
  /** The word itself, the same string each time: what is looked up by it next is found sooner. */
  readonly word: string;
  /** `undefined` for a stop word. */
  readonly stem: string | undefined;
  readonly exactKey: string;
  readonly beginning: string | undefined;
}

const NO_PROFILE: TextProfile = { terms: new Set(), concepts: new Set(), beginnings: new Set() };
const NO_NAMES: ReadonlySet<string> = new Set();

function profileWord(word: string, language: BaseLanguage): ProfiledWord {
  const [analysed] = analyseText([word], language);
  return { word, stem: analysed?.stem, exactKey: `=${word}`, beginning: beginningOf(word) };
}

/** Reads the units of passages, and keeps what it has read. */
export interface UnitReader {
  /** One unit a sentence, in order; a sentence that cannot stand alone brings its predecessors. */
  read(row: number): readonly EvidenceUnit[];
  /** Names in a fact's statement and in those above it, as its unit has them: its passage need not be read. */
  namesOf(item: FactItem, language: BaseLanguage): ReadonlySet<string>;
}

/** What reading draws on. */
export interface UnitReaderParts {
  readonly generation: SearchableGeneration;
  readonly names: Pick<NameFinder, "find">;
  readonly findConcepts: FindConcepts;
}

/** First sentence of the shortest run that ends with `last` and can be read alone. */
function runStart(passage: Passage, last: number): number {
  let first = last;
  while (first > 0 && passage.sentences[first]?.standsAlone === false) {
    first -= 1;
  }
  return first;
}

/** Sentences of a passage as stored, both included. */
export function sliceOf({ text, sentences }: Passage, first: number, last: number): string {
  return text.slice(sentences[first]?.start ?? 0, sentences[last]?.end ?? text.length);
}

const SPACE = /\s/;
const [BLANK, FIRST_BLANK, LAST_BLANK, NO_BREAK, FIRST_WIDE] = [0x20, 0x09, 0x0d, 0xa0, 0x16_80];

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    code === BLANK ||
    (code >= FIRST_BLANK && code <= LAST_BLANK) ||
    code === NO_BREAK ||
    (code >= FIRST_WIDE && SPACE.test(text.charAt(at)))
  );
}

/** Words as a reader counts them: runs of white space and one, counted without a list of them. */
export function countWords(text: string): number {
  let [count, isBehindSpace] = [1, false];
  for (let at = 0; at < text.length; at += 1) {
    const isSpaceHere = isSpace(text, at);
    count += isSpaceHere && !isBehindSpace ? 1 : 0;
    isBehindSpace = isSpaceHere;
  }
  return count;
}

function idsOf(found: readonly FoundName[]): ReadonlySet<string> {
  return found.length === 0 ? NO_NAMES : new Set(found.map(({ kind, id }) => `${kind}:${id}`));
}

function wordsOf(run: readonly ReadText[]): ReadonlySet<string> {
  const words = run.flatMap(({ names }) => names.flatMap((name) => name.words));
  return words.length === 0 ? NO_NAMES : new Set(words);
}

function attributesOf({ attribute, value }: ProviderFact, language: BaseLanguage): string {
  return `${attribute.replaceAll("-", " ")} ${value[language]}`;
}

/** What a text is about. */
interface ReadText {
  readonly profile: TextProfile;
  readonly names: readonly FoundName[];
}

/** A Map lists its keys in the order they were set. */
function forgetOldest<Key>(kept: Map<Key, unknown>): void {
  for (const oldest of kept.keys()) {
    kept.delete(oldest);
    return;
  }
}

/** What all units of a passage share. */
type Shared = Pick<
  EvidenceUnit,
  "row" | "passage" | "item" | "heading" | "attributes" | "whole" | "names"
>;

/** Written field by field: to spread what is shared took a third of the reading. */
function toUnit(
  { row, passage, item, heading, attributes, whole, names }: Shared,
  run: readonly ReadText[],
  { first, last, aboutNames }: Pick<EvidenceUnit, "first" | "last" | "aboutNames">,
): EvidenceUnit {
  const text = sliceOf(passage, first, last);
  const found = run.at(-1);
  return {
    row,
    passage,
    item,
    heading,
    attributes,
    whole,
    names,
    first,
    last,
    text,
    wordCount: countWords(text),
    sentence: found?.profile ?? NO_PROFILE,
    aboutNames,
    sentenceNames: idsOf(found?.names ?? []),
    nameWords: wordsOf(run),
    run: run.map(({ profile }) => profile),
  };
}

class CachingUnitReader implements UnitReader {
  readonly #parts: UnitReaderParts;
  readonly #subjects: ReadonlyMap<string, Subject>;
  readonly #kept = new Map<number, readonly EvidenceUnit[]>();
  readonly #headings = new Map<string, ReadText>();
  readonly #words: Readonly<Record<BaseLanguage, Map<string, ProfiledWord>>> = {
    fr: new Map(),
    en: new Map(),
  };

  constructor(parts: UnitReaderParts) {
    this.#parts = parts;
    this.#subjects = new Map(parts.generation.subjects.map((subject) => [subject.id, subject]));
  }

  read(row: number): readonly EvidenceUnit[] {
    const kept = this.#kept.get(row);
    if (kept !== undefined) {
      return kept;
    }
    const units = this.#readPassage(row);
    if (this.#kept.size >= KEPT_PASSAGES) {
      // One after the other: to forget all at once would make one question pay for all of them.
      forgetOldest(this.#kept);
    }
    this.#kept.set(row, units);
    return units;
  }

  namesOf(item: FactItem, language: BaseLanguage): ReadonlySet<string> {
    const heading = this.#headingOf(item, { language, headings: [] });
    const stated = this.#parts.names.find(tokens(item.fact.statement[language]));
    return this.#namesIn(item, [...heading.names, ...stated]);
  }

  #readPassage(row: number): readonly EvidenceUnit[] {
    const { generation } = this.#parts;
    const passage = generation.passage(row);
    const item = generation.item(passage.item);
    if (item === undefined) {
      throw new BotError(
        "GENERATION_INVALID",
        `Passage ${passage.id} is of no item: run \`npm run souverain index\` to build the index again`,
      );
    }
    const heading = this.#headingOf(item, passage);
    const read = passage.sentences.map((_, at) =>
      this.#read(sliceOf(passage, at, at), passage.language),
    );
    const attributes = this.#attributesOf(item, passage);
    const titled = this.#namesIn(item, heading.names);
    const namesOf = (run: readonly ReadText[]): ReadonlySet<string> =>
      run.every(({ names }) => names.length === 0)
        ? titled
        : this.#namesIn(item, [...heading.names, ...run.flatMap(({ names }) => names)]);
    const shared = {
      row,
      passage,
      item,
      heading: heading.profile,
      attributes,
      whole: [heading.profile, attributes, ...read.map(({ profile }) => profile)],
      names: namesOf(read),
    };
    return read.map((_, last) => {
      const first = runStart(passage, last);
      const run = read.slice(first, last + 1);
      return toUnit(shared, run, { first, last, aboutNames: namesOf(run) });
    });
  }

  #read(text: string, language: BaseLanguage): ReadText {
    const profiled = tokens(text).map((word) => this.#profiled(word, language));
    const words = profiled.map(({ word }) => word);
    return { profile: this.#profile(profiled, words), names: this.#parts.names.find(words) };
  }

  #profile(profiled: readonly ProfiledWord[], words: readonly string[]): TextProfile {
    const terms = new Set<string>();
    const beginnings = new Set<string>();
    for (const { stem, exactKey, beginning } of profiled) {
      if (stem !== undefined) {
        terms.add(stem).add(exactKey);
      }
      if (beginning !== undefined) {
        beginnings.add(beginning);
      }
    }
    return { terms, concepts: this.#parts.findConcepts(words), beginnings };
  }

  #profiled(word: string, language: BaseLanguage): ProfiledWord {
    const remembered = this.#words[language];
    const known = remembered.get(word);
    if (known !== undefined) {
      return known;
    }
    const found = profileWord(word, language);
    if (remembered.size < MAX_REMEMBERED) {
      remembered.set(word, found);
    }
    return found;
  }

  /** Of the short value and attribute of a fact. */
  #attributesOf(item: Item, passage: Passage): TextProfile {
    return item.fact === null
      ? NO_PROFILE
      : this.#read(attributesOf(item.fact, passage.language), passage.language).profile;
  }

  /** Titles and names above a passage: the same for all passages of a section. */
  #headingOf(item: Item, passage: Pick<Passage, "language" | "headings">): ReadText {
    const aliases = item.subject === null ? [] : (this.#subjects.get(item.subject)?.aliases ?? []);
    const text = [item.title, ...aliases, ...passage.headings].join(" ");
    const key = `${passage.language} ${text}`;
    const known = this.#headings.get(key);
    if (known !== undefined) {
      return known;
    }
    const heading = this.#read(text, passage.language);
    if (this.#headings.size >= KEPT_PASSAGES) {
      forgetOldest(this.#headings);
    }
    this.#headings.set(key, heading);
    return heading;
  }

  #namesIn(item: Item, found: readonly FoundName[]): ReadonlySet<string> {
    const names = new Set(idsOf(found));
    if (item.subject !== null) {
      names.add(`subject:${item.subject}`);
    }
    return item.kind === "topic" ? names.add(itemGroup(item.id)) : names;
  }
}

/** Units of a generation's passages. */
export function createUnitReader(parts: UnitReaderParts): UnitReader {
  return new CachingUnitReader(parts);
}
