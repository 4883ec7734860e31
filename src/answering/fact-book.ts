import type { Item, ItemId } from "../domain/passage.ts";
import type { Attribute, Subject } from "../domain/provider.ts";
import { tokens } from "../language/tokens.ts";
import type { FactOutline } from "../retrieval/fact-outline.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import type { Succession } from "./succession.ts";

/** A fact item, with its fact at hand. */
export type FactItem = Item & { readonly fact: NonNullable<Item["fact"]> };

/** The newest facts of each subject. */
export interface FactBook {
  /** In the order of the base. */
  readonly subjects: readonly Subject[];
  /** In alphabetical order. */
  readonly byName: readonly Subject[];
  /** Facts of these attributes that no other replaces, newest first; empty for none. */
  current(subject: string, attributes: readonly Attribute[]): readonly FactItem[];
  /** The same of all attributes. */
  all(subject: string): readonly FactItem[];
  /** Facts that contradict these and are none of them, each once; empty for none. */
  disputing(facts: readonly FactItem[]): readonly FactItem[];
  /** ISO codes of all countries that facts name which no other replaces. */
  readonly countries: ReadonlySet<string>;
}

/** What somebody holds: noted with another subject's name as its scope, it is that subject's. */
const HELD = /^(?:certification-|gaia-x-)/;

function toFact(item: Item): readonly FactItem[] {
  const { fact } = item;
  return fact === null ? [] : [{ ...item, fact }];
}

/** Newest first; of one date, as they stand in the base. Dates are digits and dashes, in the order of time. */
function byDate({ date: a }: FactItem, { date: b }: FactItem): number {
  return Number((a ?? "") < (b ?? "")) - Number((a ?? "") > (b ?? ""));
}

function sortByName(subjects: readonly Subject[]): readonly Subject[] {
  const { compare } = new Intl.Collator("en");
  return subjects.toSorted((a, b) => compare(a.name, b.name));
}

interface NameRun {
  readonly id: string;
  readonly words: readonly string[];
}

/** Names by their first word: a base may have thousands. */
function runsByFirst(subjects: readonly Subject[]): ReadonlyMap<string, readonly NameRun[]> {
  const runs = new Map<string, NameRun[]>();
  for (const { id, name, aliases } of subjects) {
    for (const words of [name, ...aliases].map((each) => tokens(each))) {
      const [first = ""] = words;
      const known = runs.get(first) ?? [];
      known.push({ id, words });
      runs.set(first, known);
    }
  }
  return runs;
}

/** Tells which subjects a text names. */
function createNaming(subjects: readonly Subject[]): (text: string) => ReadonlySet<string> {
  const runs = runsByFirst(subjects);
  return (text) => {
    const words = tokens(text);
    const named = words.flatMap((word, at) =>
      (runs.get(word) ?? []).filter((run) =>
        run.words.every((each, offset) => words[at + offset] === each),
      ),
    );
    return new Set(named.map(({ id }) => id));
  };
}

/** What a fact book is made from. */
type BookSource = Pick<SearchableGeneration, "subjects" | "facts" | "item">;

/** Reads facts one by one when they are first asked for: a list needs those of one attribute of every subject. */
class LazyFactBook implements FactBook {
  readonly subjects: readonly Subject[];
  readonly #generation: BookSource;
  readonly #succession: Succession;
  /** Of facts that no other replaces, by subject, as they stand in the base. */
  readonly #outlines = new Map<string, FactOutline[]>();
  /** What was read; nothing for what is somebody else's. */
  readonly #facts = new Map<ItemId, readonly FactItem[]>();
  /** All facts of a subject, once they were read: those of an attribute are among them in the same order. */
  readonly #whole = new Map<string, readonly FactItem[]>();
  #namedBy: ((text: string) => ReadonlySet<string>) | undefined;
  #byName: readonly Subject[] | undefined;
  #countries: ReadonlySet<string> | undefined;

  constructor(generation: BookSource, succession: Succession) {
    this.subjects = generation.subjects;
    this.#generation = generation;
    this.#succession = succession;
    for (const outline of generation.facts) {
      if (!succession.isSuperseded(outline.id)) {
        const known = this.#outlines.get(outline.subject) ?? [];
        known.push(outline);
        this.#outlines.set(outline.subject, known);
      }
    }
  }

  get byName(): readonly Subject[] {
    this.#byName ??= sortByName(this.subjects);
    return this.#byName;
  }

  get countries(): ReadonlySet<string> {
    this.#countries ??= new Set(
      [...this.#outlines.values()].flat().flatMap(({ countries }) => countries),
    );
    return this.#countries;
  }

  all(subject: string): readonly FactItem[] {
    const whole = this.#whole.get(subject) ?? this.#read(this.#outlines.get(subject) ?? []);
    this.#whole.set(subject, whole);
    return whole;
  }

  current(subject: string, attributes: readonly Attribute[]): readonly FactItem[] {
    const whole = this.#whole.get(subject);
    if (whole !== undefined) {
      return whole.filter(({ fact }) => attributes.includes(fact.attribute));
    }
    const outlines = this.#outlines.get(subject) ?? [];
    return this.#read(outlines.filter(({ attribute }) => attributes.includes(attribute)));
  }

  disputing(facts: readonly FactItem[]): readonly FactItem[] {
    const shown = new Set(facts.map(({ id }) => id));
    const others = new Set(facts.flatMap(({ id }) => this.#succession.disputedBy(id)));
    return [...others]
      .filter((id) => !shown.has(id) && !this.#succession.isSuperseded(id))
      .flatMap((id) => this.#generation.item(id) ?? [])
      .flatMap(toFact);
  }

  #read(outlines: readonly FactOutline[]): readonly FactItem[] {
    return outlines.flatMap((outline) => this.#factOf(outline)).toSorted(byDate);
  }

  #factOf(outline: FactOutline): readonly FactItem[] {
    const known = this.#facts.get(outline.id);
    if (known !== undefined) {
      return known;
    }
    const item = this.#isElse(outline) ? undefined : this.#generation.item(outline.id);
    const facts = item === undefined ? [] : toFact(item);
    this.#facts.set(outline.id, facts);
    return facts;
  }

  #isElse({ attribute, scope, subject }: FactOutline): boolean {
    if (scope === undefined || !HELD.test(attribute)) {
      return false;
    }
    this.#namedBy ??= createNaming(this.subjects);
    const named = this.#namedBy(scope);
    return named.size === 1 && !named.has(subject);
  }
}

export function createFactBook(generation: BookSource, succession: Succession): FactBook {
  return new LazyFactBook(generation, succession);
}
