import { describe, expect, it } from "vitest";
import { asksStanding, isStandingWord } from "../../src/answering/asked-standing.ts";

describe("asksStanding", () => {
  it.each([
    "Quand le Data Act entre-t-il en vigueur ?",
    "Depuis quand DORA s'applique-t-il ?",
    "L'EUCS est-il adopté ?",
    "Le Privacy Shield est-il encore valable ?",
    "When did NIS2 enter into force?",
    "Since when does DORA apply?",
    "When does it take effect?",
    "Wann tritt der Data Act in Kraft?",
    "Gilt das Data Privacy Framework noch?",
    "¿Cuándo entró en vigor el Data Act?",
    "Quando è entrato in vigore il Data Act?",
    "Wanneer is de Data Act van kracht geworden?",
    "Is het EUCS al aangenomen?",
  ])("sees it in %s", (text) => {
    expect(asksStanding(text)).toBe(true);
  });

  it.each([
    "What does the Data Act say?",
    "Qui a proposé le CADA ?",
    "Was kostet der Anbieterwechsel?",
    "",
  ])("sees something else in “%s”", (text) => {
    expect(asksStanding(text)).toBe(false);
  });
});

describe("isStandingWord", () => {
  it.each(["vigueur", "kraft", "kracht", "applies", "adopte", "regulation", "seit", "encore"])(
    "takes %s for a part of such a question",
    (word) => {
      expect(isStandingWord(word)).toBe(true);
    },
  );

  it.each(["hospitals", "frais", "saas", "banken"])("takes %s for more than that", (word) => {
    expect(isStandingWord(word)).toBe(false);
  });
});
