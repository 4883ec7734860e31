import { beforeAll, describe, expect, it } from "vitest";
import { shownSentences } from "../../../src/domain/shown-sentences.ts";
import { type ClaimRow, verdictsOf } from "../../helpers/claim-row.ts";
import { openRealAssistant, type RealAssistant } from "../../helpers/real-assistant.ts";

let real: RealAssistant;
beforeAll(async () => {
  real = await openRealAssistant();
  return () => real.close();
});

describe("a claim about how a law or decision stands", () => {
  it.each<ClaimRow>([
    { language: "en", claim: "The DPF has been struck down." },
    { language: "en", claim: "The DPF was invalidated in Schrems II." },
    { language: "en", claim: "The DPF is no longer valid." },
    { language: "fr", claim: "Le DPF a été annulé par le Tribunal de l'UE." },
    { language: "de", claim: "Der DPF wurde vom EuGH für nichtig erklärt." },
    { language: "es", claim: "El DPF ha sido anulado." },
    { language: "it", claim: "Il DPF è stato annullato." },
    { language: "nl", claim: "Het DPF is vernietigd." },
    { language: "en", claim: "Privacy Shield is still in force." },
    { language: "fr", claim: "Le Privacy Shield est toujours valable." },
    { language: "es", claim: "El Privacy Shield sigue vigente." },
    { language: "nl", claim: "Het Privacy Shield is nog geldig." },
    { language: "en", claim: "Safe Harbour is still valid." },
    { language: "de", claim: "Der CADA ist in Kraft getreten." },
    { language: "it", claim: "Il CADA è entrato in vigore." },
    { language: "fr", claim: "Le CADA a été adopté par le Parlement." },
    { language: "nl", claim: "De CADA is van kracht." },
    { language: "es", claim: "El EUCS ha sido adoptado." },
    { language: "fr", claim: "L'EUCS est obligatoire." },
    { language: "en", claim: "Scaleway is EUCS-certified." },
    { language: "de", claim: "Der Data Act ist noch nicht in Kraft." },
    { language: "it", claim: "Il Data Act non è in vigore." },
    { language: "fr", claim: "DORA n'est pas encore en vigueur." },
    { language: "fr", claim: "Le CLOUD Act a été abrogé." },
    { language: "en", claim: "Privacy Shield is in force.", today: "2030-01-01" },
  ])("is contradicted by its state, $language: $claim", async (row) => {
    expect(await verdictsOf(real, row)).toEqual(["contradicted"]);
  });

  it.each<ClaimRow>([
    { language: "en", claim: "Privacy Shield is no longer valid." },
    { language: "fr", claim: "Le Privacy Shield n'est plus en vigueur." },
    { language: "fr", claim: "Le DPF n'a pas été annulé." },
    { language: "de", claim: "Das Data Privacy Framework ist in Kraft." },
    { language: "de", claim: "Das EUCS wurde nicht verabschiedet." },
    { language: "es", claim: "El EUCS no ha sido adoptado." },
    { language: "it", claim: "Il Data Act si applica." },
    { language: "en", claim: "Safe Harbor was invalidated." },
  ])("is supported by its state, $language: $claim", async (row) => {
    expect(await verdictsOf(real, row)).toEqual(["supported"]);
  });

  it.each<ClaimRow & { name: string }>([
    {
      name: "a name of two decisions",
      language: "en",
      claim: "The EU-US adequacy decision was invalidated in Schrems II.",
    },
    {
      name: "the same in French",
      language: "fr",
      claim: "La décision d'adéquation UE-États-Unis a été annulée.",
    },
    {
      name: "the same in German",
      language: "de",
      claim: "Der Angemessenheitsbeschluss EU-USA wurde aufgehoben.",
    },
    {
      name: "another one beside it",
      language: "en",
      claim: "The DPF's predecessor was invalidated.",
    },
    {
      name: "another law's name in it",
      language: "en",
      claim: "The EU Cloud Act has been adopted.",
    },
    {
      name: "another country's",
      language: "en",
      claim: "The Swiss-US Privacy Shield is in force.",
    },
    { name: "what was so once", language: "en", claim: "The DPF was valid." },
    { name: "a date before it", language: "en", claim: "The Data Act was not in force in 2022." },
    {
      name: "how it began",
      language: "fr",
      claim: "Le Privacy Shield est entré en vigueur en 2016.",
    },
    {
      name: "a date after it was told",
      language: "en",
      claim: "EUCS was adopted in October 2026.",
    },
    {
      name: "another court than the one that did",
      language: "en",
      claim: "The General Court did not annul Privacy Shield.",
    },
    { name: "an article", language: "en", claim: "Article 29 of the Data Act is in force." },
    { name: "a part", language: "en", claim: "The Data Act exit fees are in force." },
    { name: "whom it binds", language: "fr", claim: "Le CADA s'applique aux collectivités." },
    {
      name: "a fine under it",
      language: "en",
      claim: "A court annulled a fine under the Data Act.",
    },
    {
      name: "a certification under it",
      language: "en",
      claim: "Microsoft's DPF certification was revoked.",
    },
    { name: "a proposal", language: "en", claim: "The Commission adopted its CADA proposal." },
    { name: "a future", language: "fr", claim: "Le CADA entrera en vigueur en 2029." },
    {
      name: "a doubt",
      language: "en",
      claim: "The Data Privacy Framework might be invalid.",
    },
    { name: "what nobody is", language: "fr", claim: "L'EUCS n'est pas obligatoire." },
    {
      name: "a proposal told long ago",
      language: "en",
      claim: "The CADA is in force.",
      today: "2028-01-01",
    },
    {
      name: "the same, denied",
      language: "en",
      claim: "EUCS has not been adopted.",
      today: "2028-01-01",
    },
    {
      name: "a law told long ago",
      language: "en",
      claim: "The DPF was annulled.",
      today: "2028-01-01",
    },
  ])("decides nothing of $name: $claim", async (row) => {
    expect(await verdictsOf(real, row)).toEqual(["not-covered"]);
  });

  it("is not corrected where the question is right about another decision", async () => {
    const { answer } = await real.ask(
      "Why was the EU-US adequacy decision invalidated in Schrems II?",
    );
    const correction = real.parts.phrases.text(answer.language, "premise", {});

    expect(shownSentences(answer).map(({ text }) => text)).not.toContain(correction);
  });
});

