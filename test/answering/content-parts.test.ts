import { describe, expect, it } from "vitest";
import { type ContentPart, contentParts, coverParts } from "../../src/answering/content-parts.ts";
import type { TextProfile } from "../../src/answering/evidence-unit.ts";
import { analyseText } from "../../src/language/analyse.ts";
import { openSmallAnswering } from "../helpers/small-answering.ts";

async function partsOf(question: string): Promise<readonly ContentPart[]> {
  const small = await openSmallAnswering();
  const { searched } = await small.find(question);
  return contentParts(searched, small.finder.conceptWeight);
}

async function wordsOf(question: string): Promise<readonly string[]> {
  return (await partsOf(question)).map(({ word, concepts }) => word?.exact ?? concepts.join(" "));
}

function profileOf(text: string, concepts: readonly string[] = []): TextProfile {
  const words = analyseText(text, "fr");
  return {
    terms: new Set(words.flatMap(({ stem, exact }) => [stem, `=${exact}`])),
    concepts: new Set(concepts),
    beginnings: new Set(),
  };
}

describe("contentParts", () => {
  it("are the words beside names, stop words and years", async () => {
    expect(await wordsOf("Quel est le PUE d'Alpha en 2024 ?")).toEqual(["pue"]);
  });

  it("are none for a question that is nothing but names", async () => {
    expect(await wordsOf("Alpha ?")).toEqual([]);
    expect(await wordsOf("Alpha et Beta ?")).toEqual([]);
  });

  it("are of the question alone, not of what is told around it", async () => {
    const words = await wordsOf(
      "Nous avons un gaufrier électrique. Quelle certification détient Alpha ?",
    );

    expect(words).not.toContain("gaufrier");
    expect(words).toContain("certification");
  });

  it("count words of one concept once", async () => {
    const words = await wordsOf("Quel prix, quel tarif, quel coût chez Alpha ?");

    expect(words).toEqual(["prix"]);
  });

  it.each([
    { question: "Est-ce que Zorbex vend Alpha ?", word: "zorbex", look: "name" },
    { question: "Alpha est vendu avec XK9000 ?", word: "xk9000", look: "name" },
    { question: "Alpha a un label ZRTX ?", word: "zrtx", look: "acronym" },
    { question: "Alpha vend des gaufres ?", word: "gaufres", look: "plain" },
    { question: "ALPHA VEND ZORBEX ?", word: "zorbex", look: "plain" },
    { question: "Verkauft Alpha denn heute Waffeln?", word: "waffeln", look: "plain" },
    { question: "Verkauft Alpha denn ZorbexAI?", word: "zorbexai", look: "name" },
    { question: "Wie teuer ist eine vZORB?", word: "vzorb", look: "name" },
  ])("see in “$question” that $word looks like a $look", async ({ question, word, look }) => {
    const part = (await partsOf(question)).find((each) => each.word?.exact === word);

    expect(part?.look).toBe(look);
  });

  it.each([
    { question: "Combien de salariés a Alpha ?", counted: ["salaries"] },
    { question: "How many employees does Alpha have?", counted: ["employees"] },
    { question: "Alpha a des salariés ?", counted: [] },
  ])("know what is counted in “$question”", async ({ question, counted }) => {
    const parts = (await partsOf(question)).filter(({ isCounted }) => isCounted);

    expect(parts.map(({ word }) => word?.exact)).toEqual(counted);
  });

  it("weigh no more than 7", async () => {
    const parts = await partsOf("Les gaufres d'Alpha, leur prix et leurs salariés ?");

    expect(parts.length).toBeGreaterThan(1);
    expect(parts.every(({ weight }) => weight > 0 && weight <= 7)).toBe(true);
  });
});

describe("coverParts", () => {
  it("covers all of no parts", () => {
    expect(coverParts([], [])).toBe(1);
  });

  it("covers a word by itself, by its stem, by a cognate and by its concept", async () => {
    const parts = await partsOf("Quelle certification pour Alpha ?");

    const cover = (text: string, concepts: readonly string[] = []): number =>
      coverParts(parts, [profileOf(text, concepts)]);
    expect(parts).toHaveLength(1);
    expect(cover("une certification")).toBe(1);
    expect(cover("des certifications")).toBe(1);
    expect(cover("un certificat")).toBe(1);
    expect(cover("un agrément", ["certified"])).toBe(1);
    expect(cover("des gaufres")).toBe(0);
  });

  it("covers the share by weight, over all texts together", async () => {
    const parts = await partsOf("Les gaufres et les crêpes d'Alpha ?");
    const weights = parts.map(({ weight }) => weight);

    const some = coverParts(parts, [profileOf("des gaufres")]);
    const all = coverParts(parts, [profileOf("des gaufres"), profileOf("des crêpes")]);

    expect(some).toBeCloseTo((weights[0] ?? 0) / weights.reduce((sum, each) => sum + each, 0), 10);
    expect(all).toBe(1);
  });
});
