import { describe, expect, it } from "vitest";
import { type AskedList, listProviders } from "../../src/answering/typed-list.ts";
import { type FactText, providerFile } from "../helpers/provider-file.ts";
import { openSmallAnswering, type SmallAnswering } from "../helpers/small-answering.ts";
import type { Changes } from "../helpers/small-base.ts";

function qualification(provider: string, state: string, more: FactText["more"] = {}): FactText {
  return {
    id: `${provider}-snc`,
    attribute: "certification-secnumcloud",
    fr: `En 2026, ${provider} et la qualification SecNumCloud : ${state}.`,
    value: state,
    more: { state, ...more },
  };
}

function seat(provider: string, country: string): FactText {
  return {
    id: `${provider}-seat`,
    attribute: "headquarters",
    fr: `Le siège de ${provider} est connu.`,
    value: country,
    more: { countries: [country] },
  };
}

function builtOnStrato(id: string): FactText {
  return {
    id: `${id}-tech`,
    attribute: "technology-origin",
    fr: `${id} repose sur Strato.`,
    en: `${id} is built on Strato.`,
    value: "Strato",
  };
}

/** Six providers: two hold the qualification, two wait for it, one lost it, one was refused. */
async function openProviders(more: Changes = {}): Promise<SmallAnswering> {
  const renewed = {
    ...qualification("gamma", "in-force", { supersedes: ["gamma-old"] }),
    asOf: "2026-05",
  };
  // Its words are nearer to the questions than those of the state that replaces it.
  const old = {
    ...qualification("gamma", "in-force"),
    id: "gamma-old",
    asOf: "2023-05",
    fr: "Quels fournisseurs sont qualifiés SecNumCloud ? En 2023, gamma est des fournisseurs qualifiés.",
    en: "Which providers are SecNumCloud-qualified? In 2023 gamma is of the qualified providers.",
  };
  return openSmallAnswering({
    "providers/alpha.yaml": null,
    "providers/beta.yaml": null,
    "articles/2025-06-10-alpha.en.md": null,
    "providers/gamma.yaml": providerFile("gamma", "Gamma", [old, renewed, seat("gamma", "FR")]),
    "providers/delta.yaml": providerFile("delta", "Delta", [
      qualification("delta", "in-force"),
      seat("delta", "DE"),
    ]),
    "providers/epsilon.yaml": providerFile("epsilon", "Epsilon", [
      qualification("epsilon", "in-progress"),
      seat("epsilon", "FR"),
    ]),
    "providers/theta.yaml": providerFile("theta", "Theta", [qualification("theta", "in-progress")]),
    "providers/zeta.yaml": providerFile("zeta", "Zeta", [qualification("zeta", "ended")]),
    "providers/eta.yaml": providerFile("eta", "Eta", [qualification("eta", "not-held")]),
    ...more,
  });
}

async function ask(
  question: string,
  { today, more = {} }: { readonly today?: string; readonly more?: Changes } = {},
): Promise<AskedList | undefined> {
  const small = await openProviders(more);
  const found = await small.find(question, today === undefined ? {} : { today });
  return listProviders(found, small.finder.parts);
}

async function listed(question: string, more: Changes = {}): Promise<readonly string[]> {
  const asked = await ask(question, { more });
  const met = asked?.list.groups.met ?? [];
  return met.flatMap(({ facts }) => facts.map(({ id }): string => id)).toSorted();
}

