import { describe, expect, it } from "vitest";
import { readContent } from "../../src/answering/answerability-features.ts";
import { unknownLooks } from "../../src/answering/evidence-gaps.ts";
import { openSmallAnswering } from "../helpers/small-answering.ts";

const NONE = { name: false, acronym: false };

describe("unknownLooks", () => {
  it.each([
    { name: "a name", text: "Who sells Alpha to Zorbex?", looks: { ...NONE, name: true } },
    { name: "an acronym", text: "Who sells Alpha to ZRBX?", looks: { ...NONE, acronym: true } },
    { name: "a known word", text: "Who sells Alpha to Critics?", looks: NONE },
    { name: "a small word", text: "Who sells Alpha to waffles?", looks: NONE },
    {
      name: "a country, in the base's language",
      text: "Qui vend Alpha en Belgique ?",
      looks: { ...NONE, name: true },
    },
    { name: "a country, in another", text: "Wie verkoopt Alpha hier in België?", looks: NONE },
    { name: "a cognate, in another", text: "Chi dice la Qualificazione di Alpha?", looks: NONE },
    {
      name: "a name, in another",
      text: "Chi vende Alpha alla Zorbex?",
      looks: { ...NONE, name: true },
    },
  ])("$name", async ({ text, looks }) => {
    const small = await openSmallAnswering();
    const { searched, candidates } = await small.find(text);
    const { conceptWeight } = small.finder;

    const content = readContent({ searched, candidates, conceptWeight });

    expect(unknownLooks(searched, content, small.parts.generation.lexical)).toEqual(looks);
  });
});
