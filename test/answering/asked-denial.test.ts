import { describe, expect, it } from "vitest";
import { asksDenied, asksNotYet } from "../../src/answering/asked-denial.ts";
import type { Understanding } from "../../src/answering/understanding.ts";
import { openSmallAnswering, type SmallAnswering } from "../helpers/small-answering.ts";

let opened: Promise<SmallAnswering> | undefined;

async function understood(text: string): Promise<Understanding> {
  // By the first test that asks: nothing that is asked changes it.
  opened ??= openSmallAnswering();
  const { finder } = await opened;
  return finder.understand({ text, history: [], today: "2026-11-23" });
}

describe("asksDenied", () => {
  it.each([
    "Which providers have no US shareholders?",
    "Quels fournisseurs n'ont aucun actionnaire américain ?",
    "Hébergeurs français sans actionnaire américain",
    "Welche Anbieter haben keine US-Aktionäre?",
    "Anbieter ohne amerikanische Aktionäre",
    "¿Qué proveedores no tienen accionistas estadounidenses?",
    "proveedores sin accionistas estadounidenses",
    "Quali fornitori non hanno azionisti americani?",
    "fornitori senza azionisti americani",
    "Welke aanbieders hebben geen Amerikaanse aandeelhouders?",
    "aanbieders zonder Amerikaanse aandeelhouders",
    "Which providers aren't HDS certified?",
    "Welche Anbieter haben C5 nicht?",
    "Quels fournisseurs ne sont plus qualifiés SecNumCloud ?",
    "Quels fournisseurs ont perdu la qualification SecNumCloud ?",
    "Which providers lost their qualification?",
    "Welche Anbieter haben die Qualifikation verloren?",
    "Quali fornitori hanno perso la qualifica?",
    "Quels fournisseurs qualifiés, à l'exception d'Alpha ?",
    "Which certified providers other than Alpha?",
    "Welche qualifizierten Anbieter außer Alpha?",
    "Which providers are qualified and which are not?",
    "Which providers have neither HDS nor egress fees?",
    "Which providers are not free of egress fees?",
    "Quels fournisseurs sans transfert de données ?",
    "Which qualified providers are American-free, with no details on US owners?",
  ])("reads a denial in %j", async (text) => {
    expect(asksDenied(await understood(text))).toBe(true);
  });

  it.each([
    "Which providers are SecNumCloud qualified?",
    "Quels fournisseurs hors UE sont certifiés HDS ?",
    "Which providers outside the EU are certified?",
    "Welche nicht-europäischen Anbieter sind zertifiziert?",
    "fornitori extra UE",
    "Bleu est qualifié ou pas ?",
    "Bleu est qualifié, oui ou non ???",
    "OVH est certifié HDS, non ?",
    "les deux sont suisses non ?",
    "Is Bleu qualified or not?",
    "Ist Bleu qualifiziert oder nicht?",
    "¿Bleu está cualificado o no?",
    "Bleu è qualificato o no?",
    "Is Bleu gekwalificeerd of niet?",
    "Which providers, European or not, are HDS certified?",
    "Which providers are not only certified but also qualified?",
    "Liste les fournisseurs qualifiés, sans blabla",
    "Which providers are qualified? No need for details.",
    "Je ne sais pas quels fournisseurs sont qualifiés",
    "I don't know which providers are certified",
    "Quels fournisseurs qualifiés (pas les candidats) ?",
    "Quels fournisseurs sont exclusivement européens ?",
    "Which providers are exclusively European?",
    "Which providers offer free of charge exit in Germany?",
    "Les qualifications qui expirent en mai 2027",
    "Welche Anbieter sind noch nicht qualifiziert?",
    "Which qualifications expire no later than 2027?",
    "Quali qualifiche scadono non oltre il 2027?",
    "Which providers have no egress fees?",
    "Which providers don't charge any egress fees?",
    "Quels fournisseurs n'ont pas de frais de sortie ?",
    "Hébergeurs sans frais d'egress",
    "Anbieter ohne Egress-Gebühren",
    "¿Qué proveedores no cobran gastos de salida?",
    "Quali fornitori non hanno costi di uscita?",
    "Welke aanbieders hebben geen egress-kosten?",
  ])("reads none in %j", async (text) => {
    expect(asksDenied(await understood(text))).toBe(false);
  });
});

describe("asksNotYet", () => {
  it.each([
    { text: "Quels fournisseurs ne sont pas encore qualifiés ?", asked: true },
    { text: "Which providers are not SecNumCloud qualified yet?", asked: true },
    { text: "Welche Anbieter haben noch kein C5?", asked: true },
    { text: "¿Qué proveedores todavía no están certificados?", asked: true },
    { text: "Quali fornitori non sono ancora qualificati?", asked: true },
    { text: "Welke aanbieders zijn nog niet gekwalificeerd?", asked: true },
    { text: "Le HDH a migré chez Scaleway ou pas encore ?", asked: false },
    { text: "Which providers are qualified?", asked: false },
  ])("$text: $asked", ({ text, asked }) => {
    expect(asksNotYet({ text })).toBe(asked);
  });
});
