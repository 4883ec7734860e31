import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { readFrontMatter } from "../../src/extracting/read-front-matter.ts";
import { extract, extracted, faultOf, SENTENCE } from "./extracting.ts";

const asMarkdown = { contentType: "text/markdown", url: "notes/cloud-de-confiance.md" };

describe("Markdown", () => {
  it.each([
    {
      name: "marks of emphasis, code, links and pictures",
      text: "Un **mot** _fort_, `code`, un [lien](https://x.example) <https://y.example> ![image](z.png).",
      expected: ["Un mot fort, code, un lien https://y.example ."],
    },
    {
      name: "lists, quotations and code",
      text: "- un premier\n- un second\n  - dessous\n\n> cité\n\n```\nligne une\nligne deux\n```\n",
      expected: ["un premier", "un second", "dessous", "cité", "ligne une ligne deux"],
    },
    {
      name: "lines joined, entities and escapes",
      text: "Une\nligne &eacute;crite \\*ici\\*.",
      expected: ["Une ligne écrite *ici*."],
    },
    {
      name: "HTML between",
      text: "Avant.\n\n<div hidden>GONE</div>\n<div><p>Dedans.</p></div>\n\nAprès.",
      expected: ["Avant.", "Dedans.", "Après."],
    },
    {
      name: "HTML within",
      text: "Un <b>mot</b><script>GONE()</script> et<br>un autre.",
      expected: ["Un mot et un autre."],
    },
    {
      name: "a link that defines itself elsewhere",
      text: "Voir [ceci][1].\n\n[1]: https://x.example\n",
      expected: ["Voir ceci."],
    },
    {
      name: "rules",
      text: "Avant.\n\n---\n\n* * * * * * * * * * * * *\n\nAprès.",
      expected: ["Avant.", "Après."],
    },
    {
      name: "markers of a text without sources",
      text: "Un fait [1] tel quel.",
      expected: ["Un fait [1] tel quel."],
    },
  ])("shows the plain text of $name", async ({ text, expected }) => {
    const { blocks } = await extracted(text, asMarkdown);

    expect(blocks.map((block) => block.text)).toEqual(expected);
  });

  it("keeps headings and rows of tables with the names of their columns", async () => {
    const { title, blocks } = await extracted(
      "# Le guide\n\n## Prix\n\n| Offre | Prix |\n|---|---|\n| *Petite* | 5 € |\n| Grande | |\n",
      asMarkdown,
    );

    expect(title).toBe("Le guide");
    expect(blocks).toEqual([
      { headings: ["Prix"], columns: ["Offre", "Prix"], text: "Petite | 5 €", pageNumber: null },
      { headings: ["Prix"], columns: ["Offre"], text: "Grande", pageNumber: null },
    ]);
  });

  it("reads what front matter states, and `url` as the address of the file", async () => {
    const document = await extracted(
      `---\ntitle: Le titre\npublisher: Exemple\nauthor: Ana\nurl: https://x.example/a\npublished: 2026-03\nmodified: 2026-04-01\nlanguage: fr\ntags: [a, b]\n---\n\n# Le titre\n\n## Droit\n\n${SENTENCE}`,
      asMarkdown,
    );

    expect(document).toMatchObject({
      title: "Le titre",
      publisher: "Exemple",
      author: "Ana",
      canonical: "https://x.example/a",
      published: "2026-03",
      modified: "2026-04-01",
      language: "fr",
      blocks: [{ headings: ["Droit"] }],
    });
  });

  it("takes no address from front matter of another site", async () => {
    const text = `---\nurl: https://other.example/a\n---\n${SENTENCE}`;
    const { canonical } = await extracted(text, {
      ...asMarkdown,
      url: "https://news.example/a.md",
    });

    expect(canonical).toBeNull();
  });

  it("reads an article of the base, its sources and no markers", async () => {
    const file = "2025-11-06-edf-bleu-s3ns.fr.md";
    const bytes = await readFile(new URL(`../../data/articles/${file}`, import.meta.url));
    const document = await extracted(bytes, { ...asMarkdown, url: file });
    const front = readFrontMatter(bytes.toString("utf8"));

    expect(document).toMatchObject({ language: "fr", published: "2025-11-06" });
    expect(document.blocks.length).toBeGreaterThan(3);
    expect(JSON.stringify(document.blocks)).not.toMatch(/\[\d\]/u);
    expect(front).toMatchObject({
      kind: "read",
      fields: { sources: [{ language: "fr" }, {}, {}] },
    });
  });
});

