import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { AskerLanguage } from "../../src/domain/language.ts";
import { loadPhrases } from "../../src/language/phrases.ts";

const GREETING = 'hello: "{name}: hello."\nonly: "Fixed (text) [1] + 2?"\n';

/** A folder of phrases in which each language says the same, but for the changes. */
async function writePhrases(changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "phrases-"));
  onTestFinished(async () => rm(folder, { recursive: true, force: true }));
  await Promise.all(
    AskerLanguage.options.map(async (language) =>
      writeFile(join(folder, `answer.${language}.yaml`), changes[language] ?? GREETING),
    ),
  );
  return folder;
}

describe("prompts/", () => {
  it.each(["answer", "terminal", "source", "chat"])(
    "has the same keys and slots of %s in six languages",
    async (name) => {
      const files = (await readdir("prompts")).filter((file) => file.startsWith(`${name}.`));
      const shapes = await Promise.all(
        files.map(async (file) => {
          const texts: Record<string, string> = parse(
            await readFile(join("prompts", file), "utf8"),
          );
          return Object.entries(texts)
            .map(
              ([key, text]) => `${key} ${(text.match(/\{[a-z]+\}/g) ?? []).toSorted().join(" ")}`,
            )
            .toSorted();
        }),
      );

      expect(files).toHaveLength(AskerLanguage.options.length);
      expect(shapes[0]?.length).toBeGreaterThan(10);
      expect(shapes).toEqual(shapes.map(() => shapes[0]));
    },
  );

  it("can be loaded", async () => {
    const phrases = await loadPhrases("prompts");

    expect(phrases.text("fr", "language-en")).toBe("anglais");
    expect(phrases.text("de", "language-en")).toBe("Englisch");
  });
});

describe("loadPhrases", () => {
  it.each([
    {
      name: "a key that one language lacks",
      changes: { nl: 'hello: "{name}: hallo."\n' },
      told: ['"only" is missing in nl'],
    },
    {
      name: "a key that only one language has",
      changes: { fr: `${GREETING}more: "encore"\n` },
      told: ['"more" is missing in en', '"more" is missing in de'],
    },
    {
      name: "other slots in one language",
      changes: { it: GREETING.replace("{name}", "{nome}") },
      told: ['"hello" has other slots in it', "{name}"],
    },
    {
      name: "a slot too few",
      changes: { es: GREETING.replace("{name}", "") },
      told: ['"hello" has other slots in es'],
    },
    {
      name: "other slots in the first language, which is the one that differs",
      changes: { fr: GREETING.replace("{name}", "{nom}") },
      told: ['differ: "hello" has other slots in fr (expected: {name}).', "PROMPTS_DIR"],
    },
    { name: "an empty phrase", changes: { de: 'hello: ""\nonly: "x"\n' }, told: ["hello"] },
    {
      name: "a key of the wrong form",
      changes: { de: 'Hello there: "x"\n' },
      told: ["Hello there"],
    },
    {
      name: "what is no YAML",
      changes: { de: 'only: "y"\nhello: "x\n' },
      told: [
        "answer.de.yaml:3 cannot be read: this is no YAML. Mend it, restore it",
        "set PROMPTS_DIR",
      ],
    },
    {
      name: "a text without keys",
      changes: { de: "hello" },
      told: ["answer.de.yaml cannot be read: it holds no phrases"],
    },
    {
      name: "a key written twice",
      changes: { de: `${GREETING}${GREETING}` },
      told: ["answer.de.yaml:3 cannot be read: a key is written twice"],
    },
  ])("refuses $name and names it", async ({ changes, told }) => {
    const folder = await writePhrases(changes);

    const loading = loadPhrases(folder);

    await expect(loading).rejects.toMatchObject({ code: "PHRASES_INVALID" });
    const message = await loading.then(() => "", String);
    expect(message).toContain(folder);
    expect(told.filter((part) => !message.includes(part))).toEqual([]);
  });

  it("names the folder that is missing", async () => {
    await expect(loadPhrases("no/such/folder")).rejects.toMatchObject({
      code: "PHRASES_INVALID",
      message: expect.stringContaining("no/such/folder"),
    });
  });

  it("names the file that one language lacks, and none of its phrases", async () => {
    const folder = await writePhrases();
    await rm(join(folder, "answer.nl.yaml"));

    await expect(loadPhrases(folder)).rejects.toMatchObject({
      code: "PHRASES_INVALID",
      message: expect.stringContaining(`${folder} differ: file missing: answer.nl.yaml. Mend it`),
    });
  });

  it("passes over files that are no phrases", async () => {
    const folder = await writePhrases();
    await writeFile(join(folder, "answer.md"), "For a language model.");
    await writeFile(join(folder, "answer.pt.yaml"), 'hello: "olá"\n');

    const phrases = await loadPhrases(folder);

    expect(phrases.text("fr", "hello", { name: "Ada" })).toBe("Ada: hello.");
  });
});

