import type { Item } from "../domain/passage.ts";
import type { Attribute, Subject } from "../domain/provider.ts";
import { tokens } from "../language/tokens.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import type { Succession } from "./succession.ts";

/** A fact item, with its fact at hand. */
export type FactItem = Item & { readonly fact: NonNullable<Item["fact"]> };

/** The newest facts of each subject. */
export interface FactBook {
  /** In the order of the base. */
  readonly subjects: readonly Subject[];
  /** Facts of these attributes that no other replaces, newest first; empty for none. */
  current(subject: string, attributes: readonly Attribute[]): readonly FactItem[];
  /** The same of all attributes. */
  all(subject: string): readonly FactItem[];
  /** Facts that contradict these and are none of them, each once; empty for none. */
  disputing(facts: readonly FactItem[]): readonly FactItem[];
}

/** What somebody holds: noted with another subject's name as its scope, it is that subject's. */
const HELD = /^(?:certification-|gaia-x-)/;

function toFact(item: Item): readonly FactItem[] {
  const { fact } = item;
  return fact === null ? [] : [{ ...item, fact }];
}

/** Newest first; of one date, as they stand in the base. */
function byDate(a: FactItem, b: FactItem): number {
  return (b.date ?? "").localeCompare(a.date ?? "", "en");
}

/** Tells whether a text names a subject. */
function createNaming(subjects: readonly Subject[]): (text: string) => ReadonlySet<string> {
  const names = subjects.flatMap(({ id, name, aliases }) =>
    [name, ...aliases].map((each) => ({ id, words: ` ${tokens(each).join(" ")} ` })),
  );
  return (text) => {
    const line = ` ${tokens(text).join(" ")} `;
    return new Set(names.filter(({ words }) => line.includes(words)).map(({ id }) => id));
  };
}

/** Reads the newest facts of a generation, each subject's when it is first asked for. */
class LazyFactBook implements FactBook {
  readonly subjects: readonly Subject[];
  readonly #generation: Pick<SearchableGeneration, "factsOf" | "item">;
  readonly #succession: Succession;
  readonly #facts = new Map<string, readonly FactItem[]>();
  #namedBy: ((text: string) => ReadonlySet<string>) | undefined;

  constructor(
    generation: Pick<SearchableGeneration, "subjects" | "factsOf" | "item">,
    succession: Succession,
  ) {
    this.subjects = generation.subjects;
    this.#generation = generation;
    this.#succession = succession;
  }

  all(subject: string): readonly FactItem[] {
    const facts = this.#facts.get(subject) ?? this.#read(subject);
    this.#facts.set(subject, facts);
    return facts;
  }

  current(subject: string, attributes: readonly Attribute[]): readonly FactItem[] {
    return this.all(subject).filter(({ fact }) => attributes.includes(fact.attribute));
  }

  disputing(facts: readonly FactItem[]): readonly FactItem[] {
    const shown = new Set(facts.map(({ id }) => id));
    const others = new Set(facts.flatMap(({ id }) => this.#succession.disputedBy(id)));
    return [...others]
      .filter((id) => !shown.has(id) && !this.#succession.isSuperseded(id))
      .flatMap((id) => this.#generation.item(id) ?? [])
      .flatMap(toFact);
  }

  #read(subject: string): readonly FactItem[] {
    return this.#generation
      .factsOf(subject)
      .flatMap(toFact)
      .filter((item) => !this.#succession.isSuperseded(item.id) && !this.#isElse(item, subject))
      .toSorted(byDate);
  }

  #isElse({ fact: { attribute, scope } }: FactItem, subject: string): boolean {
    if (scope === undefined || !HELD.test(attribute)) {
      return false;
    }
    this.#namedBy ??= createNaming(this.subjects);
    const named = this.#namedBy(scope);
    return named.size === 1 && !named.has(subject);
  }
}

export function createFactBook(
  generation: Pick<SearchableGeneration, "subjects" | "factsOf" | "item">,
  succession: Succession,
): FactBook {
  return new LazyFactBook(generation, succession);
}
