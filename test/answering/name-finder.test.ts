import { describe, expect, it } from "vitest";
import { createNameFinder, type NameFinder } from "../../src/answering/name-finder.ts";
import type { Subject } from "../../src/domain/provider.ts";

function subject(id: string, name: string, ...aliases: readonly string[]): Subject {
  return { id, name, aliases: [...aliases], kind: "provider" };
}

const SUBJECTS = [
  subject("ovhcloud", "OVHcloud", "OVH", "OVH Groupe"),
  subject("scaleway", "Scaleway"),
  subject("outscale", "3DS OUTSCALE", "Outscale"),
  subject("google", "Google Sovereign Cloud", "Google", "Google Distributed Cloud"),
  subject("anthos", "Anthos", "Google Distributed Cloud"),
  subject("telekom", "Open Telekom Cloud", "T-Systems", "OTC"),
  subject("bleu", "Bleu"),
  subject("elan", "Élan & Cie"),
];
const TOPICS = {
  "us-cloud-act": ["CLOUD Act"],
  secnumcloud: ["SecNumCloud", "sec num cloud"],
  extra: ["extraterritorial*"],
};
const KNOWN = new Set(["scalaire", "outscaled", "anthon"]);

const finder: NameFinder = createNameFinder(SUBJECTS, TOPICS, (word) => KNOWN.has(word));

function idsIn(text: string): readonly string[] {
  return finder.find(text).map(({ id }) => id);
}

describe("createNameFinder", () => {
  it.each([
    { name: "a name", text: "Qui contrôle OVHcloud ?", ids: ["ovhcloud"] },
    { name: "an alias", text: "Qui contrôle OVH ?", ids: ["ovhcloud"] },
    { name: "any case", text: "qui contrôle OVHCLOUD ou scaleWAY", ids: ["ovhcloud", "scaleway"] },
    { name: "accents or none", text: "elan & cie, Élan Cie", ids: ["elan", "elan"] },
    { name: "a possessive and an elision", text: "d'OVHcloud's", ids: ["ovhcloud"] },
    { name: "a name with hyphens", text: "t-systems", ids: ["telekom"] },
    {
      name: "a name of several words",
      text: "Open Telekom Cloud est-il allemand ?",
      ids: ["telekom"],
    },
    { name: "a name written apart", text: "Scale way", ids: ["scaleway"] },
    {
      name: "no name across the end of a clause",
      text: "we mix them out: scale is what counts",
      ids: [],
    },
    {
      name: "names of each clause",
      text: "Bleu ? Scale way: OVH",
      ids: ["bleu", "scaleway", "ovhcloud"],
    },
    { name: "a name written in three", text: "out sca le, T-Systems", ids: ["telekom"] },
    { name: "a name whose first word begins another", text: "Open Scale way", ids: ["scaleway"] },
    { name: "a name written as one", text: "opentelekomcloud", ids: [] },
    {
      name: "topics too, in order",
      text: "CLOUD Act et SecNumCloud",
      ids: ["us-cloud-act", "secnumcloud"],
    },
    {
      name: "a topic's word with its mark of any ending",
      text: "droit extraterritorial",
      ids: ["extra"],
    },
    { name: "the longest of two", text: "Google Sovereign Cloud", ids: ["google"] },
    { name: "a name inside a longer word", text: "googlemail, bleuet", ids: [] },
    { name: "nothing", text: "", ids: [] },
  ])("finds $name", ({ text, ids }) => {
    expect(idsIn(text)).toEqual(ids);
  });

  it("finds a shorter name where the longer one is not whole", () => {
    expect(finder.find("Google Distributed, Google")).toEqual([
      { kind: "subject", id: "google", words: ["google"], isFuzzy: false },
      { kind: "subject", id: "google", words: ["google"], isFuzzy: false },
    ]);
  });

  it("finds all that a shared name may mean", () => {
    const names = finder.find("Google Distributed Cloud, c'est isolé ?");

    expect(names.map(({ id }) => id)).toEqual(["google", "anthos"]);
    expect(new Set(names.map(({ words }) => words.join(" ")))).toEqual(
      new Set(["google distributed cloud"]),
    );
  });

  it.each([
    { name: "a letter missing", text: "scalway" },
    { name: "a letter too many", text: "scalleway" },
    { name: "a wrong letter", text: "scaleqay" },
    { name: "two letters swapped", text: "sacleway" },
  ])("forgives $name", ({ text }) => {
    expect(finder.find(text)).toEqual([
      { kind: "subject", id: "scaleway", words: [text], isFuzzy: true },
    ]);
  });

  it.each([
    { name: "two mistakes", text: "scalwai" },
    { name: "another first letter", text: "xcaleway" },
    { name: "a short name", text: "blue, blau, OTV" },
    { name: "a word that stands in the base", text: "outscaled anthon" },
    { name: "two words that only look alike", text: "scal ewy" },
  ])("forgives no $name", ({ text }) => {
    expect(idsIn(text)).toEqual([]);
  });

  it("does not hold a topic's word for a provider's typo", () => {
    expect(finder.find("SecNumClood")).toEqual([
      { kind: "topic", id: "secnumcloud", words: ["secnumclood"], isFuzzy: true },
    ]);
  });
});
