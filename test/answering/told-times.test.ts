import { describe, expect, it } from "vitest";
import { Answerer } from "../../src/answering/answerer.ts";
import { createCompareProviders } from "../../src/answering/compare-providers.ts";
import { createProviderCard } from "../../src/answering/provider-card.ts";
import { verify } from "../../src/answering/verify.ts";
import type { Answer } from "../../src/domain/answer.ts";
import { shownSentences } from "../../src/domain/shown-sentences.ts";
import { type FactText, providerFile } from "../helpers/provider-file.ts";
import { openSmallAnswering, type SmallAnswering } from "../helpers/small-answering.ts";

const CERTIFIED: FactText = {
  id: "gamma-c5",
  attribute: "certification-c5",
  fr: "Gamma est attesté C5 jusqu'au 30 novembre 2026.",
  value: "Attesté C5",
  asOf: "2026-09",
  more: { state: "in-force", until: "2026-11-30" },
};
const LAUNCH: FactText = {
  id: "gamma-launch",
  attribute: "launch-date",
  fr: "Gamma ouvrira sa plateforme à la mi-2026.",
  value: "Ouverture mi-2026",
  asOf: "2026-02",
  more: { state: "planned", due: "2026-06" },
};
const OWNED_2023: FactText = {
  id: "gamma-owner-2023",
  attribute: "ownership",
  fr: "En 2023, Gamma appartient à ses fondateurs.",
  value: "Fondateurs",
  asOf: "2023-05",
};
const OWNED_2025: FactText = {
  id: "gamma-owner-2025",
  attribute: "ownership",
  fr: "En 2025, Gamma appartient à un fonds suédois.",
  value: "Fonds suédois",
  asOf: "2025-03",
  more: { supersedes: ["gamma-owner-2023"] },
};

async function open(...facts: readonly FactText[]): Promise<SmallAnswering> {
  return openSmallAnswering({ "providers/gamma.yaml": providerFile("gamma", "Gamma", facts) });
}

function textsOf(answer: Answer): readonly string[] {
  return shownSentences(answer).map(({ text }) => text);
}

function datesOf({ blocks }: Answer): readonly string[] {
  const entries = blocks.flatMap((block) => (block.kind === "timeline" ? block.entries : []));
  return entries.map(({ date }) => date);
}

async function ask({ parts }: SmallAnswering, text: string, today: string): Promise<Answer> {
  const answerer = new Answerer(parts);
  return (await answerer.answer({ text, history: [], locale: "fr", today })).answer;
}

const PASSED = "(Échéance : 30 novembre 2026. Elle est passée, et la base n'a rien de plus récent";
const UNCONFIRMED =
  "(Prévu au plus tard : juin 2026. Cette date est passée, et aucune source de la base ne le confirme.)";

describe("what is past", () => {
  it.each([
    { today: "2026-11-30", isPast: false },
    { today: "2026-12-01", isPast: true },
  ])("is said of what was held to a day, on $today: $isPast", async ({ today, isPast }) => {
    const answer = await ask(await open(CERTIFIED), "Gamma est-il attesté C5 ?", today);
    const texts = textsOf(answer);

    expect(texts).toContain(CERTIFIED.fr);
    expect(texts.some((text) => text.startsWith(PASSED))).toBe(isPast);
  });

  it("is said of a plan, behind it", async () => {
    const texts = textsOf(
      await ask(await open(LAUNCH), "Quand Gamma ouvrira-t-il sa plateforme ?", "2026-11-28"),
    );

    expect(texts.slice(0, 2)).toEqual([LAUNCH.fr, UNCONFIRMED]);
  });

  it("is not said where the base has something newer", async () => {
    const opened: FactText = {
      id: "gamma-open",
      attribute: "launch-date",
      fr: "Gamma a ouvert sa plateforme le 1er juillet 2026.",
      asOf: "2026-07-01",
    };
    const texts = textsOf(
      await ask(await open(LAUNCH, opened), "Gamma a-t-il ouvert sa plateforme ?", "2026-11-28"),
    );

    expect(texts).toContain(opened.fr);
    expect(texts).not.toContain(UNCONFIRMED);
  });

  it("is said on a card", async () => {
    const { parts } = await open(CERTIFIED, LAUNCH);
    const card = createProviderCard(parts);
    const texts = textsOf(card({ name: "Gamma", language: "fr", today: "2026-12-01" }));

    expect(texts).toContain(UNCONFIRMED);
    expect(texts.some((text) => text.startsWith(PASSED))).toBe(true);
  });

  it("is said under a table, with whose it is", async () => {
    const { parts } = await open(CERTIFIED);
    const compare = createCompareProviders(parts);
    const answer = compare({
      subjects: ["gamma", "alpha"],
      over: { kind: "attributes", attributes: ["certification-c5"] },
      language: "fr",
      today: "2026-12-01",
    });

    expect(answer.blocks.map(({ kind }) => kind)).toEqual(["table", "text"]);
    expect(textsOf(answer).at(-1)).toBe(
      "Gamma, C5 : échéance : 30 novembre 2026. Elle est passée, et la base n'a rien de plus récent sur ce point.",
    );
  });

  it.each([
    { name: "another date", from: "30 novembre 2026", to: "29 novembre 2026", today: "2026-12-01" },
    { name: "a date that has not passed", from: "", to: "", today: "2026-11-30" },
  ])("is withheld with $name", async ({ from, to, today }) => {
    const small = await open(CERTIFIED);
    const answer = await ask(small, "Gamma est-il attesté C5 ?", "2026-12-01");
    const blocks = answer.blocks.map((block) =>
      block.kind === "text"
        ? {
            ...block,
            sentences: block.sentences.map((each) =>
              each.citations.length === 0 ? { ...each, text: each.text.replace(from, to) } : each,
            ),
          }
        : block,
    );
    const wrong = verify({ ...answer, blocks }, { ...small.parts, today });

    expect(wrong.map(({ verdict }) => verdict)).toContain("unknown-frame");
  });
});

