import { describe, expect, it } from "vitest";
import { isQuestion } from "../../src/assistant/question-form.ts";

describe("isQuestion", () => {
  it.each([
    "Qui exploite Bleu",
    "et Outscale ?",
    "Et quand a-t-il été qualifié",
    "quelles régions sont concernées",
    "où sont les données",
    "Qu’est-ce que le CLOUD Act",
    "c'est quoi SecNumCloud",
    "who operates Bleu",
    "ok, but why is that",
    "is it qualified",
    "Wer betreibt Delos",
    "Und wo liegen die Daten",
    "¿Quién opera Bleu?",
    "cuántos centros tiene",
    "Chi gestisce PSN",
    "perché non è qualificato",
    "wie beheert dat",
    "Bleu is qualified, right?",
    "(et Bleu ?)",
    "Bleu？",
    "tell me about Bleu",
  ])("is one: %s", (text) => {
    expect(isQuestion(text)).toBe(true);
  });

  it.each([
    "",
    "yes I think so",
    "oui je pense",
    "merci !",
    "Je vois avec Paul demain.",
    "ouvert depuis mai",
    "quickly then",
    "whatever",
    "isolated from the rest",
    "see https://example.org/a?id=1",
    "ja, das glaube ich",
    "👍",
  ])("is none: %s", (text) => {
    expect(isQuestion(text)).toBe(false);
  });

  it.each([
    { text: "why?", expected: false },
    { text: "tu crois ?", expected: false },
    { text: "and who operates Bleu?", expected: true },
  ])("with three words at least, $text is one: $expected", ({ text, expected }) => {
    expect(isQuestion(text, 3)).toBe(expected);
  });
});
