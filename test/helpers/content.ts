import { createHash } from "node:crypto";
import type { Item, Passage } from "../../src/domain/passage.ts";
import { type BaseContent, toBaseContent } from "../../src/knowledge/base-content.ts";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";

/** Reads a base that must be valid. */
export async function readContent(dataDir: string): Promise<BaseContent> {
  const reading = await readKnowledge(dataDir);
  if (reading.kind === "faulty") {
    const faults = reading.faults.map(({ file, line, message }) => `${file}:${line} ${message}`);
    throw new Error(`the base in ${dataDir} has faults: ${faults.join("; ")}`);
  }
  return toBaseContent(reading.knowledge);
}

/** Words that look like words, the same for the same seed. */
function wordsOf(seed: string, count: number): string {
  return Array.from({ length: count }, (_, at) =>
    createHash("sha256")
      .update(`${seed} ${String(at)}`)
      .digest("hex")
      .replaceAll(/\d/g, "")
      .slice(0, 7),
  ).join(" ");
}

function article(number: number): { readonly item: Item; readonly passage: Passage } {
  const id = `article:a-${String(number).padStart(5, "0")}` as const;
  const title = `Article ${String(number)}`;
  const [first, second] = [`${wordsOf(`${id} 1`, 8)}.`, `${wordsOf(`${id} 2`, 8)}.`];
  const text = `${first} ${second}`;
  return {
    item: {
      id,
      kind: "article",
      group: id,
      title,
      subject: null,
      language: "en",
      date: "2026-04-17",
      file: `articles/a-${String(number)}.en.md`,
      sources: [
        {
          title: "Catalogue",
          publisher: "Authority",
          url: "https://example.com/catalogue",
          published: null,
          language: "en",
        },
      ],
      fact: null,
    },
    passage: {
      id: `${id}#1`,
      item: id,
      language: "en",
      headings: [],
      text,
      indexedText: `${title}. ${text}`,
      offset: { start: 0, end: text.length },
      sources: [0],
      sentences: [
        { start: 0, end: first.length, standsAlone: true },
        { start: first.length + 1, end: text.length, standsAlone: true },
      ],
    },
  };
}

/** A base of any size: articles of one passage with two sentences each, all different. */
export function manyArticles(count: number): BaseContent {
  const articles = Array.from({ length: count }, (_, number) => article(number));
  return {
    items: articles.map(({ item }) => item),
    passages: articles.map(({ passage }) => passage),
    subjects: [{ id: "alpha", name: "Alpha", aliases: [], kind: "provider" }],
  };
}

/**
 * The base after an edit: `count` passages, spread over it, have one more word, so that as many texts
 * have no vector yet.
 */
export function edited(content: BaseContent, word: string, count: number): BaseContent {
  const step = Math.max(1, Math.floor(content.passages.length / count));
  return {
    ...content,
    passages: content.passages.map((passage, row) =>
      row % step === 0 && row / step < count
        ? { ...passage, indexedText: `${passage.indexedText} ${word}` }
        : passage,
    ),
  };
}
