import { describe, expect, it } from "vitest";
import { listProviders } from "../../src/answering/typed-list.ts";
import { readNeed } from "../../src/assistant/read-need.ts";
import { providerFile } from "../helpers/provider-file.ts";
import { openSmallAnswering, type SmallAnswering } from "../helpers/small-answering.ts";

const TODAY = "2026-11-23";

/** A provider with European owners. */
function provider(id: string, value: string): string {
  return providerFile(id, id, [
    { id: `${id}-egress`, attribute: "egress-fees", fr: `Trafic sortant de ${id}.`, value },
    {
      id: `${id}-owner`,
      attribute: "ownership",
      fr: `${id} est à Holding.`,
      more: { holders: [{ name: "Holding", country: "FR", share: 100 }] },
    },
  ]);
}

/** One provider that charges nothing, and one of whom the base says `charge`. */
async function openProviders(charge: string): Promise<SmallAnswering> {
  return openSmallAnswering({
    "providers/gamma.yaml": provider("gamma", "Free outbound traffic on leaving"),
    "providers/delta.yaml": provider("delta", charge),
  });
}

async function listed(text: string, charge: string): Promise<readonly string[] | undefined> {
  const small = await openProviders(charge);
  const asked = listProviders(await small.find(text, { today: TODAY }), small.finder.parts);
  return asked?.list.groups.met.map(({ subject }) => subject.id);
}

const QUESTIONS = [
  "Which providers have no egress fees?",
  "providers without egress fees",
  "Quels hébergeurs n'ont pas de frais de sortie ?",
  "hébergeurs sans frais de sortie",
];

describe("fees that are denied", () => {
  it.each(QUESTIONS)("list nobody who charges: %s", async (text) => {
    expect(await listed(text, "0.08 euro per GB")).toEqual(["gamma"]);
  });

  it.each([
    "Free up to 1 TB, then billed",
    "Not free",
    "Charged at cost",
    "No fees except for multicloud",
  ])("are not denied by a fact that says %j", async (charge) => {
    expect(await listed("providers without egress fees", charge)).toEqual(["gamma"]);
  });

  it.each(["No egress fees", "Waived on leaving", "Zero euro", "Outbound traffic included"])(
    "are denied by a fact that says %j",
    async (charge) => {
      expect(await listed("providers without egress fees", charge)).toEqual(
        expect.arrayContaining(["gamma", "delta"]),
      );
    },
  );

  it.each([
    ...QUESTIONS,
    "Anbieter ohne Egress-Gebühren",
    "proveedores sin gastos de salida",
    "fornitori senza costi di uscita",
    "aanbieders zonder egress-kosten",
  ])("are no filter where the base tells of a charge: %s", async (text) => {
    const question = { text, today: TODAY, history: [] };
    const charging = await openProviders("0.08 euro per GB");
    const free = await openProviders("No egress fees");

    expect(readNeed(question, charging.finder)).toBeUndefined();
    expect(readNeed(question, free.finder)).toEqual({ has: ["egress-fees"] });
  });

  it("leave those that are asked for as such", async () => {
    expect(await listed("providers with egress fees", "0.08 euro per GB")).toEqual(
      expect.arrayContaining(["delta"]),
    );
  });

  it("are still denied where their clause is cut out with the owners it denies", async () => {
    expect(
      await listed("providers with no egress fees and no US shareholders", "0.08 euro per GB"),
    ).toEqual(["gamma"]);
  });
});