describe("listProviders", () => {
  it.each([
    { name: "in French", question: "Quels fournisseurs sont qualifiés SecNumCloud ?" },
    { name: "in English", question: "Which providers are SecNumCloud-qualified?" },
    { name: "in German", question: "Welche Anbieter sind nach SecNumCloud qualifiziert?" },
  ])("lists who holds what is asked, each once and by its newest state, $name", async (row) => {
    expect(await listed(row.question)).toEqual(["fact:delta-snc", "fact:gamma-snc"]);
  });

  it("lists who is on the way when candidates are asked for", async () => {
    expect(await listed("Quels fournisseurs sont candidats à SecNumCloud ?")).toEqual([
      "fact:epsilon-snc",
      "fact:theta-snc",
    ]);
  });

  it.each([
    { question: "Quels fournisseurs ne sont pas encore qualifiés SecNumCloud ?" },
    { question: "Welke aanbieders zijn nog niet SecNumCloud-gekwalificeerd?" },
  ])("lists who is on the way when those not there yet are asked for: $question", async (row) => {
    expect(await listed(row.question)).toEqual(["fact:epsilon-snc", "fact:theta-snc"]);
  });

  it("lists those of the country that is named", async () => {
    expect(await listed("Quels fournisseurs ont leur siège en France ?")).toEqual([
      "fact:epsilon-seat",
      "fact:gamma-seat",
    ]);
  });

  it.each([
    { name: "none", question: "Quels fournisseurs ont leur siège en Italie ?" },
    { name: "a question for no list", question: "Gamma est-il qualifié SecNumCloud ?" },
    { name: "a list of something else", question: "Quelles sont les règles SecNumCloud ?" },
  ])("lists nothing for $name", async ({ question }) => {
    expect(await listed(question)).toEqual([]);
  });

  it.each([
    { name: "by seat", question: "Quels fournisseurs ont leur siège en Allemagne ?" },
    { name: "by two words together", question: "Which providers are based in Germany?" },
    { name: "without an interrogative", question: "deutsche Anbieter" },
    { name: "with the country behind it", question: "hébergeurs allemands ?" },
    { name: "with words that say no more", question: "proveedores alemanes en la base, por favor" },
  ])("lists one alone, $name", async ({ question }) => {
    const asked = await ask(question);

    expect(asked?.list.groups.met.map(({ subject }) => subject.name)).toEqual(["Delta"]);
    expect(asked?.isWhole).toBe(true);
  });

  it.each([
    { name: "an elided word for today", question: "Qui est qualifié SecNumCloud aujourd'hui ?" },
    { name: "one word", question: "Wer ist SecNumCloud?" },
    { name: "no verb", question: "liste des SecNumCloud svp" },
    { name: "everybody", question: "everybody with SecNumCloud" },
  ])("lists all that hold what is asked with $name", async ({ question }) => {
    expect(await listed(question)).toEqual(["fact:delta-snc", "fact:gamma-snc"]);
  });

  it.each([
    {
      name: "an obligation",
      question: "Les fournisseurs doivent-ils être qualifiés SecNumCloud ?",
    },
    { name: "a definition", question: "C'est quoi SecNumCloud ?" },
    { name: "a reason", question: "Why are providers SecNumCloud-qualified?" },
  ])("lists nobody for $name", async ({ question }) => {
    expect(await ask(question)).toBeUndefined();
  });

  it.each([
    { name: "a country of nobody", question: "Which providers have a region in Hungary?" },
    { name: "types that nobody meets together", question: "fornitori italiani SecNumCloud" },
  ])("is a list without entries for $name", async ({ question }) => {
    expect(await ask(question)).toMatchObject({ isWhole: true, units: [] });
  });

  it("takes who has something in a country where nobody is from there", async () => {
    const regions: FactText = {
      ...seat("iota", "PL"),
      id: "iota-regions",
      attribute: "regions",
    };
    const more = { "providers/iota.yaml": providerFile("iota", "Iota", [regions]) };

    expect(await listed("providers in Poland", more)).toEqual(["fact:iota-regions"]);
    expect(await listed("Polish providers", more)).toEqual([]);
  });

  it.each([
    {
      name: "on the day itself",
      today: "2026-11-30",
      met: ["Delta", "Gamma", "Kappa"],
      expired: [],
    },
    { name: "on the day after", today: "2026-12-01", met: ["Delta", "Gamma"], expired: ["Kappa"] },
  ])("keeps a state whose last day has passed apart: $name", async ({ today, met, expired }) => {
    const until = qualification("kappa", "in-force", { until: "2026-11-30" });
    const more = { "providers/kappa.yaml": providerFile("kappa", "Kappa", [until]) };

    const asked = await ask("Who is SecNumCloud-qualified?", { today, more });

    expect(asked?.list.groups.met.map(({ subject }) => subject.name)).toEqual(met);
    expect(asked?.list.groups.expired.map(({ subject }) => subject.name)).toEqual(expired);
  });

  it.each([
    {
      name: "before the end of the year",
      question: "Which SecNumCloud qualifications expire before the end of 2026?",
    },
    { name: "in a year", question: "Quelles qualifications SecNumCloud expirent en 2026 ?" },
    {
      name: "within months",
      question: "Welche SecNumCloud-Qualifikationen laufen binnen 3 Monaten ab?",
    },
  ])("lists what ends $name, also where it is one service of several", async ({ question }) => {
    const parts = [
      { scope: "One", until: "2026-12-29" },
      { scope: "Two", until: "2029-01-01" },
    ];
    const more = {
      "providers/kappa.yaml": providerFile("kappa", "Kappa", [
        qualification("kappa", "in-force", { parts }),
      ]),
      "providers/lambda.yaml": providerFile("lambda", "Lambda", [
        qualification("lambda", "in-force", { until: "2027-06" }),
      ]),
    };

    expect(await listed(question, more)).toEqual(["fact:kappa-snc"]);
  });

  it("lists what is built on a technology, by whoever is asked for it", async () => {
    const more = {
      "providers/strato.yaml": providerFile("strato", "Strato", [seat("strato", "DE")]).replace(
        'kind: "provider"',
        'kind: "technology"',
      ),
      "providers/iota.yaml": providerFile("iota", "Iota", [builtOnStrato("iota")]),
      "providers/kappa.yaml": providerFile("kappa", "Kappa", [builtOnStrato("kappa")]),
    };

    expect(await listed("everything running on Strato", more)).toEqual([
      "fact:iota-tech",
      "fact:kappa-tech",
    ]);
  });

  it("shows evidence in the language that the asker can read", async () => {
    const small = await openProviders();
    const found = await small.find("Which providers are SecNumCloud-qualified?");

    const asked = listProviders(found, small.finder.parts);

    const languages = new Set(asked?.units.map(({ passage }) => passage.language));
    expect([...languages]).toEqual(["en"]);
  });
});
