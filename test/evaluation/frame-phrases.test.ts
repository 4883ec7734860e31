import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fillings, framePhrases, readFramePhrases } from "../../src/evaluation/frame-phrases.ts";

function allFillings(phrase: string, text: string): readonly (readonly string[])[] {
  return framePhrases([phrase]).templates.flatMap((template) => [...fillings(template, text)]);
}

describe("fillings", () => {
  it.each([
    { name: "one slot", phrase: "Rien sur {name}.", text: "Rien sur X.", expected: [["X"]] },
    { name: "another phrase", phrase: "Rien sur {name}.", text: "Tout sur X.", expected: [] },
    {
      name: "more after the end",
      phrase: "Rien sur {name}.",
      text: "Rien sur X. Non",
      expected: [],
    },
    { name: "an empty slot", phrase: "Rien sur {name}.", text: "Rien sur .", expected: [] },
    { name: "a slot at each end", phrase: "{a} vs {b}", text: "X vs Y", expected: [["X", "Y"]] },
    {
      name: "two ways to cut",
      phrase: "{a} et {b}",
      text: "X et Y et Z",
      expected: [
        ["X", "Y et Z"],
        ["X et Y", "Z"],
      ],
    },
  ])("finds $expected for $name", ({ phrase, text, expected }) => {
    expect(allFillings(phrase, text)).toEqual(expected);
  });
});

describe("readFramePhrases", () => {
  it("collects the strings of every YAML file, however deep", async () => {
    const folder = await mkdtemp(join(tmpdir(), "frame-phrases-"));
    await writeFile(
      join(folder, "a.fr.yaml"),
      'hello: "Bonjour  à\\ntous"\ndeep: { list: ["{n} faits"] }\n',
    );
    await writeFile(join(folder, "b.md"), "not: read");

    const phrases = readFramePhrases(folder);

    expect([...phrases.fixed]).toEqual(["Bonjour à tous"]);
    expect(phrases.templates).toEqual([{ slots: ["{n}"], literals: ["", " faits"] }]);
  });

  it("names a file that is no YAML", async () => {
    const folder = await mkdtemp(join(tmpdir(), "frame-phrases-"));
    await writeFile(join(folder, "a.fr.yaml"), "a: [");

    expect(() => readFramePhrases(folder)).toThrow(join(folder, "a.fr.yaml"));
  });
});
