import { describe, expect, it } from "vitest";
import { earlierContext } from "../../src/answering/follow-up.ts";
import { readIntents } from "../../src/answering/intents.ts";
import { createNameFinder } from "../../src/answering/name-finder.ts";
import { analyseQuestion } from "../../src/language/analyse.ts";

const names = createNameFinder(
  ["OVHcloud", "Scaleway", "Outscale", "Bleu"].map((name) => ({
    id: name.toLowerCase(),
    name,
    aliases: [],
    kind: "provider",
  })),
  { secnumcloud: ["SecNumCloud"], "data-act": ["Data Act"] },
  () => false,
);

function contextOf(question: string, ...earlier: readonly string[]): string {
  const words = analyseQuestion(question, "fr");
  return earlierContext({
    question,
    leansBack: readIntents(question).leansBack,
    contentWords: words.length,
    unknownWords: words.filter(({ exact }) => exact === "carbonara").length,
    earlier,
    findNames: (text) => names.find(text),
  });
}

describe("earlierContext", () => {
  it.each([
    {
      name: "a new name takes the place of the old one",
      question: "et Outscale ?",
      earlier: ["Scaleway est-il qualifié SecNumCloud ?"],
      context: "est-il qualifié SecNumCloud ?",
    },
    {
      name: "a pronoun stands for the old name",
      question: "Il est coté en bourse ?",
      earlier: ["Qui contrôle OVHcloud ?"],
      context: "Qui contrôle OVHcloud ?",
    },
    {
      name: "a short question is about the old name",
      question: "Depuis quand ?",
      earlier: ["Scaleway est-il qualifié ?"],
      context: "Scaleway est-il qualifié ?",
    },
    {
      name: "a question that names nothing is about the old name",
      question: "Quelles sont les dates d'application prévues ?",
      earlier: ["C'est quoi le Data Act ?"],
      context: "C'est quoi le Data Act ?",
    },
    {
      name: "a question about something that the base knows nothing of stands alone",
      question: "Comment faire une carbonara ?",
      earlier: ["Qui exploite Bleu ?"],
      context: "",
    },
    {
      name: "a topic does not take the place of a provider",
      question: "et SecNumCloud ?",
      earlier: ["Scaleway est certifié HDS ?"],
      context: "Scaleway est certifié HDS ?",
    },
    {
      name: "the last three questions count",
      question: "Depuis quand ?",
      earlier: ["Un ?", "Deux ?", "Trois ?", "Quatre ?"],
      context: "Deux ? Trois ? Quatre ?",
    },
    { name: "there is nothing to lean on", question: "et Outscale ?", earlier: [], context: "" },
  ])("reads “$question” when $name", ({ question, earlier, context }) => {
    expect(contextOf(question, ...earlier)).toBe(context);
  });

  it.each([
    "OVHcloud est-il qualifié SecNumCloud pour le cloud public ?",
    "Quels sont les centres de données certifiés de Scaleway ?",
    "Que dit le Data Act des frais de sortie en 2027 ?",
    "Y a-t-il des frais de sortie interdits par le Data Act ?",
  ])("does not read “%s” with what was asked before", (question) => {
    expect(contextOf(question, "Qui dirige Bleu et depuis quand ?")).toBe("");
  });
});
