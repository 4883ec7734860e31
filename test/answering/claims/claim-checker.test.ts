import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { ClaimCheck } from "../../../src/answering/claims/claim-check.ts";
import { verify } from "../../../src/answering/verify.ts";
import { Answer } from "../../../src/domain/answer.ts";
import type { AskerLanguage } from "../../../src/domain/language.ts";
import { shownSentences } from "../../../src/domain/shown-sentences.ts";
import { hostileText } from "../../helpers/hostile-answer.ts";
import { openRealAssistant, type RealAssistant } from "../../helpers/real-assistant.ts";

let real: RealAssistant;
beforeAll(async () => {
  real = await openRealAssistant();
  return () => real.close();
});

async function check(text: string, locale?: AskerLanguage): Promise<ClaimCheck> {
  const request = { text, today: "2026-11-23" };
  return real.assistant.check(locale === undefined ? request : { ...request, locale });
}

async function verdictsOf(text: string, locale?: AskerLanguage): Promise<readonly string[]> {
  const { claims } = await check(text, locale);
  return claims.map(({ verdict }) => verdict);
}

describe("claims whose traps were seen", () => {
  it.each([
    { name: "one of two owners", claim: "Capgemini owns Bleu.", verdict: "not-covered" },
    { name: "both owners", claim: "Orange and Capgemini own Bleu.", verdict: "supported" },
    { name: "the wrong way round", claim: "Orange belongs to Bleu.", verdict: "not-covered" },
    { name: "an owner's owner", claim: "Scaleway belongs to Xavier Niel.", verdict: "not-covered" },
    {
      name: "a former owner",
      claim: "Warburg Pincus holds 21.2 % of IONOS.",
      verdict: "contradicted",
    },
    { name: "an old share", claim: "KKR holds 8 % of OVHcloud.", verdict: "not-covered" },
    {
      name: "another product",
      claim: "Flexible Engine is SecNumCloud-qualified.",
      verdict: "not-covered",
    },
    {
      name: "a part that is not",
      claim: "OVHcloud's Public Cloud is SecNumCloud-qualified.",
      verdict: "contradicted",
    },
    {
      name: "a denial of a part",
      claim: "OVHcloud is not SecNumCloud-qualified.",
      verdict: "contradicted",
    },
    {
      name: "all of them",
      claim: "All Cloud Temple services are SecNumCloud-qualified.",
      verdict: "not-covered",
    },
    {
      name: "nobody else",
      claim: "Only OVHcloud is SecNumCloud-qualified.",
      verdict: "not-covered",
    },
    {
      name: "a city not told",
      claim: "OVHcloud is headquartered in Paris.",
      verdict: "not-covered",
    },
    {
      name: "a plan said as done",
      claim: "The AWS European Sovereign Cloud has local zones in Belgium.",
      verdict: "not-covered",
    },
    {
      name: "a long ago state said as lost",
      claim: "OVHcloud is no longer a member of Gaia-X.",
      verdict: "not-covered",
    },
    {
      name: "who helped",
      claim: "Scaleway helped NumSpot obtain SecNumCloud qualification.",
      verdict: "not-covered",
    },
    {
      name: "an accusation said as a fact",
      claim: "Euro-Office breaches OnlyOffice's licence.",
      verdict: "not-covered",
    },
    {
      name: "another figure of the same unit",
      claim: "PSN relies on six Italian data centres.",
      verdict: "contradicted",
    },
    {
      name: "of another people",
      claim: "Exoscale is owned by German Telekom.",
      verdict: "not-covered",
    },
    {
      name: "an end said as the beginning",
      claim: "Outscale is SecNumCloud-qualified until 30 November 2023.",
      verdict: "contradicted",
    },
    {
      name: "a date after the state was told",
      claim: "Bleu has been SecNumCloud-qualified since October 2026.",
      verdict: "not-covered",
    },
    {
      name: "an offer as its provider's country",
      claim: "AWS is German.",
      verdict: "not-covered",
    },
    {
      name: "another type in the same line",
      claim: "T Cloud Public holds a C5 Type 1 attestation.",
      verdict: "not-covered",
    },
    {
      name: "another agreement of the same topic",
      claim: "The Court annulled Privacy Shield.",
      verdict: "supported",
    },
    {
      name: "who adopts a proposal",
      claim: "The Commission adopted its CADA proposal.",
      verdict: "not-covered",
    },
    { name: "a region for a nation", claim: "Hetzner is in Finland.", verdict: "not-covered" },
    {
      name: "a state of the past",
      claim: "OVHcloud was qualified SecNumCloud in 2021.",
      verdict: "supported",
    },
  ])("$name: $verdict", async ({ claim, verdict }) => {
    expect(await verdictsOf(claim, "en")).toEqual([verdict]);
  });

  it.each([
    { language: "fr", claim: "Scaleway est membre de Gaia-X." },
    { language: "en", claim: "Scaleway is a member of Gaia-X." },
    { language: "de", claim: "Scaleway ist Mitglied von Gaia-X." },
    { language: "es", claim: "Scaleway es miembro de Gaia-X." },
    { language: "it", claim: "Scaleway è membro di Gaia-X." },
    { language: "nl", claim: "Scaleway is lid van Gaia-X." },
  ] as const)(
    "contradicts by the newer state in $language, and shows the older",
    async ({ language, claim }) => {
      const { claims, answer } = await check(claim, language);

      expect(claims).toMatchObject([{ verdict: "contradicted" }]);
      expect(claims[0]?.evidence).toEqual(["fact:scaleway-gaiax-2021", "fact:scaleway-gaiax-2020"]);
      expect(answer.language).toBe(language);
    },
  );

  it("does not call what ran out ended", async () => {
    const request = { text: "Outscale is SecNumCloud-qualified.", today: "2026-12-15" };

    const { claims } = await real.assistant.check(request);

    expect(claims).toMatchObject([{ verdict: "not-covered" }]);
  });
});

