import { describe, expect, it } from "vitest";
import { unitsOfParts } from "../../src/answering/part-units.ts";
import { providerFile } from "../helpers/provider-file.ts";
import { openSmallAnswering, ranked } from "../helpers/small-answering.ts";

const GAMMA = providerFile("gamma", "Gamma", [
  { id: "gamma-owner", attribute: "ownership", fr: "Gamma appartient à ses fondateurs." },
  { id: "gamma-hq", attribute: "headquarters", fr: "Gamma a son siège à Lille." },
]);
const DELTA = providerFile("delta", "Delta", [
  { id: "delta-regions", attribute: "regions", fr: "Delta a ses régions à Nice." },
  { id: "delta-shared", attribute: "regions", fr: "Les régions de Delta servent aussi à Gamma." },
]);
const FACTS = ["gamma-owner", "gamma-hq", "delta-regions", "delta-shared"];

async function bestOfParts(text: string): Promise<readonly (readonly string[])[]> {
  const small = await openSmallAnswering({
    "providers/gamma.yaml": GAMMA,
    "providers/delta.yaml": DELTA,
  });
  const pool = ranked(
    FACTS.flatMap((id) => small.units(`fact:${id}`)),
    0.1,
  );
  const { searched } = await small.find(text);
  return unitsOfParts(searched, pool).map((units) => units.map(({ unit }) => unit.item.id));
}

describe("unitsOfParts", () => {
  it.each([
    "Qui possède Gamma et où sont ses régions ?",
    "Who owns Gamma and where are its regions?",
    "Wem gehört Gamma und wo sind die Regionen?",
    "Wie is de eigenaar van Gamma en waar zijn de regio's?",
  ])(
    "leaves out facts of another provider that do not name the one asked about: %s",
    async (text) => {
      const parts = await bestOfParts(text);

      expect(parts.map((items) => items.toSorted())).toEqual([
        ["fact:delta-shared", "fact:gamma-hq", "fact:gamma-owner"],
        ["fact:delta-shared", "fact:gamma-hq", "fact:gamma-owner"],
      ]);
    },
  );

  it("keeps facts of all providers that are asked about", async () => {
    const [, regions] = await bestOfParts("Qui possède Gamma et où sont les régions de Delta ?");

    expect(regions).toContain("fact:delta-regions");
  });

  it("puts first what fits the part", async () => {
    const [, seat] = await bestOfParts("Qui possède Gamma et quel est le siège ?");

    expect(seat?.[0]).toBe("fact:gamma-hq");
  });

  it.each([
    "Gamma est-elle cotée et qui l'a contesté ?",
    "Is Gamma listed, and who contested it?",
    "Ist Gamma notiert und wer hat es angefochten?",
  ])("puts first who did it where a person is asked for: %s", async (text) => {
    const small = await openSmallAnswering({
      "providers/gamma.yaml": providerFile("gamma", "Gamma", [
        { id: "gamma-appeal", attribute: "listing", fr: "Gamma est contesté au Official Journal." },
        { id: "gamma-person", attribute: "listing", fr: "Jeanne Martin a contesté Gamma." },
      ]),
    });
    const { searched } = await small.find(text);
    const pool = ranked(
      ["gamma-appeal", "gamma-person"].flatMap((id) => small.units(`fact:${id}`)),
    );

    const [, who] = unitsOfParts(searched, pool);

    expect(who?.[0]?.unit.item.id).toBe("fact:gamma-person");
  });

  it("has no parts of one question", async () => {
    expect(await bestOfParts("Qui possède Gamma ?")).toEqual([]);
  });
});
