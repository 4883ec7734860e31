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
  ])("is false where they are asked for, or nobody is, in %s: %s", (language, text) => {
    expect(asksOfProviders(text, language, parts)).toBe(false);
  });
});