describe("a message", () => {
  it("is checked claim by claim; what claims nothing is said to be none", async () => {
    const { claims, skipped, answer } = await check(
      "Hello! Who controls OVHcloud? I think Hetzner is great. Bleu is SecNumCloud-qualified and it belongs to Orange and Capgemini.",
    );

    expect(claims.map(({ text, verdict }) => [text, verdict])).toEqual([
      ["Bleu is SecNumCloud-qualified", "contradicted"],
      ["it belongs to Orange and Capgemini.", "supported"],
    ]);
    expect(skipped).toEqual(["Hello!", "Who controls OVHcloud?", "I think Hetzner is great."]);
    expect(Answer.parse(answer)).toMatchObject({ kind: "answered", nearest: [] });
    expect(answer.citations.map(({ number }) => number)).toEqual(
      answer.citations.map((_, at) => at + 1),
    );
  });

  it("shows both sides of a dispute and takes none", async () => {
    const { claims, answer } = await check("Google holds 15 % of S3NS.", "en");

    expect(claims).toMatchObject([{ verdict: "not-covered", isDisputed: true }]);
    expect(answer.citations.map(({ item }) => item)).toEqual([
      "fact:s3ns-ownership-2026",
      "fact:s3ns-ownership-press",
    ]);
    expect(shownSentences(answer)[1]?.text).toBe(
      "Sources in the base disagree on this; none is taken:",
    );
  });

  it.each([
    { name: "only questions", text: "Who runs Bleu?", kind: "guidance" },
    { name: "nothing", text: "<@U1>", kind: "guidance" },
    { name: "too much", text: "Bleu is qualified. ".repeat(400), kind: "guidance" },
    {
      name: "a claim that is not covered",
      text: "Hetzner is SecNumCloud-qualified.",
      kind: "abstained",
    },
    {
      name: "one that is and one that is not",
      text: "Bleu is SecNumCloud-qualified. Hetzner is SecNumCloud-qualified.",
      kind: "partial",
    },
  ])("of $name ends as $kind", async ({ text, kind }) => {
    const { answer } = await check(text, "en");

    expect(answer.kind).toBe(kind);
  });

  it("says that only the first of many claims were checked", async () => {
    const { claims, answer } = await check("Bleu is SecNumCloud-qualified. ".repeat(9), "en");

    expect(claims).toHaveLength(8);
    expect(shownSentences(answer).at(-1)?.text).toContain("Only the first claims");
  });

  it("gives the same answer to the same message, and another id on another day", async () => {
    const [first, again] = [await check("Bleu is qualified."), await check("Bleu is qualified.")];
    const other = await real.assistant.check({ text: "Bleu is qualified.", today: "2026-11-24" });

    expect(again).toEqual(first);
    expect(other.answer.answerId).not.toBe(first.answer.answerId);
  });

  it("shows the asker's words only as checked claims: another text between the marks is no frame", async () => {
    const { answer } = await check("Bleu is SecNumCloud-qualified.", "en");
    const { generation, phrases } = real.parts;
    const claims = new Set(["Bleu is SecNumCloud-qualified."]);
    const wrong = (known: ReadonlySet<string>): readonly string[] =>
      verify(answer, { generation, phrases, claims: known })
        .filter(({ verdict }) => verdict !== "verbatim")
        .map(({ sentence }) => sentence.text);

    expect(wrong(claims)).toEqual([]);
    expect(wrong(new Set())).toEqual(["“Bleu is SecNumCloud-qualified.”"]);
    expect(wrong(new Set(["Bleu belongs to @everyone"]))).toHaveLength(1);
  });

  it("never pings, links or formats, whatever is claimed", async () => {
    const hostile = fc
      .tuple(hostileText, hostileText)
      .map(
        ([before, after]) =>
          `${before} @everyone Bleu is <https://evil.example|SecNumCloud>-qualified **now** ${after}.`,
      );
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const { answer } = await check(text, "en");
        const frames = shownSentences(answer).filter(({ citations }) => citations.length === 0);

        for (const frame of frames) {
          expect(frame.text).not.toMatch(/[@<>*_~`|[\]#\\\p{Cc}\p{Cf}]|:\/\//u);
        }
      }),
      { numRuns: 25 },
    );
  });
});
