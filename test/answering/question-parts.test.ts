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
    [
      "a French verb in front of its subject",
      "Le DPF est-il encore valable et qui l'a contesté ?",
      ["Le DPF est-il encore valable", "qui l'a contesté ?"],
    ],
    [
      "a second verb in French",
      "Qui possède Whaller et est-il certifié HDS ?",
      ["Qui possède Whaller", "est-il certifié HDS ?"],
    ],
    [
      "a second verb in German",
      "Wem gehört Leaseweb und hat es ein Siegel?",
      ["Wem gehört Leaseweb", "hat es ein Siegel?"],
    ],
    [
      "Spanish",
      "¿Quién es dueño de Exoscale y dónde están sus centros?",
      ["¿Quién es dueño de Exoscale", "dónde están sus centros?"],
    ],
    [
      "Italian",
      "Di chi è Aruba e quali certificazioni ha?",
      ["Di chi è Aruba", "quali certificazioni ha?"],
    ],
    [
      "a second verb in Dutch",
      "Van wie is Leaseweb en heeft het een keurmerk?",
      ["Van wie is Leaseweb", "heeft het een keurmerk?"],
    ],
    [
      "things behind a colon",
      "AWS European Sovereign Cloud: launch date, operator and can US staff access it?",
      ["launch date", "operator", "can US staff access it?"],
    ],
    [
      "things behind a colon in French",
      "Hetzner : propriétaire, régions et certifications ?",
      ["propriétaire", "régions", "certifications ?"],
    ],
    [
      "things behind a colon in German",
      "STACKIT: Betreiber, Regionen und Zertifikate?",
      ["Betreiber", "Regionen", "Zertifikate?"],
    ],
    ["still in English", "Who owns Bleu and is it still so?", ["Who owns Bleu", "is it still so?"]],
    [
      "encore in French",
      "Qui possède Bleu et est-il encore candidat ?",
      ["Qui possède Bleu", "est-il encore candidat ?"],
    ],
    [
      "noch in German",
      "Wem gehört Bleu und ist es noch Kandidat?",
      ["Wem gehört Bleu", "ist es noch Kandidat?"],
    ],
    [
      "nog in Dutch",
      "Van wie is Bleu en is het nog kandidaat?",
      ["Van wie is Bleu", "is het nog kandidaat?"],
    ],
    [
      "todavía in Spanish",
      "¿Quién es dueño de Bleu y cuándo vence todavía?",
      ["¿Quién es dueño de Bleu", "cuándo vence todavía?"],
    ],
    [
      "ancora in Italian",
      "Di chi è Bleu e dove opera ancora?",
      ["Di chi è Bleu", "dove opera ancora?"],
    ],
    ["one thing behind a colon", "Bleu: what is the launch date?", []],
    ["a choice behind a colon", "PUE affiché : Bleu ou Cloud Avenue, qui fait mieux ?", []],
    ["a clause behind a colon", "In short: since the summer, who owns Bleu?", []],
    ["names joined by and", "Compare OVHcloud and Scaleway", []],
    ["empty", "", []],
  ])("%s", (_name, text, parts) => {
    expect(askedParts(text, () => true)).toEqual(parts);
  });

  it("gives four parts at most", () => {
    const parts = askedParts(
      "Who is it? Where is it? When was it? Why was it? How is it?",
      () => true,
    );

    expect(parts).toHaveLength(4);
  });

  it("takes no property of what is sought for a part", () => {
    expect(askedParts("I need a host: French and cheap", () => false)).toEqual([]);
  });
});
