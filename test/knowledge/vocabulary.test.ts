import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readVocabulary } from "../../src/knowledge/vocabulary.ts";
import { createFolder } from "../helpers/small-base.ts";

const SHIPPED = await readFile("data/vocabulary.yaml", "utf8");

describe("readVocabulary", () => {
  it.each([
    { name: "a file that is no YAML", text: "topics:\n  keys: [a, b\n", told: ":3 not valid YAML" },
    { name: "a text", text: "words", told: ":1 the file is " },
    { name: "an unknown group", text: `${SHIPPED}\nmore: {}\n`, told: "unknown field `more`" },
    {
      name: "a country that is no code",
      text: SHIPPED.replace(/^countries:\n/mu, "countries:\n  Germany: [germany]\n"),
      told: "Germany",
    },
    {
      name: "a file cut short",
      text: SHIPPED.slice(0, SHIPPED.indexOf("aspects:")),
      told: "`aspects` is missing: add it",
    },
  ])("names file, line and mend of $name", async ({ text, told }) => {
    const dataDir = await createFolder();
    await writeFile(join(dataDir, "vocabulary.yaml"), text);

    const error: unknown = await readVocabulary(dataDir).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ code: "KNOWLEDGE_INVALID" });
    expect(String(error)).toMatch(/vocabulary\.yaml:\d+ /u);
    expect(String(error)).toContain(told);
    expect(String(error)).toContain("`git checkout -- data/vocabulary.yaml`");
    expect(String(error).split("\n").length).toBeLessThan(6);
  });

  it("says that the file is missing, and how to get it back", async () => {
    await expect(readVocabulary(await createFolder())).rejects.toThrow(
      /vocabulary\.yaml cannot be read \(ENOENT\)\. Mend it, or restore it with `git checkout/u,
    );
  });
});
