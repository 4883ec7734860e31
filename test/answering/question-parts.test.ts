import { describe, expect, it } from "vitest";
import { askedParts } from "../../src/answering/question-parts.ts";

describe("askedParts", () => {
  it.each([
    ["one question", "Qui exploite Bleu ?", []],
    [
      "two in French",
      "Qui exploite Bleu, et depuis quand ça tourne ?",
      ["Qui exploite Bleu", "depuis quand ça tourne ?"],
    ],
    [
      "three after a preamble",
      "That court order: which court, what did they want, and where does it stand?",
      ["which court", "what did they want", "where does it stand?"],
    ],
    [
      "German with a case",
      "Wem gehört Alpha und wessen Recht gilt?",
      ["Wem gehört Alpha", "wessen Recht gilt?"],
    ],
    ["a date behind", "Was gilt, und ab wann?", ["Was gilt", "ab wann?"]],
    ["a short first half", "c quoi SEAL-3 et qui l'a eu ?", ["c quoi SEAL-3", "qui l'a eu ?"]],
    ["two sentences", "Is Bleu qualified? Who owns it?", ["Is Bleu qualified", "Who owns it?"]],
    [
      "German",
      "Wo sitzt die Firma und wer leitet das Ganze?",
      ["Wo sitzt die Firma", "wer leitet das Ganze?"],
    ],
    [
      "Dutch",
      "Waarom mocht het niet, en welk bureau adviseerde?",
      ["Waarom mocht het niet", "welk bureau adviseerde?"],
    ],
    [
      "a long first half without a question word",
      "OVHcloud a perdu en appel au Canada il y a quelques mois, qui a jugé ?",
      ["OVHcloud a perdu en appel au Canada il y a quelques mois", "qui a jugé ?"],
    ],
    ["names joined by and", "Compare OVHcloud and Scaleway", []],
    ["empty", "", []],
  ])("%s", (_name, text, parts) => {
    expect(askedParts(text)).toEqual(parts);
  });

  it("gives three parts at most", () => {
    expect(askedParts("Who is it? Where is it? When was it? Why was it?")).toHaveLength(3);
  });
});
