import { z } from "zod";
import { BaseLanguage } from "./language.ts";
import { PartialDate } from "./partial-date.ts";
import { ProviderFact } from "./provider.ts";
import { Source } from "./source.ts";

/**
 * What citations and questions name: `fact:<id>`, `topic:<file stem>`, `article:<file stem>`.
 * `summary:<provider id>` is indexed too, but is no evidence and never cited.
 */
export const ItemId = z.templateLiteral([
  z.enum(["fact", "topic", "article", "summary"]),
  ":",
  z.string().min(1),
]);
export type ItemId = z.infer<typeof ItemId>;

/** The thing a citation leads to: one fact, one topic in one language, one article. */
export const Item = z.strictObject({
  id: ItemId,
  kind: z.enum(["fact", "topic", "article", "summary"]),
  /** Two language versions of a topic share a group; for others it is the id. */
  group: z.string().min(1),
  /** Title of a topic or article, name of the provider for a fact or summary. */
  title: z.string().min(1),
  /** Provider id, for facts and summaries. */
  subject: z.string().nullable(),
  /** Language of a topic or article; `null` for facts and summaries, which have both. */
  language: BaseLanguage.nullable(),
  /** Date of the state described: `asOf` of facts and topics, `published` of articles. */
  date: PartialDate.nullable(),
  /** Path of the file inside data/, with forward slashes. */
  file: z.string().min(1),
  sources: z.array(Source),
  /** The typed fact itself, for `kind` `fact`. */
  fact: ProviderFact.nullable(),
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
});
export type Passage = z.infer<typeof Passage>;
