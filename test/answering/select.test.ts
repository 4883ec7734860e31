import { describe, expect, it } from "vitest";
import type { EvidenceUnit } from "../../src/answering/evidence-unit.ts";
import { selectUnits } from "../../src/answering/select.ts";
import { SELECTION } from "../../src/answering/selection-limits.ts";
import { articlesOf } from "../helpers/articles.ts";
import { openContent } from "../helpers/open-content.ts";
import { type FactText, providerFile } from "../helpers/provider-file.ts";
import {
  openAnswering,
  openSmallAnswering,
  ranked,
  type SmallAnswering,
  selectFor,
} from "../helpers/small-answering.ts";

function itemsOf(units: readonly EvidenceUnit[]): readonly string[] {
  return units.map(({ item }) => item.id);
}

/** Articles of one sentence each, of so many words that no other one has. */
async function openDistinct(count: number, words = 12): Promise<SmallAnswering> {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const word = (page: number, at: number): string =>
    `${letters[page] ?? ""}${letters[at] ?? ""}`.repeat(3);
  const articles = Array.from({ length: count }, (_, page) => ({
    id: `page-${letters[page] ?? ""}`,
    language: "fr" as const,
    text: `${Array.from({ length: words }, (_word, at) => word(page, at)).join(" ")}.`,
  }));
  return openAnswering(await openContent(articlesOf(articles)));
}

function allUnits(small: SmallAnswering): readonly EvidenceUnit[] {
  const { passageCount } = small.parts.generation;
  return Array.from({ length: passageCount }, (_, row) =>
    small.finder.parts.reader.read(row),
  ).flat();
}

async function selectStates(question: string): Promise<readonly string[]> {
  const small = await openSmallAnswering();
  const units = [
    ...small.units("fact:alpha-candidate"),
    ...small.units("fact:alpha-qualified"),
    ...small.units("topic:keys.fr"),
  ];
  return itemsOf(await selectFor(small, question, ranked(units)));
}

function labelOf(provider: string, at: number): FactText {
  return {
    id: `${provider}-${String(at)}`,
    attribute: "certification-other",
    fr: `${provider} a le label ${"abcdefgh".repeat(2)}${String(at)}, mention ${String(at * 7)} du registre ${String(at * 31)}.`,
  };
}

describe("selectUnits, between states", () => {
  it("takes the newest state in place of the older one, though the latter ranks higher", async () => {
    const items = await selectStates("Alpha ?");

    expect(items[0]).toBe("fact:alpha-qualified");
    expect(items).not.toContain("fact:alpha-candidate");
  });

  it.each([
    { name: "the history is asked for", question: "L'historique d'Alpha" },
    { name: "a past year is named", question: "Alpha en 2024 ?" },
    { name: "a date is asked for", question: "Depuis quand, Alpha ?" },
  ])("keeps the older state behind the newest when $name", async ({ question }) => {
    const items = await selectStates(question);

    expect(items.slice(0, 2)).toEqual(["fact:alpha-qualified", "fact:alpha-candidate"]);
  });

  it("brings the newest state from however far behind", async () => {
    const small = await openSmallAnswering();
    const [older] = ranked(small.units("fact:alpha-candidate"));
    const [newest] = ranked(small.units("fact:alpha-qualified"));
    if (older === undefined || newest === undefined) {
      throw new Error("the small base lacks a state");
    }

    const units = await selectFor(small, "Alpha ?", [
      older,
      { ...newest, score: older.score - 100 },
    ]);

    expect(itemsOf(units)).toEqual(["fact:alpha-qualified"]);
  });
});

