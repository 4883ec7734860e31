import { beforeAll, describe, expect, it } from "vitest";
import { asksOfProviders, type HeadParts } from "../../src/answering/asked-head.ts";
import type { AskerLanguage } from "../../src/domain/language.ts";
import { readVocabulary } from "../../src/knowledge/vocabulary.ts";
import { createConceptFinder } from "../../src/language/concepts.ts";

let parts: HeadParts;

beforeAll(async () => {
  const { concepts, countries } = await readVocabulary("data");
  parts = {
    findConcepts: createConceptFinder(concepts),
    findCountries: createConceptFinder(countries),
  };
});

type Row = readonly [AskerLanguage, string];

describe("asksOfProviders", () => {
  it.each<Row>([
    ["fr", "Quelle est la part de marché des fournisseurs européens dans le cloud ?"],
    ["fr", "part de marché des hébergeurs européens"],
    ["fr", "Donne-moi la part de marché des hébergeurs français"],
    ["fr", "Combien coûtent les fournisseurs européens ?"],
    ["fr", "Quelles lois s'appliquent aux hébergeurs français ?"],
    ["fr", "Pourquoi les hébergeurs français sont-ils qualifiés SecNumCloud ?"],
    ["en", "What is the market share of European providers?"],
    ["en", "What do European providers charge?"],
    ["en", "Why do European providers lose ground?"],
    ["en", "How do French hosters get SecNumCloud?"],
    ["en", "Which laws apply to German providers with C5?"],
    ["de", "Wie hoch ist der Anteil der europäischen Anbieter am Cloud-Markt?"],
    ["de", "Was kosten deutsche Anbieter?"],
    ["de", "Welche Zertifikate haben deutsche Anbieter?"],
    ["es", "¿Cuál es la cuota de mercado de los proveedores europeos?"],
    ["es", "¿Cuánto cuestan los proveedores franceses?"],
    ["it", "Qual è la quota di mercato dei fornitori europei?"],
    ["nl", "Wat is het marktaandeel van Europese aanbieders?"],
    ["nl", "Hoeveel kosten Europese aanbieders?"],
    ["fr", "Quelle est la part de marché des hébergeurs français et quelles sont les raisons ?"],
    ["fr", "Quels prix et quels délais ont les fournisseurs français ?"],
    ["fr", "Combien coûtent les hébergeurs français, et combien ont-ils perdu ?"],
    ["en", "Which ones of their certificates do French providers hold?"],
    ["en", "What is the market share of European providers, and which are the reasons?"],
    ["en", "What do French providers charge, and what have they lost?"],
    ["de", "Wie hoch ist der Marktanteil deutscher Anbieter, und welche sind die Gründe?"],
    ["es", "¿Cuál es la cuota de mercado de los proveedores franceses, y cuáles son las razones?"],
    ["it", "Qual è la quota di mercato dei fornitori italiani, e quali sono le ragioni?"],
    ["it", "Quali tipi di certificati hanno i fornitori italiani?"],
    ["nl", "Wat is het marktaandeel van Franse aanbieders, en welke zijn de redenen?"],
  ])("is true where something of theirs is asked for, in %s: %s", (language, text) => {
    expect(asksOfProviders(text, language, parts)).toBe(true);
  });

  it.each<Row>([
    ["fr", "Quels fournisseurs sont qualifiés SecNumCloud ?"],
    ["fr", "liste de tous les hébergeurs français"],
    ["fr", "noms des hébergeurs français"],
    ["fr", "Combien d'hébergeurs français sont qualifiés ?"],
    ["fr", "Lesquels des hébergeurs français sont certifiés HDS ?"],
    ["fr", "On est une PME : comment trouver un hébergeur français ?"],
    ["fr", "Quelle certification vaut le plus ?"],
    ["en", "How many European providers are qualified?"],
    ["en", "What are the best French cloud providers with HDS?"],
    ["en", "Which European alternatives to US providers exist?"],
    ["en", "Our bank in Warsaw needs a French provider with low latency"],
    ["de", "Wie heißen die französischen Anbieter?"],
    ["de", "Wie viele deutsche Anbieter haben C5?"],
    ["de", "Was sind die europäischen Anbieter?"],
    ["es", "¿Qué proveedores son franceses?"],
    ["it", "Quali sono i fornitori italiani?"],
    ["nl", "Wat zijn de Europese aanbieders?"],
    ["nl", "Wie zijn de Nederlandse aanbieders?"],
    ["fr", "Parmi les hébergeurs français, lesquels sont certifiés ?"],
    ["fr", "Quels sont ceux des hébergeurs français qui sont certifiés ?"],
    ["fr", "Lesquels sont certifiés ?"],
    [
      "fr",
      "Quelle est la part de marché des hébergeurs français, et lesquels sont certifiés HDS ?",
    ],
    ["fr", "Quelle est la part de marché des hébergeurs français et lesquels sont certifiés HDS ?"],
    [
      "fr",
      "Quelle est la part de marché des hébergeurs français, et lesquels d'entre eux sont certifiés ?",
    ],
    ["fr", "Quelle est la part de marché des hébergeurs français, et quels sont les moins chers ?"],
    ["en", "Which ones of the French providers are certified?"],
    ["en", "What is the market share of French providers, and which ones are certified?"],
    ["en", "What is the market share of French providers, and which of them are certified?"],
    ["en", "What is the market share of French providers and which are the cheapest?"],
    ["de", "Welche der französischen Anbieter sind zertifiziert?"],
    ["de", "Welche davon sind deutsche Anbieter?"],
    ["de", "Wie hoch ist der Marktanteil deutscher Anbieter, und welche von ihnen haben C5?"],
    ["de", "Wie hoch ist der Marktanteil deutscher Anbieter und welche sind die günstigsten?"],
    ["es", "¿Cuáles de los proveedores franceses están certificados?"],
    [
      "es",
      "¿Cuál es la cuota de mercado de los proveedores franceses y cuáles de ellos tienen HDS?",
    ],
    [
      "es",
      "¿Cuál es la cuota de mercado de los proveedores franceses y cuáles son los más baratos?",
    ],
    ["it", "Quali dei fornitori francesi sono certificati?"],
    ["it", "Quali di essi sono fornitori francesi?"],
    ["it", "Qual è la quota di mercato dei fornitori italiani e quali di loro sono certificati?"],
    ["it", "Qual è la quota di mercato dei fornitori italiani e quali sono i più economici?"],
    ["nl", "Welke van de Franse aanbieders zijn gecertificeerd?"],
    ["nl", "Welke daarvan zijn Nederlandse aanbieders?"],
    ["nl", "Wat is het marktaandeel van Franse aanbieders en welke van hen zijn gecertificeerd?"],
    ["nl", "Wat is het marktaandeel van Franse aanbieders en welke zijn de goedkoopste?"],
  ])("is false where they are asked for, or nobody is, in %s: %s", (language, text) => {
    expect(asksOfProviders(text, language, parts)).toBe(false);
  });
});
