import type { Subject } from "../domain/provider.ts";
import { isOneEditApart } from "../language/edit-distance.ts";
import { tokens } from "../language/tokens.ts";

/** Something that has a name in the base. */
interface Named {
  readonly kind: "subject" | "topic";
  readonly id: string;
}

/** A name found in a question. */
export interface FoundName extends Named {
  /** Folded words of the question that name it. */
  readonly words: readonly string[];
  /** True when a typo was forgiven. */
  readonly isFuzzy: boolean;
  /** True for everyday words that a topic is known by ("exit fees"): they name it and say what is asked. */
  readonly isPhrase?: true;
}

interface Entry extends Named {
  readonly isPhrase: boolean;
  readonly words: readonly string[];
}

/** What a word of a text can name. */
interface NamingWord {
  /** Most words of any name that begins with it; 1 at least. */
  readonly longest: number;
  /** Words that may stand behind it in such a name. */
  readonly seconds: ReadonlySet<string>;
  /** Names of this one word. */
  readonly names: readonly FoundName[];
}

/** Most words. */
const NAMELESS: NamingWord = { longest: 1, seconds: new Set(), names: [] };
const NO_NAMES: readonly FoundName[] = [];

/** Shorter words have too many neighbours for a typo to be told from another word. */
const MIN_FUZZY_CHARS = 6;
/** Bound on remembered words: the vocabulary of a base of 100,000 passages fits. */
const MAX_REMEMBERED = 50_000;

/** Finds names of providers and topics by alias, whatever their case and accents, and with typos. */
export interface NameFinder {
  /** Names in order; the longest wins where two overlap, and all that share its words come with it. */
  find(text: string | readonly string[]): readonly FoundName[];
  /** Folded words of the names and aliases of all subjects. */
  readonly subjectWords: ReadonlySet<string>;
}

/** No name goes on behind it: "mix them up: cloud act" does not name UpCloud. */
const CLAUSE_END = /[:;?!]\s/u;

/** Capitals and numbers mark proper names: Data Act, R9. */
const NOT_PHRASE = /[\p{Lu}\p{N}]/u;

function toFound(
  { kind, id, isPhrase }: Entry,
  words: readonly string[],
  isFuzzy: boolean,
): FoundName {
  return { kind, id, words, isFuzzy, ...(isPhrase ? { isPhrase } : {}) };
}

function toEntries(
  subjects: readonly Subject[],
  topics: Readonly<Record<string, readonly string[]>>,
): readonly Entry[] {
  const named = [
    ...subjects.flatMap(({ id, name, aliases }) =>
      [name, ...aliases].map((each) => ({ kind: "subject" as const, id, name: each })),
    ),
    ...Object.entries(topics).flatMap(([id, names]) =>
      names.map((each) => ({ kind: "topic" as const, id, name: each })),
    ),
  ];
  return named.map(({ kind, id, name }) => ({
    kind,
    id,
    words: tokens(name.replace("*", "")),
    isPhrase: kind === "topic" && !NOT_PHRASE.test(name),
  }));
}

function key(words: readonly string[]): string {
  return words.join(" ");
}

class IndexedNameFinder implements NameFinder {
  readonly subjectWords: ReadonlySet<string>;
  readonly #byWords = new Map<string, Entry[]>();
  /** Names of one word. */
  readonly #single: readonly string[];
  /** Those in which a typo is forgiven. */
  readonly #fuzzy: readonly string[];
  /** Second words of names, by the first. */
  readonly #seconds = new Map<string, Set<string>>();
  /** Most words of any name that begins with a word; names written as one word count as one. */
  readonly #longest = new Map<string, number>();
  /** Beginnings of names of one word: only what is one can be the first half of a name written apart. */
  readonly #beginnings = new Set<string>();
  readonly #isKnownWord: (word: string) => boolean;
  /** Words as looked up before. */
  readonly #remembered = new Map<string, NamingWord>();

