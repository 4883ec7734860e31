import { describe, expect, it } from "vitest";
import { stem } from "../../src/language/stem.ts";

describe("stem", () => {
  it.each([
    { language: "fr", words: ["souverain", "souveraine", "souverains", "souverainete"] },
    { language: "fr", words: ["donnee", "donnees"] },
    { language: "fr", words: ["etat", "etats"] },
    { language: "fr", words: ["certification", "certifications"] },
    { language: "fr", words: ["hebergeur", "hebergeurs"] },
    { language: "en", words: ["sovereign", "sovereignty", "sovereigns"] },
    { language: "en", words: ["provider", "providers"] },
    { language: "en", words: ["certified", "certifies"] },
  ] as const)("brings $words together", ({ language, words }) => {
    const stems = new Set(words.map((word) => stem(word, language)));

    expect([...stems]).toHaveLength(1);
  });

  it.each([
    { language: "fr", one: "donnees", other: "donner" },
    { language: "fr", one: "etat", other: "etait" },
    { language: "fr", one: "operateur", other: "operette" },
  ] as const)("keeps $one and $other apart", ({ language, one, other }) => {
    expect(stem(one, language)).not.toBe(stem(other, language));
  });

  it.each(["27001", "3.2", "nis2", "s3ns", "hds", "le"])("leaves %s as it is", (word) => {
    expect(stem(word, "fr")).toBe(word);
    expect(stem(word, "en")).toBe(word);
  });

  it("does not mix up languages that it remembers words of", () => {
    const [french, english] = [stem("operating", "fr"), stem("operating", "en")];

    expect(stem("operating", "fr")).toBe(french);
    expect(stem("operating", "en")).toBe(english);
    expect(french).not.toBe(english);
  });
});
