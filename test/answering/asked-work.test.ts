import { describe, expect, it } from "vitest";
import { asksWork } from "../../src/answering/asked-work.ts";

describe("asksWork", () => {
  it.each([
    { name: "French, after can you", text: "tu peux m’écrire un mail de relance ?" },
    { name: "French, an order", text: "Bonjour, rédige une lettre de résiliation" },
    { name: "French, a program", text: "Peux-tu me pondre une regex pour un IBAN ?" },
    { name: "French, a translation", text: "Traduis cette phrase : le contrat est signé" },
    { name: "English", text: "can you write me a python script that dedups a csv?" },
    { name: "English, a kind between", text: "Draft a short cover letter" },
    { name: "English, a translation", text: "Translate this clause into German" },
    { name: "English, a repair", text: "Could you fix the bug in my code?" },
    { name: "German", text: "Schreib mir eine E-Mail an meinen Anbieter" },
    { name: "German, a translation", text: "Übersetze diesen Vertrag" },
    { name: "Spanish", text: "Escríbeme un poema sobre los datos" },
    { name: "Italian", text: "Scrivi una funzione che ordina i dati" },
    { name: "Dutch", text: "Schrijf een e-mail naar mijn aanbieder" },
  ])("sees work asked for: $name", ({ text }) => {
    expect(asksWork(text)).toBe(true);
  });

  it.each([
    { name: "somebody's work", text: "Who writes the code of the project?" },
    { name: "a summary of the field", text: "Write what the Data Act says" },
    { name: "a code of conduct", text: "Which code of conduct binds the hosts?" },
    { name: "mailboxes", text: "Combien de boîtes mail ont été migrées ?" },
    { name: "what a translation is", text: "Who has to translate the contract?" },
    { name: "who can read", text: "Peux-tu me dire qui lit mes mails ?" },
    { name: "a letter sent", text: "Hat jemand der Kommission einen Brief geschrieben?" },
  ])("sees none in $name", ({ text }) => {
    expect(asksWork(text)).toBe(false);
  });
});
