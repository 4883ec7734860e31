import { describe, expect, it } from "vitest";
import { createProviderCard, type ProviderCardRequest } from "../../src/answering/provider-card.ts";
import { verify } from "../../src/answering/verify.ts";
import { Answer } from "../../src/domain/answer.ts";
import { AskerLanguage } from "../../src/domain/language.ts";
import { shownSentences } from "../../src/domain/shown-sentences.ts";
import { openSmallBase } from "../helpers/open-content.ts";
import { type FactText, providerFile } from "../helpers/provider-file.ts";
import { openRealAssistant } from "../helpers/real-assistant.ts";
import type { Changes } from "../helpers/small-base.ts";
import { phrases } from "../helpers/terminal.ts";

async function card(
  request: Partial<ProviderCardRequest> & { readonly name: string },
  changes: Changes = {},
): Promise<Answer> {
  const create = createProviderCard({ generation: await openSmallBase(changes), phrases });
  return create({ language: "fr", today: "2026-11-23", ...request });
}

function textsOf(answer: Answer): readonly string[] {
  return shownSentences(answer).map(({ text }) => text);
}

/** One provider whose facts have these attributes, in this order. */
function gamma(...facts: readonly (Omit<FactText, "fr"> & { readonly fr?: string })[]): Changes {
  const filled = facts.map((fact) => ({ fr: `Phrase de ${fact.id}.`, ...fact }));
  return { "providers/gamma.yaml": providerFile("gamma", "Gamma", filled) };
}

describe("the card of a provider", () => {
  it.each([
    { name: "its name", typed: "Alpha" },
    { name: "an alias, without accents or case", typed: "societe alpha" },
    { name: "a sentence around it", typed: "c'est quoi, Alpha Cloud ?" },
  ])("shows the newest fact of each attribute, by $name", async ({ typed }) => {
    const answer = await card({ name: typed });

    expect(Answer.parse(answer)).toMatchObject({ kind: "answered", reason: null, language: "fr" });
    expect(answer.blocks.map(({ kind }) => kind)).toEqual(["text", "list"]);
    expect(textsOf(answer)).toEqual([
      "À propos de « Alpha » :",
      "La société ALPHA est qualifiée pour deux services.",
      "(État : 10 juin 2025.)",
      "Alpha appartient à 60 % à Beta.",
      "Les sources se contredisent sur ce point :",
      "Beta détient la moitié d'Alpha.",
      "(État : 1er février 2025.)",
    ]);
    expect(answer.citations.map(({ item }) => item)).toEqual([
      "fact:alpha-qualified",
      "fact:alpha-owner",
      "fact:beta-share",
    ]);
  });

  it("has one id by whatever name, and another one on another day or in another language", async () => {
    const { answerId } = await card({ name: "Alpha" });
    const others = await Promise.all([
      card({ name: "Alpha", today: "2026-11-24" }),
      card({ name: "Alpha", language: "en" }),
      card({ name: "Beta" }),
    ]);

    expect((await card({ name: "alpha cloud" })).answerId).toBe(answerId);
    expect(new Set([answerId, ...others.map((other) => other.answerId)]).size).toBe(4);
  });

  it("speaks English, with a note, to who asks in a language that the base does not have", async () => {
    const answer = await card({ name: "Alpha", language: "de" });

    expect(textsOf(answer).slice(0, 3)).toEqual([
      "Zu „Alpha“:",
      "In der Wissensbasis steht das nur auf Englisch:",
      "Alpha Cloud is qualified for two services.",
    ]);
  });

  it("puts what people choose by first, and shows eight facts at most", async () => {
    const attributes =
      "environmental egress-fees listing regions headquarters applicable-foreign-law " +
      "data-location operator ownership certification-secnumcloud";
    const facts = attributes
      .split(" ")
      .map((attribute) => ({ id: `gamma-${attribute}`, attribute }));
    const answer = await card({ name: "Gamma" }, gamma(...facts));

    expect(answer.citations.map(({ item }) => item)).toEqual([
      "fact:gamma-certification-secnumcloud",
      "fact:gamma-ownership",
      "fact:gamma-operator",
      "fact:gamma-data-location",
      "fact:gamma-applicable-foreign-law",
      "fact:gamma-headquarters",
      "fact:gamma-environmental",
      "fact:gamma-egress-fees",
    ]);
  });

  it.each([
    { name: "the newest of two", dates: ["2024", "2026-02"], expected: "fact:gamma-1" },
    {
      name: "the first of two of one date",
      dates: ["2026-02", "2026-02"],
      expected: "fact:gamma-0",
    },
  ])("takes $name that do not replace one another", async ({ dates, expected }) => {
    const facts = dates.map((asOf, at) => ({
      id: `gamma-${String(at)}`,
      attribute: "operator",
      asOf,
    }));
    const answer = await card({ name: "Gamma" }, gamma(...facts));

    expect(answer.citations.map(({ item }) => item)).toEqual([expected]);
  });

  it.each([
    { name: "an unknown name", typed: "Omega" },
    { name: "nothing", typed: "" },
    { name: "signs", typed: "<!channel> @everyone" },
    { name: "an endless name", typed: "x ".repeat(50_000) },
  ])("abstains for $name", async ({ typed }) => {
    const answer = await card({ name: typed });

    expect(Answer.parse(answer)).toMatchObject({
      kind: "abstained",
      reason: "unknown-name",
      citations: [],
      nearest: [],
    });
  });

  it("of every subject of the real base holds in every language", async () => {
    const real = await openRealAssistant();
    try {
      const { generation } = real.parts;
      const create = createProviderCard({ generation, phrases });
      const faults = generation.subjects.flatMap(({ name }) =>
        AskerLanguage.options.flatMap((language) => {
          const answer = create({ name, language, today: "2026-11-23" });
          const verdicts = verify(answer, { generation, phrases }).map(({ verdict }) => verdict);
          const isSound =
            answer.kind === "answered" && verdicts.every((each) => each === "verbatim");
          return isSound ? [] : [`${name} (${language})`];
        }),
      );

      expect(faults).toEqual([]);
    } finally {
      real.close();
    }
  });
});
