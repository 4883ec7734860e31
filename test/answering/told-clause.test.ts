import { describe, expect, it } from "vitest";
import { readTold, type ToldClause, tellsMerely } from "../../src/answering/told-clause.ts";
import type { AskerLanguage } from "../../src/domain/language.ts";
import { openSmallAnswering } from "../helpers/small-answering.ts";

interface Row extends ToldClause {
  readonly name: string;
  readonly language: AskerLanguage;
  readonly text: string;
}

describe("readTold", () => {
  it.each<Row>([
    {
      name: "a provider with what is asked of it",
      language: "nl",
      text: "Wij zijn een bank en zoeken een Duitse aanbieder met C5 voor ons archief.",
      sought: "Duitse aanbieder met C5",
      conditions: [],
    },
    {
      name: "a provider beside a condition",
      language: "fr",
      text: "Nos données doivent rester en France et nous cherchons un hébergeur SecNumCloud",
      sought: "hébergeur SecNumCloud",
      conditions: ["Nos données doivent rester en France"],
    },
    {
      name: "a provider without the day of the plan",
      language: "en",
      text: "We want to move to a German provider by the end of 2027",
      sought: "German provider",
      conditions: [],
    },
    {
      name: "a provider named right before the day",
      language: "fr",
      text: "Nous voulons passer chez un hébergeur SecNumCloud en 2027",
      sought: "hébergeur SecNumCloud",
      conditions: [],
    },
    {
      name: "no provider in the one they have",
      language: "en",
      text: "We want to replace our American provider",
      sought: "",
      conditions: [],
    },
    {
      name: "no provider in a company that they are",
      language: "es",
      text: "Somos una de las empresas alemanas del sector",
      sought: "",
      conditions: [],
    },
    {
      name: "what is needed",
      language: "de",
      text: "Wir sind eine Klinik und brauchen GPU-Server.",
      sought: "",
      conditions: ["GPU-Server"],
    },
    {
      name: "a price",
      language: "it",
      text: "Il nostro limite: costi sotto 100 euro",
      sought: "",
      conditions: ["Il nostro limite: costi sotto 100 euro"],
    },
  ])("reads $name", async ({ text, language, sought, conditions }) => {
    const { finder } = await openSmallAnswering();

    expect(readTold(text, language, finder.lexicon)).toEqual({ sought, conditions });
  });
});

describe("tellsMerely", () => {
  it.each([
    { name: "who they are", text: "We are a bank with two sites", isMere: true },
    { name: "a plan", text: "Our team wants to move its archive", isMere: true },
    { name: "an obligation", text: "We are a bank and must stay in France", isMere: false },
    { name: "health data", text: "We are a clinic with health data", isMere: false },
    { name: "what they read", text: "I saw a study on Finnish services", isMere: false },
  ])("tells by $name: $isMere", async ({ text, isMere }) => {
    const { finder } = await openSmallAnswering();

    expect(tellsMerely(text, "en", finder.lexicon)).toBe(isMere);
  });
});