describe("a claim about what ran out for a part", () => {
  const THEN = "2027-06-01";

  it.each<ClaimRow & { verdict: string }>([
    {
      language: "en",
      claim: "OVHcloud's Hosted Private Cloud is SecNumCloud qualified.",
      verdict: "not-covered",
    },
    {
      language: "fr",
      claim: "Le Hosted Private Cloud d'OVHcloud est qualifié SecNumCloud.",
      verdict: "not-covered",
    },
    {
      language: "fr",
      claim: "Le Bare Metal Pod d'OVHcloud est qualifié SecNumCloud.",
      verdict: "supported",
    },
    { language: "de", claim: "OVHcloud ist SecNumCloud-qualifiziert.", verdict: "supported" },
  ])("is $verdict: $claim", async ({ verdict, ...row }) => {
    expect(await verdictsOf(real, { ...row, today: THEN })).toEqual([verdict]);
  });

  it.each([
    {
      name: "that a date has passed",
      claim: "OVHcloud's Bare Metal Pod is SecNumCloud qualified.",
      today: THEN,
      frame:
        /^\(Hosted Private Cloud \(VMware\): it ran until 29 December 2026\. That date has passed/u,
    },
    {
      name: "that it was told long ago",
      claim: "Orange and Capgemini own Bleu.",
      today: "2031-01-01",
      frame: /^\(To be checked: this is as of 17 April 2025\.\)$/u,
    },
  ])("is told $name", async ({ claim, today, frame }) => {
    const { answer } = await real.assistant.check({ text: claim, today, locale: "en" });

    expect(shownSentences(answer).at(-1)?.text).toMatch(frame);
  });
});

describe("a claim about a type of attestation", () => {
  it.each<ClaimRow & { verdict: string }>([
    {
      language: "en",
      claim: "T Cloud Public holds a C5 Type 1 attestation.",
      verdict: "not-covered",
    },
    { language: "de", claim: "IONOS hat ein C5-Testat Typ 2.", verdict: "contradicted" },
    { language: "de", claim: "IONOS hat ein C5-Testat vom Typ 1.", verdict: "supported" },
    { language: "fr", claim: "Hetzner a une attestation C5 de type 2.", verdict: "supported" },
    { language: "es", claim: "Hetzner tiene una certificación C5 tipo II.", verdict: "supported" },
    {
      language: "en",
      claim: "Hetzner holds a C5 attestation of Type 2, not Type 1.",
      verdict: "not-covered",
    },
  ])("is $verdict, $language: $claim", async ({ verdict, ...row }) => {
    expect(await verdictsOf(real, row)).toEqual([verdict]);
  });
});
