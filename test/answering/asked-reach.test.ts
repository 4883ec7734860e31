import { describe, expect, it } from "vitest";
import { type AskedReach, readReach } from "../../src/answering/asked-reach.ts";
import type { Question } from "../../src/domain/question.ts";
import { openSmallAnswering } from "../helpers/small-answering.ts";

async function reachOf(
  text: string,
  fields: Partial<Question> = {},
): Promise<AskedReach | undefined> {
  const { finder } = await openSmallAnswering();
  return readReach(finder.understand({ text, history: [], today: "2026-11-23", ...fields }));
}

describe("readReach", () => {
  it.each([
    { name: "French, under a law", text: "Alpha est-il soumis au CLOUD Act ?" },
    { name: "French, out of it", text: "Alpha échappe-t-il aux lois américaines ?" },
    {
      name: "French, a court",
      text: "La justice américaine peut-elle saisir des données chez Alpha ?",
    },
    { name: "English, under a law", text: "Is Alpha subject to US law?" },
    { name: "English, out of it", text: "Is Alpha immune to the CLOUD Act?" },
    { name: "English, a court", text: "Can a US court force Alpha to hand over data?" },
    { name: "English, how far", text: "How exposed is Alpha to FISA?" },
    { name: "German, under a law", text: "Unterliegt Alpha dem CLOUD Act?" },
    { name: "German, out of it", text: "Ist Alpha vor amerikanischen Gesetzen sicher?" },
    { name: "German, authorities", text: "Können US-Behörden auf Daten bei Alpha zugreifen?" },
    { name: "Spanish, under a law", text: "¿Está Alpha sujeto a la CLOUD Act?" },
    {
      name: "Spanish, a court",
      text: "¿Puede un tribunal estadounidense obligar a Alpha a entregar datos?",
    },
    { name: "Italian, under a law", text: "Alpha è soggetta al CLOUD Act?" },
    {
      name: "Italian, authorities",
      text: "Le autorità statunitensi possono accedere ai dati di Alpha?",
    },
    { name: "Dutch, under a law", text: "Valt Alpha onder de CLOUD Act?" },
    { name: "Dutch, authorities", text: "Kunnen Amerikaanse autoriteiten bij gegevens van Alpha?" },
    { name: "two providers", text: "Are Alpha and Beta subject to the CLOUD Act?" },
  ])("sees the law of the United States asked about: $name", async ({ text }) => {
    expect(await reachOf(text)).toEqual({ isAmerican: true });
  });

  it.each([
    { name: "French, foreign law", text: "Alpha relève-t-il d'une loi étrangère ?" },
    {
      name: "English, laws across borders",
      text: "Is Alpha protected against extraterritorial laws?",
    },
    { name: "English, by whomever", text: "Can Alpha be forced to hand over data?" },
    { name: "German, foreign law", text: "Gilt ausländisches Recht für Alpha?" },
    {
      name: "Spanish, laws across borders",
      text: "¿Está Alpha a salvo de las leyes extraterritoriales?",
    },
    { name: "Italian, laws across borders", text: "Alpha è immune dalle leggi extraterritoriali?" },
    { name: "Dutch, by whomever", text: "Kan Alpha gedwongen worden gegevens af te geven?" },
    {
      name: "Dutch, data of a country",
      text: "Kan Alpha gedwongen worden Duitse data te geven?",
    },
    { name: "English, data of a country", text: "Can Alpha be forced to give up French data?" },
    {
      name: "French, data of a country",
      text: "Peut-on contraindre Alpha à donner des données françaises ?",
    },
    {
      name: "German, data of a country",
      text: "Kann Alpha gezwungen werden, deutsche Daten weiterzugeben?",
    },
    {
      name: "Spanish, data of a country",
      text: "¿Se puede obligar a Alpha a facilitar datos españoles?",
    },
    {
      name: "Italian, data of a country",
      text: "Alpha può essere costretta a fornire dati italiani?",
    },
  ])("sees no country's law in particular asked about: $name", async ({ text }) => {
    expect(await reachOf(text)).toEqual({ isAmerican: false });
  });

  it.each([
    { name: "nobody is named", text: "Does the CLOUD Act apply in Europe?" },
    { name: "what is said is asked", text: "What does Alpha say about the CLOUD Act?" },
    { name: "a person is asked", text: "Is it known who disputed Alpha's immunity to US law?" },
    { name: "a list is asked", text: "Which of Alpha and Beta are immune to the CLOUD Act?" },
    { name: "a date is asked", text: "Since when is Alpha subject to US law?" },
    {
      name: "keys are asked about",
      text: "Do my own keys at Alpha protect against US authorities?",
    },
    { name: "another country is named", text: "Can Alpha be forced by Canada to hand over data?" },
    {
      name: "another country is named beside the data's",
      text: "Can Canada force Alpha to hand over French data?",
    },
    { name: "it applies for something", text: "Does Alpha apply for a label?" },
    { name: "no foreign law is meant", text: "Is my data safe at Alpha?" },
    { name: "us is a pronoun", text: "Does Alpha give us access to the data of the government?" },
  ])("sees something else where $name", async ({ text }) => {
    expect(await reachOf(text)).toBeUndefined();
  });

  it.each([
    { name: "the same of another", text: "et Beta ?", expected: { isAmerican: true } },
    {
      name: "something else",
      text: "et leur directeur a répondu cela au Sénat ?",
      expected: undefined,
    },
  ])("reads a follow-up that asks $name", async ({ text, expected }) => {
    const history = ["Alpha est-il soumis au CLOUD Act ?"];

    expect(await reachOf(text, { history })).toEqual(expected);
  });
});
