import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { type BrokenBase, readBroken } from "../helpers/broken-base.ts";
import { edit, lineOf, SMALL_BASE, writeBase } from "../helpers/small-base.ts";

const TOPIC = "topics/keys.fr.md";
const TOPIC_EN = "topics/keys.en.md";
const ARTICLE = "articles/2025-06-10-alpha.en.md";

describe("front matter", () => {
  it.each<BrokenBase>([
    {
      name: "missing",
      file: ARTICLE,
      from: "---\nid: 2025",
      to: "id: 2025",
      at: "id: 2025",
      message: 'has no front matter: begin with a line "---"',
    },
    {
      name: "id with blanks",
      file: ARTICLE,
      from: "id: 2025-06-10-alpha",
      to: "id: 2025 06 10",
      at: "id: 2025 06 10",
      message: "write it in lower case with single hyphens",
    },
    {
      name: "title missing",
      file: ARTICLE,
      from: 'title: "Is Alpha qualified?"\n',
      to: "",
      at: "id: 2025-06-10-alpha",
      message: "`title` is missing",
    },
    {
      name: "language that the base is not written in",
      file: ARTICLE,
      from: "language: en\nkind",
      to: "language: de\nkind",
      at: "language: de",
      message: '`language` is "de": write one of fr, en',
    },
    {
      name: "article in the folder of topics or the reverse",
      file: ARTICLE,
      from: "kind: article",
      to: "kind: topic",
      at: "kind: topic",
      message: '`kind` is "topic": write article',
    },
    {
      name: "published missing",
      file: ARTICLE,
      from: 'published: "2025-06-10"\n',
      to: "",
      at: "id: 2025-06-10-alpha",
      message: "`published` is missing",
    },
    {
      name: "asOf in the wrong form",
      file: TOPIC,
      from: 'asOf: "2025-06"',
      to: 'asOf: "2025-13"',
      at: "asOf:",
      message: '`asOf` is "2025-13": this day or month does not exist',
    },
    {
      name: "source without a title",
      file: ARTICLE,
      from: 'title: "Critics", ',
      to: "",
      at: "https://example.com/critics",
      message: "`sources[2].title` is missing",
    },
    {
      name: "unknown field",
      file: ARTICLE,
      from: "kind: article",
      to: "kind: article\nauthor: Nobody",
      at: "author:",
      message: "unknown field `author`",
    },
    {
      name: "name of the file without its language",
      file: ARTICLE,
      from: "language: en\nkind",
      to: "language: fr\nkind",
      at: "id: 2025-06-10-alpha",
      message: "rename the file to 2025-06-10-alpha.fr.md or correct `id`",
    },
    {
      name: "topic older than a source",
      file: TOPIC,
      from: "published: null",
      to: 'published: "2025-07"',
      at: "asOf:",
      message: "`asOf` (2025-06) is older than source 2 (2025-07)",
    },
    {
      name: "versions of a topic with other dates",
      file: TOPIC,
      from: 'asOf: "2025-06"',
      to: 'asOf: "2025-08"',
      in: TOPIC_EN,
      at: "asOf:",
      message: "`asOf` is 2025-06, but 2025-08 in topics/keys.fr.md",
    },
    {
      name: "versions of a topic with other sources",
      file: TOPIC_EN,
      from: "https://example.com/more",
      to: "https://example.com/other",
      at: "https://example.com/other",
      message: "source 2 is not that of topics/keys.fr.md: give both versions the same sources",
    },
    {
      name: "versions of a topic with one source more",
      file: TOPIC_EN,
      from: "language: en }\n---",
      to: 'language: en }\n  - { title: "A", publisher: "B", url: "https://example.com/c", published: null, language: en }\n---',
      at: "https://example.com/c",
      message: "source 3 is not that of topics/keys.fr.md",
    },
  ])("reports: $name", async (row) => {
    const { reading, fault } = await readBroken(row);

    expect(reading).toEqual({ kind: "faulty", faults: [fault] });
  });

  it("reports a topic whose other version is missing", async () => {
    const dataDir = await writeBase({ [TOPIC_EN]: null });

    const reading = await readKnowledge(dataDir);

    const line = lineOf(SMALL_BASE[TOPIC] ?? "", "language: fr");
    const message = "the version topics/keys.en.md is missing: write it";
    expect(reading).toEqual({ kind: "faulty", faults: [{ file: `data/${TOPIC}`, line, message }] });
  });

  it.each([
    { name: "a topic has", file: "articles/keys.en.md", id: "keys", used: "topics/keys.en.md:2" },
    {
      name: "another article has",
      file: "articles/2025-06-10-alpha.fr.md",
      id: "2025-06-10-alpha",
      used: "articles/2025-06-10-alpha.en.md:2",
    },
  ])("reports an article with the id that $name", async ({ file, id, used }) => {
    const text = edit(ARTICLE, "id: 2025-06-10-alpha", `id: ${id}`).replace(
      "language: en\nkind",
      `language: ${file.includes(".fr.") ? "fr" : "en"}\nkind`,
    );
    const dataDir = await writeBase({ [file]: text });

    const reading = await readKnowledge(dataDir);

    const message = `the id ${id} is already used in ${used}: choose another`;
    expect(reading).toEqual({
      kind: "faulty",
      faults: [{ file: `data/${file}`, line: 2, message }],
    });
  });
});
