import { describe, expect, it } from "vitest";
import { type AskedMessage, withoutSituation } from "../../src/answering/asker-situation.ts";
import type { AskerLanguage } from "../../src/domain/language.ts";
import { openSmallAnswering } from "../helpers/small-answering.ts";

interface Row {
  readonly name: string;
  readonly language: AskerLanguage;
  readonly text: string;
  readonly asked: string;
}

async function read(text: string, language: AskerLanguage): Promise<AskedMessage> {
  const { finder } = await openSmallAnswering();
  return withoutSituation(text, language, finder.lexicon);
}

describe("withoutSituation", () => {
  it.each<Row>([
    {
      name: "who asks and what they plan",
      language: "en",
      text: "We are a French hospital and want to move our HR system: which providers hold C5?",
      asked: "which providers hold C5?",
    },
    {
      name: "the occasion before a comma",
      language: "it",
      text: "Per una gara d'appalto, quali fornitori sono qualificati SecNumCloud?",
      asked: "quali fornitori sono qualificati SecNumCloud?",
    },
    {
      name: "who wants to know",
      language: "nl",
      text: "Mijn baas vraagt welke aanbieders C5 hebben.",
      asked: "welke aanbieders C5 hebben.",
    },
    {
      name: "a budget",
      language: "fr",
      text: "Notre budget est de 3000 euros par mois. Quels hébergeurs sont qualifiés SecNumCloud ?",
      asked: "Quels hébergeurs sont qualifiés SecNumCloud ?",
    },
    {
      name: "the one provider that they have",
      language: "en",
      text: "We use Alpha. Which French providers hold C5?",
      asked: "Which French providers hold C5?",
    },
    {
      name: "whom they leave",
      language: "de",
      text: "Wir wollen einen US-Anbieter verlassen: Welche deutschen Anbieter haben C5?",
      asked: "Welche deutschen Anbieter haben C5?",
    },
    {
      name: "what is told behind the question",
      language: "en",
      text: "Is Alpha SecNumCloud-qualified? We are a bank.",
      asked: "Is Alpha SecNumCloud-qualified?",
    },
    {
      name: "a plan before a question that lists nothing",
      language: "nl",
      text: "Ik werk bij een ministerie en we willen volgend jaar overstappen: van wie is Alpha?",
      asked: "van wie is Alpha?",
    },
    {
      name: "what a provider is asked for",
      language: "fr",
      text: "Je suis RSSI. Quels hébergeurs pour notre messagerie sont qualifiés SecNumCloud ?",
      asked: "Quels hébergeurs sont qualifiés SecNumCloud ?",
    },
    {
      name: "the way to the cloud",
      language: "en",
      text: "We want to move to the cloud: what does the CLOUD Act say?",
      asked: "what does the CLOUD Act say?",
    },
  ])("leaves out $name", async ({ text, language, asked }) => {
    expect(await read(text, language)).toEqual({ text: asked, hasConditions: false });
  });

  it.each<Row>([
    {
      name: "what is sought, without what for",
      language: "fr",
      text: "Notre DSI veut mettre un SIRH chez un hébergeur SecNumCloud sans capitaux américains : qui est qualifié ?",
      asked: "hébergeur SecNumCloud sans capitaux américains : qui est qualifié ?",
    },
    {
      name: "what no type tells",
      language: "de",
      text: "Wir suchen für unsere Lohnabrechnung einen C5-Anbieter mit Telefonsupport. Wer hat das?",
      asked: "C5-Anbieter mit Telefonsupport. Wer hat das?",
    },
    {
      name: "what is sought where nothing else is asked",
      language: "es",
      text: "Somos una pyme y buscamos proveedores europeos.",
      asked: "proveedores europeos.",
    },
    {
      name: "health data",
      language: "it",
      text: "Trattiamo dati sanitari per la regione. Quali fornitori francesi ci sono?",
      asked: "dati sanitari. Quali fornitori francesi ci sono?",
    },
    {
      name: "where data must be",
      language: "nl",
      text: "Wij zijn een bank. Onze data moeten in Duitsland blijven: welke aanbieders hebben C5?",
      asked: "Onze data moeten in Duitsland blijven: welke aanbieders hebben C5?",
    },
    {
      name: "what is insisted on",
      language: "en",
      text: "Our lawyers insist on no US shareholders. Which SecNumCloud providers are there?",
      asked: "no US shareholders. Which SecNumCloud providers are there?",
    },
    {
      name: "whom they do not want",
      language: "en",
      text: "We do not want an American provider: which ones are SecNumCloud-qualified?",
      asked: "We do not want an American provider: which ones are SecNumCloud-qualified?",
    },
    {
      name: "a cloud that is sought",
      language: "fr",
      text: "Nous sommes une banque et cherchons un cloud allemand certifié C5 : qui ?",
      asked: "clouds allemand certifié C5 : qui ?",
    },
    {
      name: "a cloud behind its nationality",
      language: "en",
      text: "We are an insurer and need a French cloud without US owners: which ones?",
      asked: "French clouds without US owners: which ones?",
    },
    {
      name: "a cloud of a language that says it otherwise",
      language: "es",
      text: "Somos un banco y buscamos una nube francesa: ¿cuál?",
      asked: "nubes francesa: ¿cuál?",
    },
  ])("keeps as a condition $name", async ({ text, language, asked }) => {
    expect(await read(text, language)).toEqual({ text: asked, hasConditions: true });
  });

  it.each<Omit<Row, "asked">>([
    {
      name: "asks of the askers themselves",
      language: "en",
      text: "We are a subsidiary of an American group: does the CLOUD Act apply to us?",
    },
    {
      name: "asks of what was told before",
      language: "en",
      text: "We use Alpha. Is it SecNumCloud-qualified?",
    },
    {
      name: "chooses among those told before",
      language: "fr",
      text: "Nous hésitons entre Alpha et Beta : quel hébergeur est qualifié SecNumCloud ?",
    },
    {
      name: "names nothing itself",
      language: "en",
      text: "I saw a study on Finnish services, what was the figure?",
    },
    {
      name: "tells more than who asks",
      language: "en",
      text: "My German colleagues keep mentioning C3A. What is the CLOUD Act?",
    },
    { name: "only tells", language: "fr", text: "Nous voulons comparer Alpha et Beta." },
    { name: "tells nothing", language: "de", text: "Welche Anbieter haben C5?" },
    {
      name: "asks as “we”",
      language: "en",
      text: "Which providers can we use for our health data?",
    },
  ])("leaves a message whole that $name", async ({ text, language }) => {
    expect(await read(text, language)).toEqual({ text, hasConditions: false });
  });
});
