import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { type BrokenBase, readBroken } from "../helpers/broken-base.ts";
import { edit, lineOf, writeBase } from "../helpers/small-base.ts";

const TOPIC = "topics/keys.fr.md";
const ARTICLE = "articles/2025-06-10-alpha.en.md";

describe("body", () => {
  it.each<BrokenBase>([
    {
      name: "marker beyond the sources",
      file: TOPIC,
      from: "ses clés. [1]",
      to: "ses clés. [1][3]",
      at: "[1][3]",
      message: "[3] points at no source: write a number from 1 to 2, or add the source",
    },
    {
      name: "marker zero",
      file: TOPIC,
      from: "ses clés. [1]",
      to: "ses clés. [0]",
      at: "[0]",
      message: "[0] points at no source",
    },
    {
      name: "paragraph without a marker",
      file: TOPIC,
      from: "ses clés. [1]",
      to: "ses clés.",
      at: "ses clés.",
      message: "the text does not end with a source marker: add one such as [1]",
    },
    {
      name: "words behind the last marker",
      file: ARTICLE,
      from: "two weak points: [2]",
      to: "two weak points: [2] So they say.",
      at: "So they say.",
      message: "the text does not end with a source marker",
    },
    {
      name: "full stop behind the marker",
      file: TOPIC,
      from: "ses clés. [1]",
      to: "ses clés [1].",
      at: "ses clés [1].",
      message: "a full stop follows the marker: put it before the marker",
    },
    {
      name: "comma behind a marker",
      file: TOPIC,
      from: "ses clés. [1]",
      to: "ses clés. [1], dit-il. [1]",
      at: "dit-il",
      message: "a mark follows the marker: put it before the marker",
    },
    {
      name: "marker inside a sentence",
      file: TOPIC,
      from: "ses clés. [1]",
      to: "ses clés [1] et le reste. [2]",
      at: "et le reste",
      message: "a marker stands inside a sentence: put it behind the sentence",
    },
    {
      name: "marker without text",
      file: TOPIC,
      from: "Le client garde ses clés. [1]",
      to: "[1][1]",
      at: "[1][1]",
      message: "a marker stands without text before it",
    },
    {
      name: "list item without a marker",
      file: ARTICLE,
      from: "- Its owner is Beta. [2]",
      to: "- Its owner is Beta.",
      at: "- Its owner",
      message: "the text does not end with a source marker",
    },
    {
      name: "table row without a marker",
      file: ARTICLE,
      from: "| Store   | no date [2]  |",
      to: "| Store   | no date |",
      at: "| Store",
      message: "the text does not end with a source marker",
    },
    {
      name: "bold type",
      file: TOPIC,
      from: "garde ses clés",
      to: "garde **ses clés**",
      at: "**ses",
      message: "holds bold type (** or __): write plain text",
    },
    {
      name: "link",
      file: TOPIC,
      from: "garde ses clés",
      to: "garde [ses clés](https://example.com)",
      at: "[ses",
      message: "holds a link: write plain text",
    },
    {
      name: "markup in a table",
      file: ARTICLE,
      from: "no date [2]",
      to: "`none` [2]",
      at: "`none`",
      message: "holds code (`): write plain text",
    },
    {
      name: "backslash escape",
      file: TOPIC,
      from: "garde ses clés",
      to: "garde ses 2 \\* 3 clés",
      at: "\\*",
      message: "holds a backslash escape or an &…; code: write the character itself",
    },
    {
      name: "character code",
      file: TOPIC,
      from: "garde ses clés",
      to: "garde ses clés &amp; le reste",
      at: "&amp;",
      message: "holds a backslash escape or an &…; code",
    },
    {
      name: "quotation",
      file: ARTICLE,
      from: "Alpha is qualified. It waited a year. [1] Critics see\n",
      to: "> Alpha is qualified. [1]\n\nCritics see\n",
      at: "> Alpha",
      message: "holds a quotation (>): write it as a paragraph, a list or a table",
    },
    {
      name: "block of code",
      file: ARTICLE,
      from: "## Services\n",
      to: "```text\nscript\n```\n\n## Services\n",
      at: "```text",
      message: "holds a block of code",
    },
    {
      name: "HTML",
      file: ARTICLE,
      from: "## Services\n",
      to: "<script>alert(1)</script>\n\n## Services\n",
      at: "<script>",
      message: "holds HTML",
    },
    {
      name: "title in the body",
      file: ARTICLE,
      from: "## Services",
      to: "# Services",
      at: "# Services",
      message: 'the title stands in the front matter: write headings with "##"',
    },
    {
      name: "marker in a heading",
      file: ARTICLE,
      from: "## Services",
      to: "## Services [1]",
      at: "## Services [1]",
      message: "a heading holds a marker",
    },
    {
      name: "empty heading",
      file: ARTICLE,
      from: "## Services\n",
      to: "##\n",
      at: "##",
      message: "the heading is empty: write it or remove it",
    },
  ])("reports: $name", async (row) => {
    const { reading, fault } = await readBroken(row);

    expect(reading).toEqual({ kind: "faulty", faults: [fault] });
  });

  it("reports a document without text", async () => {
    const text = edit(TOPIC, "## Qui", "@").split("@")[0] ?? "";
    const dataDir = await writeBase({ [TOPIC]: text });

    const reading = await readKnowledge(dataDir);

    const line = text.split("\n").length;
    const message = "has no text below the front matter: write at least one paragraph";
    expect(reading).toEqual({ kind: "faulty", faults: [{ file: `data/${TOPIC}`, line, message }] });
  });

  it("checks the body of a document whose front matter does not fit", async () => {
    const text = edit(ARTICLE, "kind: article", "kind: news").replace("year. [1]", "year. [7]");
    const dataDir = await writeBase({ [ARTICLE]: text });

    const reading = await readKnowledge(dataDir);

    expect(reading).toMatchObject({
      kind: "faulty",
      faults: [{ line: lineOf(text, "kind: news") }, { line: lineOf(text, "[7]") }],
    });
  });
});
