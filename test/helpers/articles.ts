import type { BaseLanguage } from "../../src/domain/language.ts";
import type { ItemId } from "../../src/domain/passage.ts";
import type { BaseContent } from "../../src/knowledge/base-content.ts";
import { splitSentences } from "../../src/language/sentences.ts";

/** An article of one passage. */
export interface ArticleText {
  /** Without its kind. */
  readonly id: string;
  readonly language: BaseLanguage;
  readonly text: string;
}

/** A base of articles, in order of id, each titled as its id; it knows no provider. */
export function articlesOf(articles: readonly ArticleText[]): BaseContent {
  const ordered = articles.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    subjects: [],
    items: ordered.map(({ id, language }) => ({
      id: `article:${id}`,
      kind: "article",
      group: `article:${id}`,
      title: id,
      subject: null,
      language,
      date: "2026-04-17",
      file: `articles/${id}.${language}.md`,
      sources: [
        {
          title: `Page on ${id}`,
          publisher: "Review",
          url: `https://example.com/${id}`,
          published: null,
          language,
        },
      ],
      fact: null,
    })),
    passages: ordered.map(({ id, language, text }) => ({
      id: `article:${id}#1`,
      item: `article:${id}` satisfies ItemId,
      language,
      headings: [],
      text,
      indexedText: text,
      offset: { start: 0, end: text.length },
      sources: [0],
      sentences: [...splitSentences(text, language)],
    })),
  };
}
