import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../src/language/fold.ts";

describe("fold", () => {
  it.each([
    {
      name: "accents",
      text: "Données hébergées à Besançon",
      folded: "donnees hebergees a besancon",
    },
    { name: "composed and decomposed letters alike", text: "e\u0301tat", folded: "etat" },
    { name: "capitals", text: "SecNumCloud", folded: "secnumcloud" },
    { name: "French ligatures", text: "Œuvre, ex æquo", folded: "oeuvre, ex aequo" },
    { name: "a ligature of the printer", text: "ﬁlière", folded: "filiere" },
    { name: "sharp s, small and capital", text: "Straße STRAẞE", folded: "strasse strasse" },
    {
      name: "German and Spanish letters",
      text: "Übermittlung, España",
      folded: "ubermittlung, espana",
    },
    { name: "the typographic apostrophe", text: "l’État", folded: "l'etat" },
    { name: "an acute accent typed as an apostrophe", text: "l´État", folded: "l'etat" },
    { name: "a grave accent typed as an apostrophe", text: "l`État", folded: "l'etat" },
    { name: "full-width letters", text: "ＯＶＨ", folded: "ovh" },
    { name: "nothing", text: "", folded: "" },
  ])("folds $name", ({ text, folded }) => {
    expect(fold(text)).toBe(folded);
  });

  it("folds a text as it folds its characters, whatever stands beside them", () => {
    const common = fc.constantFrom(..."aZ9 .'`´’‘«»“”…–—·ªº²½€àÉîÔüçñŒœÆæßẞıİŁšŸ".split(""));
    fc.assert(
      fc.property(fc.array(common), (characters) => {
        expect(fold(characters.join(""))).toBe(characters.map(fold).join(""));
      }),
    );
  });

  it.each([
    { name: "a character that is rarely written", beside: "ﬁ" },
    { name: "a letter of another script", beside: "Ж" },
    { name: "an emoji", beside: "🔑" },
  ])("folds the rest alike beside $name", ({ beside }) => {
    const text = "L’Œuvre, ½ ª ½ Straße à l´État`s…\u00A0€ İstanbul";
    expect(fold(`${text} ${beside}`)).toBe(`${fold(text)} ${fold(beside)}`);
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});
