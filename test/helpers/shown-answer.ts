/** A source or a passage as people see it. */
export interface ShownOrigin {
  /** Letters and digits of all that is said of it, in order; see {@link lettersOf}. */
  readonly letters: string;
  /** Where its title or its button leads; `null`: nowhere. */
  readonly url: string | null;
}

/** What people see of an answer on a platform, without what only lays it out. */
export interface ShownAnswer {
  /** All that is said, in order; buttons apart. */
  readonly text: string;
  /** By citation number, or by the letter of a nearest passage. */
  readonly origins: Readonly<Record<string, ShownOrigin>>;
  /** Where citation marks lead, by number; only those that lead somewhere. */
  readonly marks: Readonly<Record<string, readonly string[]>>;
  /** Names of the passages that can be opened, in order. */
  readonly passages: readonly string[];
  /** Small print at the end; `null` for none. */
  readonly footer: string | null;
  /**
   * Numbers beside a sentence or cell.
   *
   * @returns `undefined` when it is not shown.
   */
  citationsOf(sentence: string): readonly number[] | undefined;
}

/** Letters and digits of a text: what is left of it however a platform lays it out. */
export function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}\p{S}]+/gu, "").replaceAll(/[·|<>`~^$+=]/gu, "");
}

/** A text without what parts "@everyone" unseen, and with one kind of space. */
export function plainly(text: string): string {
  return text.replaceAll("\u2060", "").replaceAll(/[\u00a0\u202f]/gu, " ");
}

/** Reads the numbers that stand right behind a sentence, in the form that a platform gives them. */
export function citationReader(text: string, behind: RegExp): ShownAnswer["citationsOf"] {
  return (sentence) => {
    const wanted = plainly(sentence);
    const at = text.indexOf(wanted);
    const found = at === -1 ? null : behind.exec(text.slice(at + wanted.length));
    return at === -1 ? undefined : (found?.[0].match(/\d+/gu) ?? []).map(Number);
  };
}

/** The same address, however a platform had to write it. */
export function addressOf(url: string): string {
  return decodeURIComponent(new URL(url).href.replaceAll(/%(?![0-9a-f]{2})/giu, "%25"));
}

/** Collects values by name, each once. */
export function grouped(
  entries: readonly (readonly [string, string])[],
): Readonly<Record<string, readonly string[]>> {
  const names = [...new Set(entries.map(([name]) => name))].toSorted();
  return Object.fromEntries(
    names.map((name) => [
      name,
      [...new Set(entries.filter(([other]) => other === name).map(([, value]) => value))],
    ]),
  );
}
