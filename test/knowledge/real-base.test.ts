import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { Item, Passage } from "../../src/domain/passage.ts";
import { type BaseContent, toBaseContent } from "../../src/knowledge/base-content.ts";
import { checkKnowledge } from "../../src/knowledge/check-knowledge.ts";
import { formatFaults } from "../../src/knowledge/format-faults.ts";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";

const DATA_DIR = join(import.meta.dirname, "../../data");

async function readContent(): Promise<BaseContent> {
  const reading = await readKnowledge(DATA_DIR);
  if (reading.kind === "faulty") {
    throw new Error(formatFaults(reading.faults));
  }
  return toBaseContent(reading.knowledge);
}

let content: BaseContent;
let fileOf: ReadonlyMap<string, string>;

beforeAll(async () => {
  content = await readContent();
  fileOf = new Map(
    content.items.map(({ id, file }) => [id, readFileSync(join(DATA_DIR, file), "utf8")]),
  );
});

function sliceOf({ item, offset }: Passage): string {
  return (fileOf.get(item) ?? "").slice(offset.start, offset.end);
}

function collapse(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function listPassages(isDocument: boolean): readonly Passage[] {
  return content.passages.filter(({ item }) => /^(?:topic|article):/.test(item) === isDocument);
}

describe("the shipped base", () => {
  it("is valid and as large as its README says", async () => {
    const check = await checkKnowledge(DATA_DIR);

    expect(check).toEqual({
      kind: "valid",
      counts: { providers: 33, facts: 407, topics: 40, articles: 48, passages: 1420 },
    });
    const readme = readFileSync(join(DATA_DIR, "README.md"), "utf8");
    expect(readme).toContain("33 YAML | 407 facts");
    expect(readme).toContain("40 Markdown | 20 topics");
    expect(readme).toContain("48 Markdown | 21 news items in French, 27 in English");
  });

  it("makes items and passages that fit their schemas, with ids of their own", () => {
    const itemIds = content.items.map(({ id }) => id);
    const passageIds = content.passages.map(({ id }) => id);

    expect(content.items.every((item) => Item.safeParse(item).success)).toBe(true);
    expect(content.passages.every((passage) => Passage.safeParse(passage).success)).toBe(true);
    expect(new Set(itemIds).size).toBe(itemIds.length);
    expect(new Set(passageIds).size).toBe(passageIds.length);
    expect(itemIds).toEqual(itemIds.toSorted());
    expect(content.passages.every(({ item }) => itemIds.includes(item))).toBe(true);
  });

  it("shows of each paragraph what its file says, without markers", () => {
    const passages = listPassages(true);

    const wrong = passages.filter(
      (passage) => collapse(sliceOf(passage).replaceAll(/\s*\[\d+\]/g, "")) !== passage.text,
    );

    expect(passages).toHaveLength(540);
    expect(wrong).toEqual([]);
  });

  it("gives each paragraph the sources that its markers name, one at least", () => {
    const named = listPassages(true).map((passage) => {
      const markers = [...sliceOf(passage).matchAll(/\[(\d+)\]/g)];
      return { id: passage.id, sources: markers.map((match) => Number(match[1]) - 1) };
    });

    expect(named).toEqual(listPassages(true).map(({ id, sources }) => ({ id, sources })));
    expect(named.filter(({ sources }) => sources.length === 0)).toEqual([]);
  });

  it("leaves no word of a document's body out", () => {
    const documents = content.items.filter(({ language }) => language !== null);

    const bodies = documents.map(({ id }) => {
      const body = (fileOf.get(id) ?? "").split(/^---\n/m)[2] ?? "";
      return collapse(body.replaceAll(/^#.*$/gm, "").replaceAll(/\s*\[\d+\]/g, ""));
    });

    const shown = documents.map(({ id }) =>
      content.passages
        .filter(({ item }) => item === id)
        .map(({ text }) => text)
        .join(" "),
    );
    expect(shown).toEqual(bodies);
  });

  it("shows of each fact and summary the text at its offsets, escapes resolved", () => {
    const passages = listPassages(false);

    const wrong = passages.filter((passage) => parse(`"${sliceOf(passage)}"`) !== passage.text);

    expect(passages).toHaveLength(880);
    expect(wrong).toEqual([]);
  });

  it("cuts sentences out of the shown text, in order and without loss", () => {
    const joined = content.passages.map(({ text, sentences }) =>
      sentences.map(({ start, end }) => text.slice(start, end)).join(" "),
    );

    expect(joined).toEqual(content.passages.map(({ text }) => text));
  });

  it("makes each fact findable by name and alias, whatever its sentence says", () => {
    const subjects = new Map(content.subjects.map((subject) => [subject.id, subject]));
    const items = new Map(content.items.map((item) => [item.id, item]));

    const unfindable = listPassages(false).filter(({ item, text, indexedText }) => {
      const { name = "?", aliases = [] } = subjects.get(items.get(item)?.subject ?? "") ?? {};
      return ![name, ...aliases, text].every((part) => indexedText.includes(part));
    });

    expect(unfindable).toEqual([]);
  });
});
