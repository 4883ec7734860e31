import { describe, expect, it } from "vitest";
import { analyseQuestion, analyseText } from "../../src/language/analyse.ts";

describe("analyseText", () => {
  it("keeps words in order and as often as they occur, without stop words", () => {
    const words = analyseText("Les données de l'État, ces données", "fr").map(({ exact }) => exact);

    expect(words).toEqual(["donnees", "etat", "donnees"]);
  });

  it("drops single letters but not single digits", () => {
    const words = analyseText("Plan B, niveau 3", "fr").map(({ exact }) => exact);

    expect(words).toEqual(["plan", "niveau", "3"]);
  });
});

describe("analyseQuestion", () => {
  it("keeps a word once", () => {
    const words = analyseQuestion("Bleu ou Bleu ?", "fr");

    expect(words).toEqual([{ exact: "bleu", stem: "bleu" }]);
  });

  it("stems a question of another language as French and as English, so that cognates meet", () => {
    const stems = analyseQuestion("Sind die Zertifikate national?", "de").map(({ stem }) => stem);

    const french = analyseText("national", "fr").map(({ stem }) => stem);
    const english = analyseText("national", "en").map(({ stem }) => stem);
    expect(stems).toEqual(expect.arrayContaining([...french, ...english]));
  });

  it("leaves nothing of a question made of stop words", () => {
    expect(analyseQuestion("Et alors ?", "fr")).toEqual([]);
  });
});
