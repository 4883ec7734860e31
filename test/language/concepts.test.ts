import { describe, expect, it } from "vitest";
import { createConceptFinder } from "../../src/language/concepts.ts";

const find = createConceptFinder({
  price: ["prix", "coût*", "Preis"],
  switch: ["changer", "reversib*"],
  tender: ["appel d'offres", "marché"],
  datacentre: ["data center*", "centre de données"],
  shared: ["prix"],
});

describe("createConceptFinder", () => {
  it.each([
    { name: "nothing in no text", text: "", concepts: [] },
    { name: "nothing in unknown words", text: "Qui contrôle OVHcloud ?", concepts: [] },
    { name: "every concept of a word", text: "Quel prix ?", concepts: ["price", "shared"] },
    { name: "a word of another language", text: "Welcher Preis?", concepts: ["price"] },
    { name: "a word whatever its case and accents", text: "MARCHE public", concepts: ["tender"] },
    { name: "any ending of a prefix", text: "Cela coûterait cher", concepts: ["price"] },
    { name: "a prefix alone", text: "Le cout", concepts: ["price"] },
    { name: "accents in prefixes", text: "réversibilité", concepts: ["switch"] },
    { name: "the last part of a compound", text: "Cloudpreis", concepts: ["price"] },
    { name: "a prefix in a compound", text: "hostingcoûts", concepts: ["price"] },
    { name: "no compound of unknown words", text: "Cloudflare", concepts: [] },
    { name: "no word that merely begins a prefix", text: "rever", concepts: [] },
    { name: "no whole word inside another", text: "changerait", concepts: [] },
    { name: "an entry of several words", text: "un appel d’offres européen", concepts: ["tender"] },
    { name: "no entry of which a word is missing", text: "un appel aux offres", concepts: [] },
    {
      name: "any ending of the last of several words",
      text: "their data centers",
      concepts: ["datacentre"],
    },
    { name: "no other ending of an earlier word", text: "datas center", concepts: [] },
    {
      name: "several concepts at once",
      text: "Changer de prix",
      concepts: ["switch", "price", "shared"],
    },
  ])("finds $name", ({ text, concepts }) => {
    expect([...find(text)].toSorted()).toEqual(concepts.toSorted());
  });

  it("finds the same each time", () => {
    const text = "Le prix du changement de centre de données";

    const [first, second] = [find(text), find(text)];

    expect(second).toEqual(first);
    expect(first.size).toBe(3);
  });
});
