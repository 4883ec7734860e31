import { describe, expect, it } from "vitest";
import { compareProviders } from "../../src/answering/comparison.ts";
import { openSmallAnswering } from "../helpers/small-answering.ts";

/** Rows by attribute, each cell by its item; `null` for a gap. */
async function compared(question: string): Promise<unknown> {
  const small = await openSmallAnswering();
  const comparison = compareProviders(await small.find(question), small.finder.parts);
  return (
    comparison && {
      subjects: comparison.subjects,
      rows: comparison.rows.map(({ attribute, cells }) => [
        attribute,
        ...cells.map((cell) => cell?.item.id ?? null),
      ]),
    }
  );
}

describe("compareProviders", () => {
  it("puts the current fact of what is asked into a cell a provider", async () => {
    expect(await compared("Compare l'actionnariat d'Alpha et de Beta")).toEqual({
      subjects: ["alpha", "beta"],
      rows: [["ownership", "fact:alpha-owner", "fact:beta-share"]],
    });
  });

  it("compares who controls them and the like where nothing but names is said", async () => {
    expect(await compared("Alpha ou Beta ?")).toEqual({
      subjects: ["alpha", "beta"],
      rows: [
        ["country-of-control", "fact:alpha-owner", "fact:beta-share"],
        ["certification-secnumcloud", "fact:alpha-qualified", null],
      ],
    });
  });

  it("tells a gap where a certification is asked by name", async () => {
    expect(await compared("Compare le SecNumCloud d'Alpha et Beta")).toEqual({
      subjects: ["alpha", "beta"],
      rows: [["certification-secnumcloud", "fact:alpha-qualified", null]],
    });
  });

  it.each([
    "Alpha ou Beta, lequel est SecNumCloud ?",
    "Which one is SecNumCloud-qualified, Alpha or Beta?",
    "Wer ist SecNumCloud-qualifiziert, Alpha oder Beta?",
    "¿Quién tiene SecNumCloud, Alpha o Beta?",
    "Chi è qualificato SecNumCloud, Alpha o Beta?",
    "Wie heeft SecNumCloud, Alpha of Beta?",
  ])("compares those between whom there is an or: %s", async (question) => {
    expect(await compared(question)).toEqual({
      subjects: ["alpha", "beta"],
      rows: [["certification-secnumcloud", "fact:alpha-qualified", null]],
    });
  });

  it.each([
    { name: "one provider", question: "Compare l'actionnariat d'Alpha" },
    { name: "no comparison", question: "Alpha et Beta, quel actionnariat ?" },
  ])("makes none for $name", async ({ question }) => {
    expect(await compared(question)).toBeUndefined();
  });
});
