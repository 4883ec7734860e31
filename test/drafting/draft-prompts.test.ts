import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { AskerLanguage } from "../../src/domain/language.ts";
import { draftJsonSchema } from "../../src/drafting/draft-schema.ts";
import { readDraftPrompts } from "../../src/drafting/read-draft-prompts.ts";

describe("prompts/draft.*.md", () => {
  it.each(AskerLanguage.options)("asks in %s for the form that is read", async (language) => {
    const prompts = await readDraftPrompts("prompts");
    const asked = /\{"claims".*\}/u.exec(prompts[language])?.[0] ?? "";

    expect(JSON.parse(asked)).toEqual({
      claims: [
        { text: expect.any(String), passages: [expect.any(String)], quotes: [expect.any(String)] },
      ],
    });
    expect(draftJsonSchema()).toMatchObject({ required: ["claims"], additionalProperties: false });
    expect(prompts[language]).toContain('{"claims": []}');
    expect(prompts[language]).toContain("replacedByNewerState");
  });

  it("are not the same text twice", async () => {
    const prompts = await readDraftPrompts("prompts");

    expect(new Set(Object.values(prompts)).size).toBe(AskerLanguage.options.length);
  });

  it.each([
    { name: "missing", text: null, told: "draft.nl.md cannot be read" },
    {
      name: "asking for something else",
      text: "Answer.",
      told: 'draft.nl.md does not ask for "claims"',
    },
  ])("are refused when one is $name", async ({ text, told }) => {
    const folder = mkdtempSync(join(tmpdir(), "drafts-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (const language of AskerLanguage.options) {
      const prompt = language === "nl" ? text : '{"claims": []}';
      if (prompt !== null) {
        writeFileSync(join(folder, `draft.${language}.md`), prompt);
      }
    }

    await expect(readDraftPrompts(folder)).rejects.toMatchObject({
      code: "PHRASES_INVALID",
      message: expect.stringContaining(told),
    });
  });
});

describe("prompts/model.*.yaml", () => {
  it("say the same in six languages, with the same slots", () => {
    const shapes = AskerLanguage.options.map((language) => {
      const texts: Record<string, string> = parse(
        readFileSync(`prompts/model.${language}.yaml`, "utf8"),
      );
      return Object.entries(texts).map(
        ([key, text]) => `${key} ${(text.match(/\{[a-z]+\}/g) ?? []).toSorted().join(" ")}`,
      );
    });

    expect(shapes[0]?.length).toBeGreaterThan(5);
    expect(shapes).toEqual(shapes.map(() => shapes[0]));
  });
});