describe("how old the answer is", () => {
  const old: FactText = {
    id: "gamma-owner",
    attribute: "ownership",
    fr: "Gamma appartient à ses fondateurs.",
    asOf: "2021-06",
  };

  it("is said past the limit of its attribute, once", async () => {
    const texts = textsOf(await ask(await open(old), "À qui appartient Gamma ?", "2026-11-28"));

    expect(texts).toEqual([old.fr, "(À vérifier ; état : juin 2021.)"]);
  });

  it("is not said of the past that is asked about", async () => {
    const texts = textsOf(
      await ask(await open(old), "À qui appartenait Gamma en 2021 ?", "2026-11-28"),
    );

    expect(texts).toContain(old.fr);
    expect(texts.join(" ")).not.toContain("À vérifier");
  });
});

describe("a question about another time", () => {
  it("is answered with what was so then, before what came since", async () => {
    const small = await open(OWNED_2025, OWNED_2023);
    const texts = textsOf(await ask(small, "À qui appartenait Gamma en 2023 ?", "2026-11-28"));

    expect(texts.slice(0, 3)).toEqual([OWNED_2023.fr, "Depuis :", OWNED_2025.fr]);
  });

  it("is answered with the newest where no year is asked", async () => {
    const small = await open(OWNED_2025, OWNED_2023);
    const texts = textsOf(await ask(small, "À qui appartient Gamma ?", "2026-11-28"));

    expect(texts[0]).toBe(OWNED_2025.fr);
  });

  it.each([
    { text: "Qu'est-ce qui a changé chez Gamma en 2025 ?", dates: ["2025-03"] },
    { text: "What changed at Gamma in 2023?", dates: ["2023-05"] },
    { text: "Was hat sich bei Gamma 2026 geändert?", dates: ["2026-02"] },
    { text: "Qu'est-ce qui a changé chez Gamma avant 2025 ?", dates: ["2023-05"] },
    { text: "¿Qué ha cambiado en Gamma entre 2023 y 2025?", dates: ["2023-05", "2025-03"] },
    { text: "What changed at Gamma in 2021?", dates: [] },
    { text: "Cosa è cambiato in Gamma nel 2027?", dates: [] },
  ])("is answered with what changed in the years asked: $text", async ({ text, dates }) => {
    const small = await open(CERTIFIED, OWNED_2025, OWNED_2023, LAUNCH);

    expect(datesOf(await ask(small, text, "2026-09-28"))).toEqual(dates);
  });

  it("is answered with what fits beside what is too long to be told", async () => {
    const long = Array.from({ length: 120 }, () => "mot").join(" ");
    const small = await open(
      CERTIFIED,
      { ...OWNED_2025, fr: `Gamma appartient à un fonds suédois, ${long}.` },
      OWNED_2023,
      LAUNCH,
      { ...LAUNCH, id: "gamma-first", fr: "Gamma a annoncé sa plateforme.", asOf: "2022-03" },
    );
    const answer = await ask(small, "Qu'est-ce qui a changé chez Gamma ?", "2026-09-28");

    expect(datesOf(answer)).toEqual(["2022-03", "2023-05", "2026-02"]);
  });

  it("is answered with all changes, oldest first, since the year asked", async () => {
    const small = await open(CERTIFIED, OWNED_2025, OWNED_2023, LAUNCH);
    const all = await ask(small, "Qu'est-ce qui a changé chez Gamma ?", "2026-09-28");
    const since = await ask(small, "Qu'est-ce qui a changé chez Gamma depuis 2024 ?", "2026-09-28");

    expect(datesOf(all)).toEqual(["2023-05", "2025-03", "2026-02"]);
    expect(datesOf(since)).toEqual(["2025-03", "2026-02"]);
    expect(textsOf(since).at(-1)).toContain("Gamma, ");
  });
});