  constructor(entries: readonly Entry[], isKnownWord: (word: string) => boolean) {
    this.subjectWords = new Set(
      entries.flatMap(({ kind, words }) => (kind === "subject" ? words : [])),
    );
    for (const entry of entries) {
      const list = this.#byWords.get(key(entry.words)) ?? [];
      if (!list.some(({ kind, id }) => kind === entry.kind && id === entry.id)) {
        list.push(entry);
      }
      this.#byWords.set(key(entry.words), list);
      const [first = "", second] = entry.words;
      if (second !== undefined) {
        this.#seconds.set(first, (this.#seconds.get(first) ?? new Set()).add(second));
      }
      this.#longest.set(first, Math.max(this.#longest.get(first) ?? 0, entry.words.length));
      for (let end = 1; entry.words.length === 1 && end < first.length; end += 1) {
        this.#beginnings.add(first.slice(0, end));
      }
    }
    this.#single = [...this.#byWords.keys()].filter((word) => !word.includes(" "));
    this.#fuzzy = this.#single.filter((word) => word.length >= MIN_FUZZY_CHARS);
    this.#isKnownWord = isKnownWord;
  }

  find(text: string | readonly string[]): readonly FoundName[] {
    const clauses =
      typeof text === "string" ? text.split(CLAUSE_END).map((each) => tokens(each)) : [text];
    return clauses.length === 1
      ? this.#findIn(clauses[0] ?? [])
      : clauses.flatMap((words) => this.#findIn(words));
  }

  #findIn(words: readonly string[]): readonly FoundName[] {
    const found: FoundName[] = [];
    let at = 0;
    while (at < words.length) {
      const names = this.#longestAt(words, at);
      if (names.length === 0) {
        at += 1;
      } else {
        found.push(...names);
        at += Math.max(1, names[0]?.words.length ?? 1);
      }
    }
    return found;
  }

  #longestAt(words: readonly string[], at: number): readonly FoundName[] {
    const word = this.#ofWord(words[at] ?? "");
    // Of most words that can begin a name the next tells that here they do not.
    if (word.longest === 1 || !word.seconds.has(words[at + 1] ?? "")) {
      return word.names;
    }
    for (let size = Math.min(word.longest, words.length - at); size > 1; size -= 1) {
      const names = this.#exact(words.slice(at, at + size));
      if (names.length > 0) {
        return names;
      }
    }
    return word.names;
  }

  #exact(words: readonly string[]): readonly FoundName[] {
    const entries = this.#byWords.get(key(words)) ?? this.#byWords.get(words.join(""));
    return entries === undefined ? NO_NAMES : entries.map((entry) => toFound(entry, words, false));
  }

  #ofWord(word: string): NamingWord {
    const known = this.#remembered.get(word);
    if (known !== undefined) {
      return known;
    }
    const found = this.#lookUp(word);
    if (this.#remembered.size < MAX_REMEMBERED) {
      this.#remembered.set(word, found);
    }
    return found;
  }

  #lookUp(word: string): NamingWord {
    // Beside names that begin with this word, two words may spell a name written as one: "scale way".
    const longest = Math.max(this.#beginnings.has(word) ? 2 : 1, this.#longest.get(word) ?? 0);
    const words = [word];
    const exact = this.#exact(words);
    const names = exact.length > 0 ? exact : this.#near(words);
    return longest === 1 && names.length === 0
      ? NAMELESS
      : { longest, seconds: this.#secondsOf(word), names };
  }

  /** Second words of names that begin with this one, and what may stand behind it where a name of one word is written apart. */
  #secondsOf(word: string): ReadonlySet<string> {
    const seconds = new Set(this.#seconds.get(word));
    for (const name of this.#beginnings.has(word) ? this.#single : []) {
      for (let end = word.length + 1; name.startsWith(word) && end <= name.length; end += 1) {
        seconds.add(name.slice(word.length, end));
      }
    }
    return seconds;
  }

  #near(words: readonly string[]): readonly FoundName[] {
    const [word = ""] = words;
    if (word.length < MIN_FUZZY_CHARS - 1 || this.#isKnownWord(word)) {
      return [];
    }
    const near = this.#fuzzy.find((name) => name[0] === word[0] && isOneEditApart(name, word));
    const entries = near === undefined ? [] : (this.#byWords.get(near) ?? []);
    return entries.map((entry) => toFound(entry, words, true));
  }
}

/**
 * @param topics - Names of topics by id; a trailing `*` is read as part of no word.
 * @param isKnownWord - Whether a folded word occurs in the base: such a word is no typo.
 */
export function createNameFinder(
  subjects: readonly Subject[],
  topics: Readonly<Record<string, readonly string[]>>,
  isKnownWord: (word: string) => boolean,
): NameFinder {
  return new IndexedNameFinder(toEntries(subjects, topics), isKnownWord);
}
