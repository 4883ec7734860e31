import { parse, stringify } from "yaml";
import { z } from "zod";

const Texts = z.record(z.string(), z.string());
const CopiedFact = z.looseObject({
  id: z.string(),
  statement: Texts,
  supersedes: z.array(z.string()).optional(),
  disputes: z.array(z.string()).optional(),
});
const CopiedProvider = z.looseObject({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  summary: Texts,
  facts: z.array(CopiedFact),
});
const CopiedFrontMatter = z.looseObject({
  id: z.string(),
  title: z.string(),
  states: z.unknown().optional(),
});

/** How the files of one copy of a base differ from the originals. */
export interface BaseCopy {
  /** Appended to every id: `-k1`. */
  readonly suffix: string;
  /** Renames the subjects that a text names; a text that names none gets one new word. */
  readonly rename: (text: string) => string;
}

/**
 * The copy with this number, from 1.
 *
 * @param names Names and aliases of all subjects.
 */
export function baseCopy(number: number, names: readonly string[]): BaseCopy {
  const mark = `K${String(number)}`;
  const alternatives = names.toSorted((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}])`,
    "giu",
  );
  return {
    suffix: `-${mark.toLowerCase()}`,
    rename: (text) => {
      const renamed = text.replace(pattern, (name) => `${name}-${mark}`);
      return renamed === text ? text.replace(/^\S+/, (word) => `${word} ${mark}`) : renamed;
    },
  };
}

/** Names and aliases in a file of data/providers. */
export function namesIn(yaml: string): readonly string[] {
  const { name, aliases } = CopiedProvider.parse(parse(yaml));
  return [name, ...aliases];
}

/** A file of data/providers under other ids and names. */
export function copyProvider(yaml: string, { suffix, rename }: BaseCopy): string {
  const provider = CopiedProvider.parse(parse(yaml));
  const renameAll = (texts: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, rename(text)]));
  const withSuffix = (ids: readonly string[] | undefined): readonly string[] | undefined =>
    ids?.map((id) => id + suffix);

  return stringify({
    ...provider,
    id: provider.id + suffix,
    name: rename(provider.name),
    aliases: provider.aliases.map(rename),
    // Not renamed: a summary may have no word more than it has.
    facts: provider.facts.map((fact) => ({
      ...fact,
      id: fact.id + suffix,
      statement: renameAll(fact.statement),
      supersedes: withSuffix(fact.supersedes),
      disputes: withSuffix(fact.disputes),
    })),
  });
}

/**
 * A file of data/topics or data/articles under another id and title. Without the states of laws: they
 * are those of the original, word for word, and a law is told by one topic.
 */
export function copyDocument(markdown: string, { suffix, rename }: BaseCopy): string {
  const end = markdown.indexOf("\n---\n", 3);
  const { states: _, ...front } = CopiedFrontMatter.parse(parse(markdown.slice(3, end)));
  const copied = { ...front, id: front.id + suffix, title: rename(front.title) };
  const body = markdown.slice(end + "\n---\n".length).split("\n");
  return `---\n${stringify(copied)}---\n${body.map((line) => renameLine(line, rename)).join("\n")}`;
}

/** Name of a copied file: the suffix stands before the language, as it does in ids. */
export function copiedFileName(name: string, suffix: string): string {
  return name.replace(/((?:\.[a-z]{2})?\.[a-z]+)$/, `${suffix}$1`);
}

/** Id of the item that a copied item was made from; the id itself for an original. */
export function originalId(id: string): string {
  return id.replace(/-k\d+(?=$|\.[a-z]{2}$|#|\.[a-z]{2}#)/, "");
}

function renameLine(line: string, rename: BaseCopy["rename"]): string {
  // A new word in a heading or a row of a table would change the form of the page.
  return line === "" || /^[#|]/.test(line) ? line : rename(line);
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
