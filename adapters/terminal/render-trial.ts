import type { SourceTrial, TriedPage } from "../../src/collecting/try-source.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";

const MAX_CHARS = 160;
const INDENT = "  ";

/** What would be read of a source: pages with title, language and first words, then what is wrong. */
export function renderTrial({ listed, pages, failures }: SourceTrial): readonly string[] {
  const rest = listed - pages.length;
  return [
    `${String(listed)} page${listed === 1 ? "" : "s"} would be read`,
    ...pages.flatMap(renderPage),
    ...(rest > 0 ? [`… and ${String(rest)} more`] : []),
    ...failures.map(({ page, fault, detail }) => `${page}: ${fault}: ${detail}`),
  ].map((line) => `${line.startsWith(INDENT) ? INDENT : ""}${sanitizeLine(line)}`);
}

function renderPage(page: TriedPage): readonly string[] {
  switch (page.kind) {
    case "failed":
      return [`${page.page}: ${page.fault}: ${page.detail}`];
    case "facts":
      return [`${page.page}: facts`];
    case "document": {
      const { title, language, published, passages, address, firstPassage, publisher } = page;
      const dated = published ?? "without a date";
      const by = publisher === null ? "" : `, ${publisher}`;
      return [
        `${page.page}: "${title}"${by}, ${language}, ${dated}, ${String(passages)} passages`,
        `${INDENT}${shorten(firstPassage)}`,
        ...(address === null ? [`${INDENT}has no address to be cited by: give --base-url`] : []),
      ];
    }
  }
}

function shorten(text: string): string {
  return text.length <= MAX_CHARS ? text : `${text.slice(0, MAX_CHARS - 1)}…`;
}
