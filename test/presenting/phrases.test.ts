import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { AskerLanguage } from "../../src/domain/language.ts";

const Texts = z.record(z.string(), z.string().min(1));

/** Words that are the same in two languages, and names. */
const SAME =
  /^(?:source-(?:heading|generation|quote)|chat-(?:home-title|button-(?:passage|stop|cancel)|change-source|publisher-(?:one|many)|feedback-reason-.*|reindex-progress.*))$/u;

async function textsOf(name: string, language: AskerLanguage): Promise<Record<string, string>> {
  return Texts.parse(parse(await readFile(join("prompts", `${name}.${language}.yaml`), "utf8")));
}

async function codeIn(...folders: readonly string[]): Promise<string> {
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder))
        .filter((name) => name.endsWith(".ts"))
        .map((name) => join(folder, name)),
    ),
  );
  return (await Promise.all(files.flat().map(async (file) => readFile(file, "utf8")))).join("\n");
}

/** Whether the code says a key, whole or up to the part that it completes. */
function isSaid(key: string, code: string): boolean {
  const stems = key.split("-").map((_, index, parts) => `${parts.slice(0, index).join("-")}-`);
  return code.includes(`"${key}"`) || stems.some((stem) => code.includes(`\`${stem}\${`));
}

describe.each([{ name: "chat" }, { name: "source" }])("prompts/$name", ({ name }) => {
  it("holds no phrase that nobody says, and every phrase begins with its name", async () => {
    const code = await codeIn("src/presenting");
    const keys = Object.keys(await textsOf(name, "en"));

    expect(keys.filter((key) => !isSaid(key, code))).toEqual([]);
    expect(keys.filter((key) => !key.startsWith(`${name}-`))).toEqual([]);
    expect(keys.length).toBeGreaterThan(15);
  });

  it("holds every phrase that is said whole", async () => {
    const code = await codeIn("src/presenting");
    const texts = await textsOf(name, "en");

    const said = code.match(new RegExp(`(?<=")${name}-[a-z0-9-]+(?=")`, "gu")) ?? [];

    expect(said.filter((key) => !(key in texts))).toEqual([]);
    expect(said.length).toBeGreaterThan(8);
  });

  it.each(AskerLanguage.options)(
    "is written in %s and not copied from English",
    async (language) => {
      const texts = await textsOf(name, language);
      const english = await textsOf(name, "en");

      const same = Object.keys(texts).filter((key) => texts[key] === english[key]);

      expect(language === "en" ? [] : same.filter((key) => !SAME.test(key))).toEqual([]);
    },
  );
});

describe("lengths of phrases", () => {
  it.each([
    { name: "buttons", pattern: /^chat-button-/u, max: 24 },
    { name: "titles and buttons of forms", pattern: /^chat-feedback-(?:title|submit)$/u, max: 24 },
    { name: "descriptions of commands", pattern: /^chat-command-/u, max: 100 },
    { name: "suggestions", pattern: /^chat-suggestion-/u, max: 75 },
    { name: "notices", pattern: /^chat-(?:notice|limited|failed)-/u, max: 250 },
  ])("keeps $name within $max characters", async ({ pattern, max }) => {
    const texts = await Promise.all(
      AskerLanguage.options.map(async (each) => textsOf("chat", each)),
    );
    const measured = texts.flatMap((each) =>
      Object.entries(each).filter(([key]) => pattern.test(key)),
    );

    expect(measured.filter(([, text]) => text.length > max)).toEqual([]);
    expect(measured.length).toBeGreaterThan(5);
  });

  it("parts French punctuation by no-break spaces", async () => {
    const texts = { ...(await textsOf("chat", "fr")), ...(await textsOf("source", "fr")) };

    expect(Object.values(texts).filter((text) => / [:;?!»]|« /u.test(text))).toEqual([]);
  });
});