describe("Phrases", () => {
  it.each([
    { name: "an unknown key", key: "farewell", slots: {}, told: 'no phrase "farewell" in fr' },
    { name: "a slot without a value", key: "hello", slots: {}, told: "no value for {name}" },
    {
      name: "another slot's value",
      key: "hello",
      slots: { nom: "x" },
      told: "no value for {name}",
    },
  ])("refuses $name", async ({ key, slots, told }) => {
    const phrases = await loadPhrases(await writePhrases());

    expect(() => phrases.text("fr", key, slots)).toThrow(
      expect.objectContaining({ code: "PHRASES_INVALID", message: expect.stringContaining(told) }),
    );
  });

  it.each([
    { name: "a slot of another phrase's form", value: "{name}" },
    { name: "signs that replacing could read as references", value: "$& $1 $$" },
  ])("fills in $name as it is", async ({ value }) => {
    const phrases = await loadPhrases(await writePhrases());

    expect(phrases.text("en", "hello", { name: value })).toBe(`${value}: hello.`);
  });

  it.each([
    { name: "a phrase", text: "Fixed (text) [1] + 2?", readings: [{ key: "only", slots: {} }] },
    {
      name: "a phrase with its slot filled",
      text: "Ada Lovelace: hello.",
      readings: [{ key: "hello", slots: { name: "Ada Lovelace" } }],
    },
    { name: "a phrase with its slot left empty", text: ": hello.", readings: [] },
    { name: "a phrase with words behind it", text: "Ada: hello. It is American.", readings: [] },
    { name: "a phrase with words before it", text: "Well, Fixed (text) [1] + 2?", readings: [] },
    { name: "signs that a pattern would read", text: "Fixed text 1 2", readings: [] },
    { name: "words of nobody's", text: "OVHcloud is American.", readings: [] },
    { name: "nothing", text: "", readings: [] },
  ])("reads $name", async ({ text, readings }) => {
    const phrases = await loadPhrases(await writePhrases());

    expect(phrases.readingsOf("fr", text)).toEqual(readings);
  });

  it("reads back what it wrote, in each language", async () => {
    const phrases = await loadPhrases("prompts");
    const slots = { reading: "Bleu (Azure) $1", other: "S3NS; it can also" };

    for (const language of AskerLanguage.options) {
      const text = phrases.text(language, "ambiguous", slots);
      expect(phrases.readingsOf(language, text)).toContainEqual({ key: "ambiguous", slots });
    }
  });

  it("reads the phrases of each language apart", async () => {
    const phrases = await loadPhrases("prompts");

    const text = phrases.text("de", "dispute");

    expect(phrases.readingsOf("de", text)).toContainEqual({ key: "dispute", slots: {} });
    expect(phrases.readingsOf("en", text).map(({ key }) => key)).not.toContain("dispute");
  });
});
