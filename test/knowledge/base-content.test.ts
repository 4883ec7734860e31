import { describe, expect, it } from "vitest";
import type { Passage } from "../../src/domain/passage.ts";
import { type BaseContent, toBaseContent } from "../../src/knowledge/base-content.ts";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { type Changes, edit, SMALL_BASE, writeBase } from "../helpers/small-base.ts";

const ARTICLE = "articles/2025-06-10-alpha.en.md";
const BETA = "providers/beta.yaml";

async function readContent(changes: Changes = {}): Promise<BaseContent> {
  const reading = await readKnowledge(await writeBase(changes));
  expect(reading).toMatchObject({ kind: "valid" });
  if (reading.kind !== "valid") {
    throw new Error("the base is faulty");
  }
  return toBaseContent(reading.knowledge);
}

function passagesOf(content: BaseContent, item: string): readonly Passage[] {
  return content.passages.filter((passage) => passage.item === item);
}

describe("toBaseContent", () => {
  it("orders items by id, passages by item, then language or place, subjects by id", async () => {
    const content = await readContent();

    expect(content.items.map(({ id }) => id)).toEqual([
      "article:2025-06-10-alpha.en",
      "fact:alpha-candidate",
      "fact:alpha-owner",
      "fact:alpha-qualified",
      "fact:beta-share",
      "summary:alpha",
      "summary:beta",
      "topic:keys.en",
      "topic:keys.fr",
    ]);
    expect(content.passages.map(({ id }) => id).slice(4, 9)).toEqual([
      "article:2025-06-10-alpha.en#5",
      "article:2025-06-10-alpha.en#6",
      "fact:alpha-candidate#fr",
      "fact:alpha-candidate#en",
      "fact:alpha-owner#fr",
    ]);
    expect(content.subjects).toEqual([
      { id: "alpha", name: "Alpha", aliases: ["Alpha Cloud", "Société Alpha"], kind: "provider" },
      { id: "beta", name: "Beta", aliases: [], kind: "offer" },
    ]);
  });

  it("makes of a fact one item and a passage in each language", async () => {
    const content = await readContent();

    const item = content.items.find(({ id }) => id === "fact:alpha-qualified");
    const [, english] = passagesOf(content, "fact:alpha-qualified");
    const text = "Alpha Cloud is qualified for two services.";
    const start = SMALL_BASE["providers/alpha.yaml"]?.indexOf(text) ?? -1;
    expect(item).toMatchObject({
      kind: "fact",
      group: "fact:alpha-qualified",
      title: "Alpha",
      subject: "alpha",
      language: null,
      date: "2025-06-10",
      file: "providers/alpha.yaml",
      sources: [{ title: "Catalogue", published: null }],
      fact: { id: "alpha-qualified", supersedes: ["alpha-candidate"] },
    });
    expect(english).toEqual({
      id: "fact:alpha-qualified#en",
      item: "fact:alpha-qualified",
      language: "en",
      headings: [],
      text,
      indexedText:
        "Alpha (Alpha Cloud, Société Alpha) SecNumCloud qualification ANSSI, qualified: " +
        `${text} Qualified Alpha Compute, Alpha Store`,
      offset: { start, end: start + text.length },
      sources: [0],
      sentences: [{ start: 0, end: text.length, standsAlone: true }],
    });
  });

  it("leaves out empty aliases and a scope that the sentence names, and resolves escapes", async () => {
    const scoped = edit(BETA, 'en: "Beta \\"Holding\\" holds', 'en: "Beta Holding holds');

    const [plain, quoted] = [await readContent({ [BETA]: scoped }), await readContent()];

    const [, named] = passagesOf(plain, "fact:beta-share");
    const [, unnamed] = passagesOf(quoted, "fact:beta-share");
    expect(named?.indexedText).toBe(
      "Beta owner, shareholders, who owns the capital: Beta Holding holds half of Alpha. Half of Alpha",
    );
    expect(unnamed?.text).toBe('Beta "Holding" holds half of Alpha.');
    expect(unnamed?.indexedText).toMatch(/ Half of Alpha Beta Holding$/);
  });

  it("finds a sentence in whatever style of YAML it is written", async () => {
    const plain = "fr: Beta détient la moitié d'Alpha.";
    const folded = "en: >-\n        Beta holds\n        half of Alpha.\n";
    const single = "fr: 'Offre de l''équipe.'";
    const file = edit(BETA, 'fr: "Beta détient la moitié d\'Alpha."', plain)
      .replace('en: "Beta \\"Holding\\" holds half of Alpha."\n', folded)
      .replace('fr: "Offre de démonstration."', single);

    const content = await readContent({ [BETA]: file });

    const passages = [
      ...passagesOf(content, "fact:beta-share"),
      ...passagesOf(content, "summary:beta").slice(0, 1),
    ];
    expect(passages.map(({ text }) => text)).toEqual([
      "Beta détient la moitié d'Alpha.",
      "Beta holds half of Alpha.",
      "Offre de l'équipe.",
    ]);
    expect(passages.map(({ offset }) => file.slice(offset.start, offset.end))).toEqual([
      "Beta détient la moitié d'Alpha.",
      "Beta holds\n        half of Alpha.",
      "Offre de l''équipe.",
    ]);
  });

  it("indexes a summary without making evidence of it", async () => {
    const content = await readContent();

    const item = content.items.find(({ id }) => id === "summary:alpha");
    const [french] = passagesOf(content, "summary:alpha");
    expect(item).toMatchObject({ kind: "summary", date: null, sources: [], fact: null });
    expect(french).toMatchObject({
      id: "summary:alpha#fr",
      text: "Fournisseur de démonstration.",
      indexedText: "Alpha (Alpha Cloud, Société Alpha): Fournisseur de démonstration.",
      sources: [],
    });
  });

  it("groups the versions of a topic and gives passages their heading path", async () => {
    const content = await readContent();

    const items = content.items.filter(({ kind }) => kind === "topic");
    expect(items.map(({ group, language, date }) => ({ group, language, date }))).toEqual([
      { group: "topic:keys", language: "en", date: "2025-06" },
      { group: "topic:keys", language: "fr", date: "2025-06" },
    ]);
    expect(passagesOf(content, "topic:keys.fr")).toMatchObject([
      {
        id: "topic:keys.fr#1",
        headings: ["Qui les détient"],
        text: "Le client garde ses clés.",
        indexedText: "Les clés. Qui les détient. Le client garde ses clés.",
        sources: [0],
      },
      {
        id: "topic:keys.fr#2",
        headings: ["Qui les détient", "En pratique"],
        text: "Elles restent chez lui.",
        indexedText: "Les clés. Qui les détient. En pratique. Elles restent chez lui.",
        sources: [1, 0],
      },
    ]);
  });

  it("closes a section when a heading of the same depth follows", async () => {
    const text = edit("topics/keys.fr.md", "### En pratique", "## En pratique");

    const content = await readContent({ "topics/keys.fr.md": text });

    expect(passagesOf(content, "topic:keys.fr")[1]?.headings).toEqual(["En pratique"]);
  });

  it("parts paragraphs by their sources, and takes list items and table rows", async () => {
    const content = await readContent();

    const passages = passagesOf(content, "article:2025-06-10-alpha.en");
    expect(passages.map(({ text, sources }) => ({ text, sources }))).toEqual([
      { text: "Alpha is qualified. It waited a year.", sources: [0] },
      { text: "Critics see two weak points:", sources: [1] },
      { text: "Its owner is Beta.", sources: [1] },
      { text: "The owner is disputed.", sources: [1, 0] },
      { text: "Compute | 2028-06", sources: [0] },
      { text: "Store | no date", sources: [1] },
    ]);
    expect(passages[0]?.sentences).toHaveLength(2);
    expect(passages[4]?.headings).toEqual(["Services"]);
    expect(passages[4]?.indexedText).toBe(
      "Is Alpha qualified? Services. Service, Until. Compute | 2028-06",
    );
  });

  it("parts a paragraph of more than 1,600 characters between sentences, at exact offsets", async () => {
    const sentences = Array.from({ length: 60 }, (_, index) =>
      index % 7 === 0
        ? `Sentence ${String(index)} goes\non a line.`
        : `Sentence ${String(index)} ${"is long ".repeat(5)}enough.`,
    );
    const file = edit(ARTICLE, "- The owner is disputed.", `- ${sentences.join(" ")}`);

    const content = await readContent({ [ARTICLE]: file });

    const parts = passagesOf(content, "article:2025-06-10-alpha.en").slice(3, -2);
    const shown = sentences.join(" ").replaceAll("\n", " ");
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.map(({ text }) => text).join(" ")).toBe(shown);
    for (const { text, offset, sources } of parts) {
      const slice = file.slice(offset.start, offset.end).replaceAll(/\s*\[\d+\]/g, "");
      expect(text.length).toBeLessThanOrEqual(1600);
      expect(text).toMatch(/^Sentence .*\.$/);
      expect(slice.replaceAll(/\s+/g, " ")).toBe(text);
      expect(sources).toEqual([1, 0]);
    }
  });

  it("keeps a sentence of more than 1,600 characters whole", async () => {
    const long = `It ${"goes on and ".repeat(200)}ends.`;
    const file = edit(ARTICLE, "The owner is disputed.", `${long} It is disputed.`);

    const content = await readContent({ [ARTICLE]: file });

    const texts = passagesOf(content, "article:2025-06-10-alpha.en").map(({ text }) => text);
    expect(texts.slice(3, 5)).toEqual([long, "It is disputed."]);
  });

  it("gives the same content twice", async () => {
    const [first, second] = [await readContent(), await readContent()];

    expect(JSON.stringify(first)).toBe(JSON.stringify(second));
  });
});
