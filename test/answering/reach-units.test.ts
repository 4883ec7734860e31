import { describe, expect, it } from "vitest";
import { selectUnits } from "../../src/answering/select.ts";
import { type FactText, providerFile } from "../helpers/provider-file.ts";
import { openSmallAnswering } from "../helpers/small-answering.ts";

const ABOUT_LAW = "applicable-foreign-law";

function fact(id: string, attribute: string, rest: Omit<FactText, "id" | "attribute">): FactText {
  return { id, attribute, ...rest };
}

const OWNER = fact("owner", "ownership", {
  fr: "The Family holds everything of Gamma.",
  more: { holders: [{ name: "Family", country: "FR", share: 100 }] },
});
const BUYBACK = fact("buyback", "ownership", {
  fr: "Last spring Gamma bought some stock back.",
  asOf: "2026-08",
});
const SEAT = fact("seat", "headquarters", {
  fr: "Gamma has its main building in Lille.",
  more: { countries: ["FR"] },
});
const VISA = fact("visa", "certification-secnumcloud", {
  fr: "The agency qualified the Vault of Gamma.",
  more: { state: "in-force" },
});
const PLAN = fact("plan", ABOUT_LAW, {
  fr: "Gamma announced a shield from American law.",
  asOf: "2026-09",
  more: { state: "planned" },
});
const OLD_VIEW = fact("old-view", ABOUT_LAW, {
  fr: "A deputy doubted the immunity of Gamma to US law.",
  asOf: "2022-07",
});
const NEW_VIEW = fact("new-view", ABOUT_LAW, {
  fr: "The authority found Gamma guarded against American orders.",
  asOf: "2026-01",
});
const ONTARIO = fact("ontario", ABOUT_LAW, {
  fr: "A judge of Ontario demanded subscriber files of Gamma.",
  asOf: "2026-07",
});
/** Near to the questions in words, and of no attribute that bears on them. */
const ASIDE = fact("aside", "partnership", {
  fr: "Gamma is subject to talks with an American law school.",
});

const ACT = `---
id: us-cloud-act
title: "The US CLOUD Act"
language: en
kind: topic
asOf: "2025-06"
sources:
  - { title: "Act", publisher: "Review", url: "https://example.com/act", published: "2025-06-01", language: en }
---
## History
The act was signed in spring after long talks among the parties. [1]

## Reach
Those who have control of the files, and subsidiaries of a group over there, are covered. [1]
`;

/** Items shown for a question on a provider with some facts, in their order. */
async function shown(question: string, facts: readonly FactText[]): Promise<readonly string[]> {
  const small = await openSmallAnswering({
    "providers/gamma.yaml": providerFile("gamma", "Gamma", facts),
    "topics/us-cloud-act.en.md": ACT,
    "topics/us-cloud-act.fr.md": ACT.replace("language: en", "language: fr"),
  });
  const found = await small.find(question);
  const { succession } = small.finder.parts;
  return selectUnits({ ...found, succession }).map(({ item, last, passage }) =>
    item.fact === null
      ? `${item.group}: ${passage.text.slice(0, 9)} ${String(last)}`
      : item.fact.id,
  );
}

const REACHED = "topic:us-cloud-act: Those who 0";

describe("takeReach", () => {
  it.each([
    { language: "fr", question: "Gamma est-il soumis au CLOUD Act ?" },
    { language: "en", question: "Is Gamma subject to the CLOUD Act?" },
    { language: "de", question: "Unterliegt Gamma dem CLOUD Act?" },
    { language: "es", question: "¿Está Gamma sujeto a la CLOUD Act?" },
    { language: "it", question: "Gamma è soggetta al CLOUD Act?" },
    { language: "nl", question: "Valt Gamma onder de CLOUD Act?" },
  ])("tells what decides it and then whom the law reaches: $language", async ({ question }) => {
    const told = await shown(question, [ASIDE, VISA, SEAT, OWNER, BUYBACK, OLD_VIEW, NEW_VIEW]);

    expect(told.slice(0, 5)).toEqual(["new-view", "old-view", "owner", "visa", REACHED]);
    expect(told).not.toContain("aside");
  });

  it.each([
    {
      name: "owner and seat where no fact is on the law",
      facts: [ASIDE, SEAT, OWNER],
      first: ["owner", "seat"],
    },
    {
      name: "the seat where no owner is known",
      facts: [ASIDE, NEW_VIEW, SEAT],
      first: ["new-view", "seat"],
    },
    {
      name: "what is so before what was announced",
      facts: [PLAN, OLD_VIEW],
      first: ["old-view", "plan"],
    },
    {
      name: "the law asked about before a newer fact on another",
      facts: [ONTARIO, OLD_VIEW],
      first: ["old-view", "ontario"],
    },
  ])("takes $name", async ({ facts, first }) => {
    expect(await shown("Is Gamma subject to US law?", facts)).toEqual([...first, REACHED]);
  });

  it("tells neither owner nor law where a fact from the law's own source applies it", async () => {
    const source = {
      title: "Act",
      publisher: "Review",
      url: "https://example.com/act",
      published: "2025-06-01",
      language: "en",
    };
    const told = await shown("Is Gamma subject to US law?", [
      { ...NEW_VIEW, more: { source } },
      OWNER,
    ]);

    expect(told).toEqual(["new-view"]);
  });

  it("takes the newest of any country where none is named", async () => {
    const told = await shown("Can Gamma be forced to hand over data?", [OLD_VIEW, ONTARIO]);

    expect(told.slice(0, 2)).toEqual(["ontario", "old-view"]);
  });

  it("leaves a question on something else as it is", async () => {
    const told = await shown("With whom is Gamma subject to talks?", [ASIDE, NEW_VIEW, OWNER]);

    expect(told[0]).toBe("aside");
  });
});
