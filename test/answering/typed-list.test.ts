import { describe, expect, it } from "vitest";
import { listProviders } from "../../src/answering/typed-list.ts";
import { type FactText, providerFile } from "../helpers/provider-file.ts";
import { openSmallAnswering, type SmallAnswering } from "../helpers/small-answering.ts";

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

/** Six providers: two hold the qualification, two wait for it, one lost it, one was refused. */
async function openProviders(): Promise<SmallAnswering> {
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
  });
}

async function listed(question: string): Promise<readonly string[]> {
  const small = await openProviders();
  const asked = listProviders(await small.find(question), small.finder.parts);
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

  it("lists those of the country that is named", async () => {
    expect(await listed("Quels fournisseurs ont leur siège en France ?")).toEqual([
      "fact:epsilon-seat",
      "fact:gamma-seat",
    ]);
  });

  it.each([
    { name: "one alone", question: "Quels fournisseurs ont leur siège en Allemagne ?" },
    { name: "none", question: "Quels fournisseurs ont leur siège en Italie ?" },
    { name: "a question for no list", question: "Gamma est-il qualifié SecNumCloud ?" },
    { name: "a list of something else", question: "Quelles sont les règles SecNumCloud ?" },
  ])("lists nothing for $name", async ({ question }) => {
    expect(await listed(question)).toEqual([]);
  });

  it("shows evidence in the language that the asker can read", async () => {
    const small = await openProviders();
    const found = await small.find("Which providers are SecNumCloud-qualified?");

    const asked = listProviders(found, small.finder.parts);

    const languages = new Set(asked?.units.map(({ passage }) => passage.language));
    expect([...languages]).toEqual(["en"]);
  });
});
