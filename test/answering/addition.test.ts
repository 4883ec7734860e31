import { describe, expect, it } from "vitest";
import { ADDITION_FEATURES } from "../../src/answering/addition.ts";
import { selectUnits } from "../../src/answering/select.ts";
import type { SelectionInput } from "../../src/answering/selection.ts";
import { openSmallAnswering, ranked } from "../helpers/small-answering.ts";

/** Weights by name; 0 for all others. */
function additionOf(weights: Readonly<Record<string, number>>): readonly number[] {
  return ADDITION_FEATURES.map((name) => weights[name] ?? 0);
}

/** The fact that answers, and a sentence of a topic behind it. */
async function open(): Promise<SelectionInput> {
  const small = await openSmallAnswering();
  const units = [...small.units("fact:alpha-owner"), ...small.units("topic:keys.fr").slice(0, 1)];
  const { searched } = await small.find("Qui possède Alpha ?");
  return { searched, candidates: ranked(units), succession: small.finder.parts.succession };
}

async function selectJudged(weights: Readonly<Record<string, number>>): Promise<string[]> {
  const units = selectUnits({ ...(await open()), addition: additionOf(weights) });
  return units.map(({ item }) => item.id);
}

describe("selectUnits, judging what is added", () => {
  it.each([
    {
      name: "likely to answer",
      weights: { bias: 3 },
      chosen: ["fact:alpha-owner", "topic:keys.fr"],
    },
    { name: "about something else", weights: { bias: -3 }, chosen: ["fact:alpha-owner"] },
    {
      name: "of no item that is there, where that tells",
      weights: { bias: -3, sameItem: 6 },
      chosen: ["fact:alpha-owner"],
    },
  ])("adds what is $name, or not", async ({ weights, chosen }) => {
    expect(await selectJudged(weights)).toEqual(chosen);
  });

  it("tells whoever learns of each addition, with a number for each feature", async () => {
    const told: [string, number][] = [];

    selectUnits({
      ...(await open()),
      onAddition: (unit, features) => told.push([unit.item.id, features.length]),
    });

    expect(told).toContainEqual(["topic:keys.fr", ADDITION_FEATURES.length]);
  });
});
