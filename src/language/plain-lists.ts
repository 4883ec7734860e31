const SECTION = /^([a-z][a-z-]*):$/;
const LIST = /^( {2})?([A-Za-z][A-Za-z0-9-]*): \[(.*)\]$/;
const EMPTY = /^(?:#.*)?$/;
/** Of one plain word or phrase: no quote, no mark of YAML, nothing that reads as a number. */
const PLAIN = /^\p{L}[\p{L}\p{N} .'’&*+/°-]*$/u;
const QUOTED = /^"[^"\\]*"$/;
/** A list goes on in the next line. */
const GOES_ON = /,\n +/g;
/** What YAML reads as something else than text. */
const WORDS: ReadonlySet<string> = new Set(["null", "true", "false", "~"]);

/** Lists of words, alone or by key. */
type PlainLists = Record<string, string[] | Record<string, string[]>>;

function readWords(text: string): string[] | undefined {
  const words = text.split(",").map((word) => word.trim());
  const isPlain = words.every(
    (word) => QUOTED.test(word) || (PLAIN.test(word) && !WORDS.has(word.toLowerCase())),
  );
  return isPlain ? words.map((word) => word.replaceAll('"', "")) : undefined;
}

/** Takes one line in; false for one that is not plain. */
class PlainListReader {
  readonly lists: PlainLists = {};
  #section: Record<string, string[]> | undefined;

  read(line: string): boolean {
    const [, title] = SECTION.exec(line) ?? [];
    if (title !== undefined) {
      return this.#open(title);
    }
    const [, indent, key, inside = ""] = LIST.exec(line) ?? [];
    return key === undefined
      ? EMPTY.test(line)
      : this.#add(indent === undefined ? this.lists : this.#section, key, readWords(inside));
  }

  #open(title: string): boolean {
    const isNew = !(title in this.lists);
    this.#section = {};
    this.lists[title] = this.#section;
    return isNew;
  }

  #add(place: PlainLists | undefined, key: string, words: string[] | undefined): boolean {
    if (place === undefined || words === undefined || key in place) {
      return false;
    }
    place[key] = words;
    return true;
  }
}

/**
 * Reads YAML that is nothing but sections of `key: [word, word]` and comments; for the
 * reason that `readPlainEntries` gives.
 *
 * @returns `undefined` for anything else: a parser then tells what is wrong, or reads it.
 */
export function readPlainLists(yaml: string): PlainLists | undefined {
  const reader = new PlainListReader();
  const isPlain = yaml
    .replaceAll(GOES_ON, ", ")
    .split("\n")
    .every((line) => reader.read(line));
  return isPlain ? reader.lists : undefined;
}
