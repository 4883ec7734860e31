import { describe, expect, it } from "vitest";
import { findStrangers, strangerUntold } from "../../src/answering/strangers.ts";
import { providerFile } from "../helpers/provider-file.ts";
import { openSmallAnswering, type SmallAnswering } from "../helpers/small-answering.ts";

async function strangersIn(small: SmallAnswering, text: string): Promise<readonly string[]> {
  const { searched } = await small.find(text);
  const { lexical } = small.parts.generation;
  return findStrangers({ searched, lexical }).map(({ name }) => name);
}

describe("findStrangers", () => {
  it.each([
    { name: "subject, English", text: "Is Zorbex certified?", strangers: ["Zorbex"] },
    { name: "possessive", text: "Where is Zorbex's data centre?", strangers: ["Zorbex"] },
    { name: "object of owning", text: "Who owns Zorbex?", strangers: ["Zorbex"] },
    {
      name: "what became of it",
      text: "What happened to Zorbex's cloud after the split?",
      strangers: ["Zorbex"],
    },
    { name: "beside a known word", text: "Does Zorbex Cloud pay?", strangers: ["Zorbex Cloud"] },
    { name: "one of two", text: "Zorbex ou Quaxi ont ils un siège ?", strangers: ["Zorbex"] },
    { name: "turned round", text: "Zorbex est-il qualifié ?", strangers: ["Zorbex"] },
    { name: "chez", text: "Peut-on louer un serveur chez Zorbex ?", strangers: ["Zorbex"] },
    { name: "Spanish", text: "¿Zorbex está certificado?", strangers: ["Zorbex"] },
    { name: "Italian", text: "Zorbex è certificata?", strangers: ["Zorbex"] },
    { name: "Dutch", text: "Heeft Zorbex een attest?", strangers: ["Zorbex"] },
    { name: "German possessive", text: "Was wurde aus Zorbex' Cloud?", strangers: ["Zorbex"] },
    // Any noun looks like that in German.
    { name: "German noun", text: "Ist Zorbexung nötig?", strangers: [] },
    { name: "a known provider beside it", text: "Does Zorbex own Alpha?", strangers: [] },
    { name: "a place", text: "Mes serveurs sont à Zorbex, est-ce grave ?", strangers: [] },
    { name: "a country", text: "Has Denmark left?", strangers: [] },
    { name: "a body with an article", text: "La Zorbexie a-t-elle signé ?", strangers: [] },
    { name: "an acronym", text: "Is ZRBX allowed?", strangers: [] },
    {
      name: "a clause that begins a sentence",
      text: "Zorbexo che il CADA vale, che fare?",
      strangers: [],
    },
    { name: "nothing but capitals", text: "IS ZORBEX CERTIFIED?", strangers: [] },
    { name: "small letters", text: "is encryption needed?", strangers: [] },
  ])("$name", async ({ text, strangers }) => {
    expect(await strangersIn(await openSmallAnswering(), text)).toEqual(strangers);
  });
});

describe("strangerUntold", () => {
  it("tells a name that is nowhere from one of which nothing near tells", async () => {
    const small = await openSmallAnswering();
    const { searched, candidates } = await small.find("Is Zorbex certified?");
    const { lexical } = small.parts.generation;

    const untold = strangerUntold({ searched, candidates, chosen: [], lexical });

    expect(untold).toMatchObject({ name: "Zorbex", reason: "unknown-name" });
  });

  it.each([
    {
      name: "a row of names",
      fr: "Gamma appartient à Quaxi, Zorbex, Brux et Trell.",
      isUntold: true,
    },
    { name: "a sentence of its own", fr: "Gamma a été vendue à Zorbex.", isUntold: false },
  ])("finds nothing of a name told in $name: $isUntold", async ({ fr, isUntold }) => {
    const small = await openSmallAnswering({
      "providers/gamma.yaml": providerFile("gamma", "Gamma", [
        { id: "gamma-owner", attribute: "ownership", fr },
      ]),
    });
    const { lexical } = small.parts.generation;
    const { searched, candidates } = await small.find("What happened to Zorbex's cloud?");
    const chosen = small.units("fact:gamma-owner");

    const untold = strangerUntold({ searched, candidates, chosen, lexical });

    expect(untold !== undefined).toBe(isUntold);
  });
});