describe("selectUnits, among units", () => {
  it("takes nothing from nothing", async () => {
    expect(await selectFor(await openSmallAnswering(), "Alpha ?", [])).toEqual([]);
  });

  it.each([
    { name: "short ones", words: 5 },
    { name: "long ones", words: 25 },
  ])("takes no more units than fit, of $name", async ({ words }) => {
    const small = await openDistinct(12, words);

    const units = await selectFor(small, "Alors ?", ranked(allUnits(small), 0.01));

    expect(units).toHaveLength(
      Math.min(SELECTION.maxUnits, Math.floor(SELECTION.maxWords / words)),
    );
  });

  it.each([
    { name: "a list", question: "Quelles sont les pages ?" },
    { name: "a comparison", question: "Compare les pages" },
  ])("takes more for $name, within its own limits", async ({ question }) => {
    const small = await openDistinct(12);
    const candidates = ranked(allUnits(small), 0.01);

    const wide = await selectFor(small, question, candidates);

    const words = wide.reduce((sum, { wordCount }) => sum + wordCount, 0);
    expect(wide.length).toBeGreaterThan((await selectFor(small, "Alors ?", candidates)).length);
    expect(wide.length).toBeLessThanOrEqual(SELECTION.maxUnitsWide);
    expect(words).toBeLessThanOrEqual(SELECTION.maxWordsWide);
  });

  it("takes no more than a little beside a list", async () => {
    const small = await openDistinct(12);
    const [listed, ...others] = allUnits(small);
    const { searched } = await small.find("Quelles sont les pages ?");
    const { succession } = small.finder.parts;

    const units = selectUnits({
      searched,
      candidates: ranked(others, 0.01),
      succession,
      listed: listed === undefined ? [] : [listed],
    });

    expect(units.length).toBeLessThanOrEqual(SELECTION.maxBesideList);
    expect(units.length).toBeGreaterThan(0);
  });

  it("shows the first unit whole, however long it is", async () => {
    const text = `${Array.from({ length: 200 }, (_, at) => `mot${String(at)}`).join(" ")}.`;
    const small = await openAnswering(
      await openContent(articlesOf([{ id: "long", language: "fr", text }])),
    );

    const units = await selectFor(small, "Alors ?", ranked(allUnits(small)));

    expect(units.map((unit) => unit.text)).toEqual([text]);
  });

  it("leaves out what lies far below the best", async () => {
    const small = await openDistinct(3);
    const far = ranked(allUnits(small), SELECTION.maxGap + SELECTION.newWordsBonus + 1);

    expect(itemsOf(await selectFor(small, "Alors ?", far))).toEqual(["article:page-a"]);
  });

  it("says nothing twice, though two pages do", async () => {
    const text = "La qualification de la plateforme nationale date de septembre.";
    const small = await openAnswering(
      await openContent(
        articlesOf([
          { id: "a", language: "fr", text },
          { id: "b", language: "fr", text: text.replace("septembre", "2026") },
          { id: "c", language: "fr", text: "Le siège social se trouve ailleurs." },
        ]),
      ),
    );

    const units = await selectFor(small, "Alors ?", ranked(allUnits(small), 0.1));

    expect(itemsOf(units)).toEqual(["article:a", "article:c"]);
  });

  it("says of two providers what is the same of both", async () => {
    const small = await openSmallAnswering({
      "providers/gamma.yaml": providerFile("gamma", "Gamma", [
        { id: "gamma-hq", attribute: "headquarters", fr: "Gamma a son siège à Lille, en France." },
      ]),
      "providers/delta.yaml": providerFile("delta", "Delta", [
        { id: "delta-hq", attribute: "headquarters", fr: "Delta a son siège à Lille, en France." },
      ]),
    });
    const units = [...small.units("fact:gamma-hq"), ...small.units("fact:delta-hq")];

    const chosen = await selectFor(small, "Où sont Gamma et Delta ?", ranked(units, 0.1));

    expect(itemsOf(chosen).toSorted()).toEqual(["fact:delta-hq", "fact:gamma-hq"]);
  });

  it("gives each provider of a comparison a word, though one ranks far higher", async () => {
    const small = await openSmallAnswering({
      "providers/gamma.yaml": providerFile(
        "gamma",
        "Gamma",
        [1, 2, 3, 4, 5, 6, 7, 8].map((at) => labelOf("gamma", at)),
      ),
      "providers/delta.yaml": providerFile("delta", "Delta", [labelOf("delta", 9)]),
    });
    const units = [
      ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap((at) => small.units(`fact:gamma-${String(at)}`)),
      ...small.units("fact:delta-9"),
    ];

    const chosen = await selectFor(
      small,
      "Compare Gamma et Delta",
      ranked(units, (SELECTION.comparedGap - 0.2) / 8),
    );

    expect(itemsOf(chosen)).toContain("fact:delta-9");
    expect(itemsOf(chosen)).toContain("fact:gamma-1");
  });

  it("gives a topic that is compared with something its best unit", async () => {
    const small = await openSmallAnswering();
    const units = [...small.units("fact:alpha-owner"), ...small.units("topic:keys.fr")];

    const gap = SELECTION.comparedTopicGap - 0.2;
    const candidates = ranked(units, gap);
    const compared = await selectFor(
      small,
      "Quelle différence entre Alpha et les clés ?",
      candidates,
    );
    const asked = await selectFor(small, "Qui possède Alpha ?", candidates);

    expect(itemsOf(compared)).toEqual(["fact:alpha-owner", "topic:keys.fr"]);
    expect(itemsOf(asked)).toEqual(["fact:alpha-owner"]);
  });

  it.each([
    { asked: "nothing else", question: "Qui possède Alpha ?", first: "fact:alpha-owner" },
    {
      asked: "more",
      question: "Qui possède Alpha et garde ses serrures rouillées ?",
      first: "topic:keys.fr",
    },
  ])(
    "begins with a fact that ranks low where its question asks $asked",
    async ({ question, first }) => {
      const small = await openSmallAnswering();
      const [top] = small.units("topic:keys.fr");
      const units = [...(top === undefined ? [] : [top]), ...small.units("fact:alpha-owner")];

      const chosen = await selectFor(small, question, ranked(units, SELECTION.askedGap + 1));

      expect(itemsOf(chosen)[0]).toBe(first);
    },
  );

  it("takes a longer run in place of the shorter one that it begins with", async () => {
    const text = "Alpha est qualifiée depuis mars. Elle a deux services, tous deux visés.";
    const small = await openAnswering(
      await openContent(articlesOf([{ id: "a", language: "fr", text }])),
    );

    const chosen = await selectFor(small, "Alpha ?", ranked(allUnits(small), 0.1));

    expect(chosen.map((unit) => unit.text)).toEqual([text]);
  });

  it("chooses the same each time", async () => {
    const small = await openSmallAnswering();
    const { searched, candidates } = await small.find("Qui détient Alpha, et depuis quand ?");
    const { succession } = small.finder.parts;

    const [first, second] = [1, 2].map(() => selectUnits({ searched, candidates, succession }));

    expect(second).toEqual(first);
    expect(first?.length).toBeGreaterThan(0);
  });
});
