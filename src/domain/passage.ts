import { z } from "zod";
import { Form } from "./form.ts";
import { BaseLanguage } from "./language.ts";
import { PartialDate } from "./partial-date.ts";
import { Basis, ProviderFact, Slug } from "./provider.ts";
import { RuleState } from "./rule-state.ts";
import { Source } from "./source.ts";

/**
 * What citations and questions name: `fact:<id>`, `topic:<file stem>`, `article:<file stem>`,
 * `page:<source id>.<slug>` for what was read from a source of data/sources.yaml.
 * `summary:<provider id>` is indexed too, but is no evidence and never cited.
 */
export const ItemId = z.templateLiteral([
  z.enum(["fact", "topic", "article", "summary", "page"]),
  ":",
  z.string().min(1),
]);
export type ItemId = z.infer<typeof ItemId>;

/** What an item read from a source carries beside its text. */
const PageOrigin = z.strictObject({
  /** Id of its entry in data/sources.yaml. */
  source: Slug,
  /** `quotation` for text stored as it stands on the page, `summary` for our own words about it. */
  form: Form,
  basis: Basis,
  author: z.string().min(1).nullable(),
  /** Day of the last change that the page states; `null` when it states none. */
  modified: PartialDate.nullable(),
  /** Day on which exactly this text was first read. */
  read: PartialDate,
});

/** The thing a citation leads to: one fact, one topic in one language, one article, one page. */
export const Item = z.strictObject({
  id: ItemId,
  kind: z.enum(["fact", "topic", "article", "summary", "page"]),
  /** Two language versions of a topic share a group; for others it is the id. */
  group: z.string().min(1),
  /** Title of a topic or article, name of the provider for a fact or summary. */
  title: z.string().min(1),
  /** Provider id, for facts and summaries. */
  subject: z.string().nullable(),
  /** Language of a topic, article or page; `null` for facts and summaries, which have both. */
  language: BaseLanguage.nullable(),
  /** Date of the state described: `asOf` of facts and topics, `published` of articles; of pages, when modified, else published, else read. */
  date: PartialDate.nullable(),
  /** Path of the file inside data/, with forward slashes; of a page, its address or path in its source. */
  file: z.string().min(1),
  sources: z.array(Source),
  /** The typed fact itself, for `kind` `fact`. */
  fact: ProviderFact.nullable(),
  /** Where a page comes from, for `kind` `page` alone. */
  page: PageOrigin.optional(),
  /** How the laws, schemes and decisions of a topic stand; left out where it tells of none. */
  states: z.array(RuleState).optional(),
});
export type Item = z.infer<typeof Item>;

/** A sentence of a passage: `text.slice(start, end)`, UTF-16 offsets. */
export const PassageSentence = z.strictObject({
  start: z.int().min(0),
  end: z.int().min(1),
  /** False when it opens with a pronoun or a bare reference and needs its predecessor. */
  standsAlone: z.boolean(),
});
export type PassageSentence = z.infer<typeof PassageSentence>;

/** The smallest stored text with exact offsets: a fact's statement in one language, or a paragraph. */
export const Passage = z.strictObject({
  /** `<item id>#<language>` for facts, `<item id>#<n>` (from 1) for paragraphs. */
  id: z.string().min(1),
  item: ItemId,
  language: BaseLanguage,
  /** Heading path, outermost first; the title is not part of it. Empty when none. */
  headings: z.array(z.string()),
  /** Shown text, without source markers. Every sentence of an answer is a slice of this. */
  text: z.string().min(1),
  /** Text that is embedded and lexically indexed: subject, aliases, attribute, title, headings, text. */
  indexedText: z.string().min(1),
  /** Where `text` (with its markers) lies in the item's file, as UTF-16 offsets. */
  offset: z.strictObject({ start: z.int().min(0), end: z.int().min(1) }),
  /** Indexes, from 0, into the item's sources. Empty only for summaries. */
  sources: z.array(z.int().min(0)),
  sentences: z.array(PassageSentence).min(1),
  /** Page of a PDF it stands on, from 1. */
  pageNumber: z.int().min(1).optional(),
  /** False when the same text stands on its page more than once: no link can lead to it then. */
  isUniqueOnPage: z.boolean().optional(),
});
export type Passage = z.infer<typeof Passage>;
