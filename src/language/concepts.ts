import { tokens, toTokens } from "./tokens.ts";

/**
 * Concepts named in a text (or its tokens), whatever word of whichever language names them; empty
 * for none.
 */
export type FindConcepts = (text: string | readonly string[]) => ReadonlySet<string>;

interface Index {
  /** One-word entries, by the word or by the first four letters of a prefix. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  readonly prefixes: ReadonlyMap<
    string,
    readonly { readonly prefix: string; readonly id: string }[]
  >;
  /** Entries of several words, by their first. */
  readonly runs: ReadonlyMap<string, readonly Run[]>;
}

interface Run {
  readonly words: readonly string[];
  /** Whether its last word may have any ending. */
  readonly isOpen: boolean;
  readonly id: string;
}

const PREFIX_KEY_CHARS = 2;

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key) ?? [];
  list.push(value);
  map.set(key, list);
}

function buildIndex(concepts: Readonly<Record<string, readonly string[]>>): Index {
  const words = new Map<string, string[]>();
  const prefixes = new Map<string, { prefix: string; id: string }[]>();
  const runs = new Map<string, Run[]>();
  for (const [id, entries] of Object.entries(concepts)) {
    for (const entry of entries) {
      const parts = tokens(entry.replace("*", ""));
      const [first = ""] = parts;
      if (parts.length > 1) {
        push(runs, first, { words: parts, isOpen: entry.endsWith("*"), id });
      } else if (entry.endsWith("*")) {
        push(prefixes, first.slice(0, PREFIX_KEY_CHARS), { prefix: first, id });
      } else {
        push(words, first, id);
      }
    }
  }
  return { words, prefixes, runs };
}

function standsAt({ words: run, isOpen }: Run, words: readonly string[], at: number): boolean {
  return run.every((each, offset) => {
    const word = words[at + offset];
    // "data center*" stands for "data centers" too.
    return isOpen && offset === run.length - 1 ? word?.startsWith(each) === true : word === each;
  });
}

/** Bound on remembered words: the vocabulary of a base of 100,000 passages fits. */
const MAX_REMEMBERED = 50_000;

/** What a word can stand for: concepts by itself, and entries that begin with it. */
interface Meaning {
  readonly ids: readonly string[];
  readonly runs: readonly Run[];
}

/** German and Dutch write "cloud provider" as one word: it means what its last part does. */
const COMPOUND = /^(?:cloud|hosting)(?=.{4})/;

/** Most words. */
const NOTHING: Meaning = { ids: [], runs: [] };

/** @param concepts - Words by concept, in any language; a trailing `*` stands for any ending. */
export function createConceptFinder(
  concepts: Readonly<Record<string, readonly string[]>>,
): FindConcepts {
  const index = buildIndex(concepts);
  const remembered = new Map<string, Meaning>();

  function idsOf(word: string): readonly string[] {
    const byPrefix = (index.prefixes.get(word.slice(0, PREFIX_KEY_CHARS)) ?? [])
      .filter(({ prefix }) => word.startsWith(prefix))
      .map(({ id }) => id);
    return [...(index.words.get(word) ?? []), ...byPrefix];
  }

  function lookUp(word: string): Meaning {
    const own = idsOf(word);
    const last = word.replace(COMPOUND, "");
    const ids = last === word ? own : [...own, ...idsOf(last)];
    const runs = index.runs.get(word) ?? [];
    return ids.length + runs.length === 0 ? NOTHING : { ids, runs };
  }

  function meaningOf(word: string): Meaning {
    const known = remembered.get(word);
    if (known !== undefined) {
      return known;
    }
    const found = lookUp(word);
    if (remembered.size < MAX_REMEMBERED) {
      remembered.set(word, found);
    }
    return found;
  }

  return (text) => {
    const words = toTokens(text);
    const found = new Set<string>();
    for (let at = 0; at < words.length; at += 1) {
      const { ids, runs } = meaningOf(words[at] ?? "");
      for (const id of ids) {
        found.add(id);
      }
      for (const run of runs) {
        if (standsAt(run, words, at)) {
          found.add(run.id);
        }
      }
    }
    return found;
  };
}
