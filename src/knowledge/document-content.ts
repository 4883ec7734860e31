import type { Item, ItemId, Passage } from "../domain/passage.ts";
import { splitSentences } from "../language/sentences.ts";
import type { ItemContent } from "./item-content.ts";
import { joinParts } from "./join-parts.ts";
import type { DocumentBlock, DocumentFile } from "./knowledge.ts";

function stemOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1, -".md".length);
}

function createPassage(
  item: Item,
  { frontMatter: { title, language } }: DocumentFile,
  [index, block]: readonly [number, DocumentBlock],
): Passage {
  const { headings, columns, text, span, sources } = block;
  return {
    id: `${item.id}#${String(index + 1)}`,
    item: item.id,
    language,
    headings: [...headings],
    text,
    indexedText: joinParts([title, ...headings, columns.join(", "), text]),
    offset: span,
    sources: [...sources],
    sentences: [...splitSentences(text, language)],
  };
}

/** A topic or article with one passage for each block of its text. */
export function documentContent(document: DocumentFile): ItemContent {
  const { file, frontMatter, blocks } = document;
  const { kind, title, language, sources } = frontMatter;
  const id: ItemId = `${kind}:${stemOf(file)}`;
  const item: Item = {
    id,
    kind,
    group: kind === "topic" ? `topic:${frontMatter.id}` : id,
    title,
    subject: null,
    language,
    date: frontMatter.kind === "topic" ? frontMatter.asOf : frontMatter.published,
    file,
    sources,
    fact: null,
    ...(frontMatter.kind === "topic" && frontMatter.states !== undefined
      ? { states: frontMatter.states }
      : {}),
  };
  const passages = [...blocks.entries()].map((entry) => createPassage(item, document, entry));
  return { item, passages };
}
