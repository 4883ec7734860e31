import { describe, expect, it } from "vitest";
import { type Intents, readIntents } from "../../src/answering/intents.ts";

function found(text: string): readonly string[] {
  const intents: Readonly<Record<string, boolean>> = { ...readIntents(text) };
  return Object.keys(intents).filter((name) => intents[name]);
}

interface Row {
  readonly text: string;
  readonly intent: keyof Intents;
}

const ASKS: readonly Row[] = [
  { text: "Combien de sites a STACKIT ?", intent: "asksCount" },
  { text: "How much did it cost?", intent: "asksCount" },
  { text: "Wie viele Standorte hat STACKIT?", intent: "asksCount" },
  { text: "¿Cuántos centros tiene?", intent: "asksCount" },
  { text: "Quanti clienti ha Aruba?", intent: "asksCount" },
  { text: "Hoeveel klanten heeft Leaseweb?", intent: "asksCount" },
  { text: "Depuis quand Bleu existe ?", intent: "asksDate" },
  { text: "When does the Data Act apply?", intent: "asksDate" },
  { text: "Wann gilt der Data Act?", intent: "asksDate" },
  { text: "Qui dirige OVHcloud ?", intent: "asksPerson" },
  { text: "Who leads OVHcloud?", intent: "asksPerson" },
  { text: "Quels fournisseurs sont qualifiés ?", intent: "asksList" },
  { text: "Which providers are qualified?", intent: "asksList" },
  { text: "Welche Anbieter sind qualifiziert?", intent: "asksList" },
  { text: "Welke aanbieders zijn gekwalificeerd?", intent: "asksList" },
  { text: "Compare Bleu et S3NS", intent: "asksComparison" },
  { text: "Quelle différence entre Bleu et S3NS ?", intent: "asksComparison" },
  { text: "Unterschied zwischen Bleu und Delos?", intent: "asksComparison" },
  { text: "C'est quoi SecNumCloud ?", intent: "asksDefinition" },
  { text: "What is SecNumCloud?", intent: "asksDefinition" },
  { text: "¿Qué es SecNumCloud?", intent: "asksDefinition" },
  { text: "Cos'è SecNumCloud?", intent: "asksDefinition" },
  { text: "Wat is SecNumCloud?", intent: "asksDefinition" },
  { text: "Cite mot pour mot le serment", intent: "asksQuotation" },
  { text: "Give me the exact words", intent: "asksQuotation" },
  { text: "L'historique de Gaia-X", intent: "asksHistory" },
  { text: "What was it called previously?", intent: "asksHistory" },
  { text: "Retrace-moi les étapes de Bleu", intent: "asksTimeline" },
  { text: "Walk me through the takeover", intent: "asksTimeline" },
  { text: "S3NS from creation to its visa, key dates please", intent: "asksTimeline" },
  { text: "Wie hat sich die Partnerschaft entwickelt?", intent: "asksTimeline" },
  { text: "¿Qué pasos ha dado Bleu?", intent: "asksTimeline" },
];

describe("readIntents", () => {
  it.each(ASKS)("reads “$text” as $intent", ({ text, intent }) => {
    expect(found(text)).toContain(intent);
  });

  it.each(ASKS)("reads “$text” the same in capitals and without accents", ({ text }) => {
    expect(found(text.toUpperCase())).toEqual(found(text));
    expect(found(text.normalize("NFD").replace(/\p{M}/gu, ""))).toEqual(found(text));
  });

  it.each(["Scaleway", "SecNumCloud", "", "?!", "Frais de sortie"])(
    "reads nothing into “%s”",
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );

  it.each([
    "Et Scaleway ?",
    "And Scaleway?",
    "Und Delos?",
    "¿Y Scaleway?",
    "E Scaleway?",
    "En Scaleway?",
    "Depuis quand ?",
    "Pourquoi ?",
    "Il est qualifié ?",
    "Who owns it?",
    "Et eux, combien sont-ils ?",
    "Ihre Kunden?",
  ])("knows that “%s” leans on what was said before", (text) => {
    expect(found(text)).toContain("leansBack");
  });

  it.each([
    { name: "a pronoun of the verb", text: "OVHcloud est-il qualifié SecNumCloud ?" },
    { name: "y a-t-il, which is not the Spanish y", text: "Y a-t-il un label Gaia-X ?" },
    { name: "il y a", text: "Est-ce qu'il y a un label Gaia-X ?" },
    {
      name: "en, which is not the Dutch en",
      text: "En 2026, qui contrôle OVHcloud et combien détient-on ?",
    },
    { name: "dit, which is not the Dutch dit", text: "Que dit le Data Act des frais de sortie ?" },
    { name: "a question of its own", text: "Who controls OVHcloud?" },
  ])("is not misled by $name", ({ text }) => {
    expect(found(text)).not.toContain("leansBack");
  });
});