describe("front matter", () => {
  it.each([
    { name: "no YAML", yaml: "title: [a", line: 3 },
    {
      name: "a tag that would make code",
      yaml: 'a: 1\nx: !!js/function "process.exit()"',
      line: 3,
    },
    { name: "an alias", yaml: "a: &a [x]\nb: *a", line: 3 },
    { name: "a bomb of aliases", yaml: "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]", line: 3 },
    { name: "deep nesting", yaml: `a: ${"[".repeat(3000)}`, line: 2 },
    { name: "a key twice", yaml: "title: a\ntitle: b", line: 3 },
    { name: "a list", yaml: "- a", line: 2 },
    { name: "a date that does not exist", yaml: "title: a\npublished: 2026-02-30", line: 3 },
    { name: "a date that is none", yaml: "modified: bientôt", line: 2 },
    { name: "a language that is not read", yaml: "language: de", line: 2 },
    { name: "an address that runs", yaml: "url: javascript:alert(1)", line: 2 },
    { name: "an address without https", yaml: "url: http://x.example", line: 2 },
    { name: "sources that are no list", yaml: "sources: 5", line: 2 },
    {
      name: "a source with a wrong address",
      yaml: "title: a\nsources:\n  - title: b\n    url: x",
      line: 5,
    },
    { name: "a title without letters", yaml: 'title: "\u200b\u200b"', line: 2 },
    { name: "more than any has", yaml: `title: ${"a".repeat(70_000)}`, line: 2 },
  ])("is refused with its line: $name", async ({ yaml, line }) => {
    const result = await extract(`---\n${yaml}\n---\n${SENTENCE}`, asMarkdown);

    expect(result).toMatchObject({ kind: "failed", fault: "front-matter" });
    expect(result.kind === "failed" && result.detail).toMatch(
      new RegExp(`^line ${String(line)}: `, "u"),
    );
  });

  it.each([
    ["of comments alone", "# rien"],
    ["with texts of several lines", "abstract: |\n  a\n  b"],
    ["with a year as a number", "published: 2026"],
    ["with empty values", "title:\nurl: ''\nsources:"],
  ])("is accepted %s", async (_name, yaml) => {
    expect(await faultOf(`---\n${yaml}\n---\n${SENTENCE}`, asMarkdown)).toBeNull();
  });

  it.each([
    ["of JavaScript", "---js\nprocess.exit(1)\n---\n"],
    ["that never ends", "---\ntitle: a\n\n"],
  ])("is but text %s", async (_name, start) => {
    expect(await faultOf(`${start}${SENTENCE}`, asMarkdown)).toBeNull();
  });
});

describe("plain text", () => {
  const asText = { contentType: "text/plain", url: "/dossier/note-de-service.txt" };

  it("parts paragraphs at empty lines and items at their marks", async () => {
    const { title, blocks } = await extracted(
      "Un paragraphe\r\nsur deux lignes.\r\n\r\nListe :\r\n- un\r\n- deux\r\n\f\r\n# pas un titre <b>ni</b> gras",
      asText,
    );

    expect(title).toBe("note-de-service");
    expect(blocks.map(({ text }) => text)).toEqual([
      "Un paragraphe sur deux lignes.",
      "Liste :",
      "un",
      "deux",
      "# pas un titre <b>ni</b> gras",
    ]);
  });

  it("reads front matter and drops markers when it names sources", async () => {
    const { title, blocks } = await extracted(
      "---\ntitle: Note\nsources: [{title: a, url: https://x.example}]\n---\nUn fait. [1][2]",
      asText,
    );

    expect([title, blocks[0]?.text]).toEqual(["Note", "Un fait."]);
  });
});
