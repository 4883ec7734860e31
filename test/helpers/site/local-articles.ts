import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { splitFrontMatter } from "../../../src/knowledge/split-front-matter.ts";
import { ROOT } from "../terminal.ts";

const ARTICLES = join(ROOT, "data", "articles");

interface Original {
  readonly title: string;
  readonly language: string;
  readonly body: string;
}

/** Articles of the base, without the marks of their sources. */
function readOriginals(): readonly Original[] {
  return readdirSync(ARTICLES)
    .toSorted()
    .map((name) => {
      const text = readFileSync(join(ARTICLES, name), "utf8");
      const body = text.slice(splitFrontMatter(text)?.body.start ?? 0);
      return {
        title: /^title: (.*)$/m.exec(text)?.[1] ?? name,
        language: name.split(".").at(-2) ?? "en",
        body: body.replaceAll(/ ?\[\d+\]/g, "").trim(),
      };
    });
}

/** One sentence that no other article has, in its language. */
function ownSentence(language: string, number: number, edition: number): string {
  return language === "fr"
    ? `Cette note porte le numéro ${String(number)}, dans sa version ${String(edition)}.`
    : `This note has the number ${String(number)}, in its edition ${String(edition)}.`;
}

function nameOf(number: number, language: string): string {
  return `note-${String(number).padStart(5, "0")}.${language}.md`;
}

/**
 * Writes Markdown files made from the articles of the base, each with a sentence of its own.
 *
 * @param edition - Another one changes that sentence, and nothing else.
 */
export function writeLocalArticles(
  folder: string,
  numbers: Iterable<number>,
  edition: number,
): void {
  mkdirSync(folder, { recursive: true });
  const originals = readOriginals();
  for (const number of numbers) {
    const original = originals[number % originals.length];
    if (original !== undefined) {
      const { title, language, body } = original;
      const own = ownSentence(language, number, edition);
      const text = `---\ntitle: ${title}\nlanguage: ${language}\npublished: "2026-04-17"\n---\n${body}\n\n${own}\n`;
      writeFileSync(join(folder, nameOf(number, language)), text);
    }
  }
}

/** Text of data/sources.yaml that reads the folder. */
export function localSources(folder: string): string {
  return `sources:
  - id: notes
    kind: folder
    path: "${folder}"
    baseUrl: "https://notes.example.com/"
    limit: 10000
    language: en
    publisher: "Notes"
    basis: unofficial
`;
}
