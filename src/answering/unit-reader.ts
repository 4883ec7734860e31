import type { BaseLanguage } from "../domain/language.ts";
import type { Item, Passage } from "../domain/passage.ts";
import type { Subject } from "../domain/provider.ts";
import { BotError } from "../errors.ts";
import { analyseText } from "../language/analyse.ts";
import type { FindConcepts } from "../language/concepts.ts";
import { itemGroup } from "../retrieval/item-group.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import type { EvidenceUnit, TextProfile } from "./evidence-unit.ts";
import type { NameFinder } from "./name-finder.ts";

/** Passages whose units are kept: those of some hundred questions. */
const KEPT_PASSAGES = 4_096;

/** Reads the units of passages, and keeps what it has read. */
export interface UnitReader {
  /** One unit a sentence, in order; a sentence that cannot stand alone brings its predecessors. */
  read(row: number): readonly EvidenceUnit[];
}

/** What reading draws on. */
export interface UnitReaderParts {
  readonly generation: SearchableGeneration;
  readonly names: NameFinder;
  readonly findConcepts: FindConcepts;
}

function merge(profiles: readonly TextProfile[]): TextProfile {
  return {
    terms: new Set(profiles.flatMap(({ terms }) => [...terms])),
    concepts: new Set(profiles.flatMap(({ concepts }) => [...concepts])),
  };
}

/** First sentence of the shortest run that ends with `last` and can be read alone. */
function runStart(passage: Passage, last: number): number {
  let first = last;
  while (first > 0 && passage.sentences[first]?.standsAlone === false) {
    first -= 1;
  }
  return first;
}

function sliceOf({ text, sentences }: Passage, first: number, last: number): string {
  return text.slice(sentences[first]?.start ?? 0, sentences[last]?.end ?? text.length);
}

function attributesOf({ fact }: Item, { language }: Passage): string {
  return fact === null ? "" : `${fact.attribute.replaceAll("-", " ")} ${fact.value[language]}`;
}

class CachingUnitReader implements UnitReader {
  readonly #parts: UnitReaderParts;
  readonly #subjects: ReadonlyMap<string, Subject>;
  readonly #kept = new Map<number, readonly EvidenceUnit[]>();

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
      this.#kept.clear();
    }
    this.#kept.set(row, units);
    return units;
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
    const shared = {
      row,
      passage,
      item,
      heading: this.#profile(this.#headingOf(item, passage), passage.language),
      whole: this.#profile(passage.indexedText, passage.language),
      attributes: this.#profile(attributesOf(item, passage), passage.language),
      names: this.#namesIn(item, passage),
    };
    const sentences = passage.sentences.map((_, at) =>
      this.#profile(sliceOf(passage, at, at), passage.language),
    );
    return sentences.map((sentence, last): EvidenceUnit => {
      const first = runStart(passage, last);
      const text = sliceOf(passage, first, last);
      return {
        ...shared,
        first,
        last,
        text,
        wordCount: text.split(/\s+/).length,
        sentence,
        run: first === last ? sentence : merge(sentences.slice(first, last + 1)),
      };
    });
  }

  #profile(text: string, language: BaseLanguage): TextProfile {
    const words = analyseText(text, language);
    return {
      terms: new Set(words.flatMap(({ stem, exact }) => [stem, `=${exact}`])),
      concepts: this.#parts.findConcepts(text),
    };
  }

  #headingOf(item: Item, passage: Passage): string {
    const aliases = item.subject === null ? [] : (this.#subjects.get(item.subject)?.aliases ?? []);
    return [item.title, ...aliases, ...passage.headings].join(" ");
  }

  #namesIn(item: Item, passage: Passage): ReadonlySet<string> {
    const found = this.#parts.names
      .find(passage.indexedText)
      .map(({ kind, id }) => `${kind}:${id}`);
    if (item.subject !== null) {
      found.push(`subject:${item.subject}`);
    }
    return new Set(item.kind === "topic" ? [...found, itemGroup(item.id)] : found);
  }
}

/** Units of a generation's passages. */
export function createUnitReader(parts: UnitReaderParts): UnitReader {
  return new CachingUnitReader(parts);
}
