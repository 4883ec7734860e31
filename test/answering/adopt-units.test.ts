import { describe, expect, it } from "vitest";
import { UnitAdoption } from "../../src/answering/adopt-units.ts";
import type { EvidenceUnit } from "../../src/answering/evidence-unit.ts";
import { SELECTION } from "../../src/answering/selection-limits.ts";
import { articlesOf } from "../helpers/articles.ts";
import { openContent } from "../helpers/open-content.ts";
import { openAnswering } from "../helpers/small-answering.ts";

const TEXT =
  "Alpha runs three data centres. Nobody knows why they closed. In Spain it hired engineers. Critics expect another lawsuit.";

/** Adopts for one question among sentences of as many words as given. */
async function adopt(
  words: readonly number[],
  text = "What about Alpha?",
): Promise<{ readonly adoption: UnitAdoption; readonly units: readonly EvidenceUnit[] }> {
  const small = await openAnswering(
    await openContent(articlesOf([{ id: "a", language: "en", text: TEXT }])),
  );
  const single = small.units("article:a", "en").filter(({ first, last }) => first === last);
  const units = single
    .slice(0, words.length)
    .map((unit, at) => ({ ...unit, wordCount: words[at] ?? 0 }));
  return { adoption: new UnitAdoption(await small.find(text), small.finder.parts), units };
}

describe("UnitAdoption", () => {
  it.each([
    { name: "two that fit each alone, but not together", words: [70, 70], taken: false },
    { name: "three of which any two fit", words: [45, 45, 45], taken: false },
    { name: "two that fit together", words: [60, SELECTION.maxWords - 60], taken: true },
    { name: "one that is longer than all may be", words: [SELECTION.maxWords + 1], taken: true },
  ])("takes $name: $taken", async ({ words, taken }) => {
    const { adoption, units } = await adopt(words);

    expect(units).toHaveLength(words.length);
    expect(adoption.take(units)).toBe(taken ? null : "over-limit");
    expect(adoption.isEmpty).toBe(!taken);
  });

  it("adds up what is offered one after the other, and leaves out what does not fit", async () => {
    const { adoption, units } = await adopt([70, 70, 40]);

    expect(units.map((unit) => adoption.take([unit]))).toEqual([null, "over-limit", null]);
  });

  it("takes more for a question that asks for a list", async () => {
    const words = [60, SELECTION.maxWordsWide - 60];
    const { adoption, units } = await adopt(words, "List everything about Alpha");

    expect(adoption.take(units)).toBeNull();
  });

  it("takes nothing twice", async () => {
    const { adoption, units } = await adopt([10]);

    expect([adoption.take(units), adoption.take(units)]).toEqual([null, "said-already"]);
  });
});
