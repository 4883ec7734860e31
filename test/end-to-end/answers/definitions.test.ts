import { beforeAll, describe, expect, it } from "vitest";
import { shownSentences } from "../../../src/domain/shown-sentences.ts";
import { openRealAssistant, type RealAssistant } from "../../helpers/real-assistant.ts";

let real: RealAssistant;

beforeAll(async () => {
  real = await openRealAssistant();
  return () => real.close();
});

/** The cited sentences of an answer, in order. */
async function cited(question: string): Promise<readonly string[]> {
  const { answer } = await real.ask(question);
  return shownSentences(answer)
    .filter(({ citations }) => citations.length > 0)
    .map(({ text }) => text);
}

describe("what a term means", () => {
  it.each([
    ["Qu'est-ce que SEAL-3 ?", /^SEAL-3, résilience numérique/],
    ["What is SEAL-2?", /^SEAL-2, /],
    ["What is SecNumCloud?", /^Created by France's ANSSI/],
    ["Was ist C5?", /^C5 \(Cloud Computing/],
  ])("comes first: %s", async (question, expected) => {
    expect((await cited(question))[0]).toMatch(expected);
  });
});

describe("the difference between two laws or schemes", () => {
  it.each([
    ["What is the difference between SecNumCloud and C5?", [/^Created by France's/, /^C5 \(/]],
    ["Différence entre NIS2 et DORA ?", [/2022\/2555/, /2022\/2554/]],
    ["Was ist der Unterschied zwischen HDS und SecNumCloud?", [/HDS certification/, /SecNumCloud/]],
    ["EUCS et CADA, quelle différence ?", [/^L'EUCS est le schéma/, /^La Commission a présenté/]],
  ])("begins with what each is: %s", async (question, expected) => {
    const sentences = await cited(question);

    expected.forEach((pattern, at) => expect(sentences[at]).toMatch(pattern));
  });
});

describe("a word that only says now, or asks how long", () => {
  it.each([
    ["Health Data Hub : qui héberge aujourd'hui ?", /Scaleway/],
    ["Health Data Hub: wer hostet es derzeit?", /Scaleway/],
    ["Quanto dura la qualifica SecNumCloud?", /lasts three years|vaut trois ans/],
    ["How long does a SecNumCloud qualification last?", /lasts three years/],
  ])("does not hide the answer: %s", async (question, expected) => {
    expect((await cited(question)).join(" ")).toMatch(expected);
  });
});
