import { describe, expect, it } from "vitest";
import type { ItemId } from "../../src/domain/passage.ts";
import { isEvidenceForeign } from "../../src/evaluation/question-groups.ts";
import { summarise } from "../../src/evaluation/summarise.ts";
import { questionOf, scoredOf } from "../helpers/evaluated-answer.ts";

describe("isEvidenceForeign", () => {
  it.each<{ name: string; language: string; relevant: ItemId[]; expected: boolean }>([
    {
      name: "a French article for English",
      language: "en",
      relevant: ["article:a.fr"],
      expected: true,
    },
    {
      name: "a French article for French",
      language: "fr",
      relevant: ["article:a.fr"],
      expected: false,
    },
    { name: "a fact for French", language: "fr", relevant: ["fact:f"], expected: false },
    { name: "a fact for German", language: "de", relevant: ["fact:f"], expected: true },
    {
      name: "one item of several in the language",
      language: "en",
      relevant: ["article:a.fr", "topic:t.en"],
      expected: false,
    },
  ])("is $expected for $name", ({ language, relevant, expected }) => {
    expect(isEvidenceForeign(questionOf({ language, relevant }))).toBe(expected);
  });

  it("is false for what cannot be answered", () => {
    expect(isEvidenceForeign(questionOf({ answerable: false, relevant: [] }))).toBe(false);
  });
});

describe("summarise", () => {
  it("groups by type, by French, English and other, and by where the evidence is", () => {
    const summary = summarise([
      scoredOf({ language: "de", type: "list" }),
      scoredOf({ language: "it", type: "fact" }),
      scoredOf({ language: "fr", type: "fact" }),
      scoredOf({ language: "en", type: "fact" }),
    ]);

    expect([...summary].map(([group, figures]) => [group, figures.questions])).toEqual([
      ["all", 4],
      ["type fact", 3],
      ["type list", 1],
      ["language en", 1],
      ["language fr", 1],
      ["language other", 2],
      ["evidence only in another language", 2],
    ]);
  });
});
