import { describe, expect, it } from "vitest";
import { presupposed } from "../../src/answering/premise-clauses.ts";

function textsOf(message: string): readonly string[] {
  return presupposed(message).map(({ text }) => text);
}

describe("what a question takes for granted", () => {
  it.each([
    { message: "Since Orange owns Bleu, who decides?", clause: "Orange owns Bleu" },
    { message: "Since Orange owns Bleu do they share staff", clause: "Orange owns Bleu" },
    { message: "Depuis que Bleu est ouvert, qui y va ?", clause: "Bleu est ouvert" },
    { message: "Maintenant qu'il est adopté, que faire ?", clause: "il est adopté" },
    { message: "Da Bleu offen ist, wer nutzt es?", clause: "Bleu offen ist" },
    { message: "Ya que Bleu está abierto, ¿quién lo usa?", clause: "Bleu está abierto" },
    { message: "Dato che Bleu è aperto, chi lo usa?", clause: "Bleu è aperto" },
    { message: "Aangezien Bleu open is, wie gebruikt het?", clause: "Bleu open is" },
    { message: "Bleu est ouvert, donc qui y va ?", clause: "Bleu est ouvert" },
    { message: "Bleu est ouvert depuis 2020. Qui y va ?", clause: "Bleu est ouvert depuis 2020." },
  ])("beside it: $message", ({ message, clause }) => {
    expect(presupposed(message)).toEqual([{ text: clause.replace(/\.$/, ""), isAside: true }]);
  });

  it.each([
    { message: "Why did Orange sell Bleu?", clause: "did Orange sell Bleu" },
    { message: "Pourquoi Bleu a eu son label si vite ?", clause: "Bleu a obtenu label" },
    { message: "Warum gehört Bleu Orange?", clause: "gehört Bleu Orange" },
    { message: "¿Por qué Orange vendió Bleu?", clause: "Orange vendió Bleu" },
    { message: "Perché Orange ha venduto Bleu?", clause: "Orange ha venduto Bleu" },
    { message: "Sinds wanneer is Bleu van Orange?", clause: "is Bleu van Orange" },
    { message: "When did Bleu open?", clause: "did Bleu open" },
    { message: "How many Bleu services are certified?", clause: "Bleu services are certified" },
    { message: "Bleu is open, right?", clause: "Bleu is open" },
  ])("in what is asked: $message", ({ message, clause }) => {
    expect(presupposed(message)).toEqual([{ text: clause, isAside: false }]);
  });

  it.each([
    "When will Bleu be qualified?",
    "Quand Bleu sera-t-il qualifié ?",
    "Wann wird Bleu qualifiziert?",
    "If Bleu were qualified, who could use it?",
    "Why do people say that Bleu is qualified?",
    "Why should Bleu be qualified?",
    "Is Bleu qualified?",
    "Bleu est qualifié, oui ou non ?",
    "Who runs Bleu?",
    "Bleu is qualified.",
    "",
  ])("is nothing in %j", (message) => {
    expect(textsOf(message)).toEqual([]);
  });
});
