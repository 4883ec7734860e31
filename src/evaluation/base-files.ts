import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { ItemId } from "../domain/passage.ts";
import { BotError } from "../errors.ts";
import { collapse, paragraphs } from "./plain-text.ts";

/** A source as written in a file of the base. */
interface BaseSource {
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  readonly published: string | null;
}

/** An item as written in its file: all that an answer citing it may rest on. */
export interface BaseItem {
  /** Texts that a cited sentence may stand in: a fact's own fields, a page's paragraphs. */
  readonly texts: readonly string[];
  /** The only text that may be shown as a quotation; `null` when the item has none. */
  readonly quote: string | null;
  /** A fact's caveats. */
  readonly notes: readonly string[];
  readonly sources: readonly BaseSource[];
  /** Names of the subject, or the title of the page. */
  readonly names: readonly string[];
  /** Every date of the item and of its sources. */
  readonly dates: readonly string[];
  /** Date of the state described. */
  readonly asOf: string;
  /** Who says it; `null` for topics and articles. */
  readonly basis: string | null;
}

/** The base as its files say, read without any code of the index that the bot answers from. */
export interface BaseFiles {
  readonly items: ReadonlyMap<string, BaseItem>;
  /** Names of all subjects and titles of all pages. */
  readonly names: readonly string[];
  /** How many subjects, topics, articles, facts and items there are. */
  readonly counts: readonly number[];
  /** Newest date of any item. */
  readonly newest: string;
}

const BaseText = z.object({ fr: z.string(), en: z.string() });
const BaseSourceEntry = z.object({
  title: z.string(),
  publisher: z.string(),
  url: z.string(),
  published: z.string().nullable(),
});
const BaseDates = z.object({ from: z.string().optional(), until: z.string().optional() });
const BaseFact = BaseDates.extend({
  id: z.string(),
  value: BaseText,
  statement: BaseText,
  asOf: z.string(),
  due: z.string().optional(),
  scope: z.string().optional(),
  parts: z.array(BaseDates.extend({ scope: z.string() })).default([]),
  holders: z.array(z.object({ name: z.string() })).default([]),
  basis: z.string(),
  source: BaseSourceEntry,
  quote: z.string().optional(),
  note: BaseText.optional(),
});
const BaseProvider = z.object({
  name: z.string(),
  aliases: z.array(z.string()),
  facts: z.array(BaseFact),
});
type BaseProvider = z.infer<typeof BaseProvider>;
const BasePage = z.object({
  title: z.string(),
  sources: z.array(BaseSourceEntry),
  asOf: z.string().optional(),
  published: z.string().optional(),
});

/**
 * Reads the files of `dataDir`: providers/, topics/ and articles/.
 *
 * @throws {BotError} KNOWLEDGE_INVALID when a file cannot be read as the base's README says.
 */
export function readBaseFiles(dataDir: string): BaseFiles {
  const items = new Map<string, BaseItem>();
  const names: string[] = [];

  const providers = filesIn(join(dataDir, "providers"), ".yaml").map((name) =>
    readProvider(join(dataDir, "providers", name)),
  );
  for (const provider of providers) {
    names.push(provider.name);
    for (const fact of provider.facts) {
      items.set(`fact:${fact.id}`, factItem(fact, provider));
    }
  }
  const facts = items.size;
  const topics = addPages(items, join(dataDir, "topics"), "topic");
  const articles = addPages(items, join(dataDir, "articles"), "article");

  const dates = [...items.values()].map((item) => item.asOf);
  return {
    items,
    names: [...names, ...topics.titles, ...articles.titles],
    counts: [providers.length, facts, topics.groups, articles.groups, items.size],
    newest: dates.toSorted().at(-1) ?? "",
  };
}

/** The item with this id. */
export function baseItem(base: BaseFiles, id: ItemId): BaseItem | undefined {
  return base.items.get(id);
}

function factItem(fact: z.infer<typeof BaseFact>, provider: BaseProvider): BaseItem {
  const notes = fact.note === undefined ? [] : [fact.note.fr, fact.note.en];
  const texts = [
    fact.statement.fr,
    fact.statement.en,
    fact.value.fr,
    fact.value.en,
    ...notes,
    ...fact.holders.map((holder) => holder.name),
    ...fact.parts.map((part) => part.scope),
  ];
  const dates = [fact.asOf, fact.from, fact.until, fact.due, fact.source.published];
  return {
    texts: [...texts, fact.quote, fact.scope].filter((text) => text !== undefined).map(collapse),
    quote: fact.quote === undefined ? null : collapse(fact.quote),
    notes: notes.map(collapse),
    sources: [fact.source],
    names: [provider.name, ...provider.aliases],
    dates: present([...dates, ...fact.parts.flatMap((part) => [part.from, part.until])]),
    asOf: fact.asOf,
    basis: fact.basis,
  };
}

function addPages(
  items: Map<string, BaseItem>,
  directory: string,
  kind: "topic" | "article",
): { readonly titles: readonly string[]; readonly groups: number } {
  const titles: string[] = [];
  const groups = new Set<string>();
  for (const name of filesIn(directory, ".md")) {
    const { front, body } = readPage(join(directory, name));
    const date = front.asOf ?? front.published ?? "";
    const stem = name.slice(0, -".md".length);
    items.set(`${kind}:${stem}`, {
      texts: paragraphs(body),
      quote: null,
      notes: [],
      sources: front.sources,
      names: [front.title],
      dates: present([date, ...front.sources.map((source) => source.published)]),
      asOf: date,
      basis: null,
    });
    titles.push(front.title);
    groups.add(kind === "topic" ? stem.replace(/\.[a-z]{2}$/, "") : stem);
  }
  return { titles, groups: groups.size };
}

function present(dates: readonly (string | null | undefined)[]): readonly string[] {
  return dates.flatMap((date) =>
    date === null || date === undefined || date === "" ? [] : [date],
  );
}

function filesIn(directory: string, extension: string): readonly string[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith(extension))
    .toSorted();
}

function readProvider(file: string): BaseProvider {
  return readAs(file, BaseProvider, readFileSync(file, "utf8"));
}

function readPage(file: string): { front: z.infer<typeof BasePage>; body: string } {
  const text = readFileSync(file, "utf8").replace(/\r\n/g, "\n");
  const end = text.indexOf("\n---\n", 3);
  const front = readAs(file, BasePage, text.slice(3, Math.max(end, 3)));
  return { front, body: text.slice(end + "\n---\n".length) };
}

function readAs<T>(file: string, schema: z.ZodType<T>, yaml: string): T {
  try {
    return schema.parse(parse(yaml));
  } catch (cause) {
    throw new BotError(
      "KNOWLEDGE_INVALID",
      `${file} is not written as data/README.md says; run \`npm run knowledge\` to see each fault`,
      { cause },
    );
  }
}
