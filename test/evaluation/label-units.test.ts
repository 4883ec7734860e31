import { describe, expect, it } from "vitest";
import type { EvidenceUnit } from "../../src/answering/evidence-unit.ts";
import type { ItemId } from "../../src/domain/passage.ts";
import { AdditionLabels, labelUnit } from "../../src/evaluation/label-units.ts";
import { questionOf } from "../helpers/evaluated-answer.ts";
import { openSmallAnswering } from "../helpers/small-answering.ts";

async function unitOf(item: ItemId, language: "fr" | "en" = "fr"): Promise<EvidenceUnit> {
  const small = await openSmallAnswering();
  const [unit] = small.units(item, language);
  if (unit === undefined) {
    throw new Error(`the small base has no ${item}`);
  }
  return unit;
}

describe("labelUnit", () => {
  it.each([
    { name: "all that is expected", mustInclude: [["60 %"], ["Beta"]], label: 1 },
    { name: "one wording of each", mustInclude: [["soixante", "60 %"]], label: 1 },
    { name: "whatever accents and case", mustInclude: [["BÊTA"]], label: 1 },
    { name: "a part of it", mustInclude: [["60 %"], ["Gamma"]], label: 0.8 },
    { name: "nothing of it", mustInclude: [["Gamma"]], label: 0 },
  ])("values a unit that holds $name at $label", async ({ mustInclude, label }) => {
    const unit = await unitOf("fact:alpha-owner");

    expect(labelUnit(unit, questionOf({ relevant: ["fact:alpha-owner"], mustInclude }))).toBe(
      label,
    );
  });

  it("values a unit of an item that does not answer at nothing", async () => {
    const unit = await unitOf("fact:alpha-owner");
    const question = questionOf({ relevant: ["fact:beta-share"], mustInclude: [["60 %"]] });

    expect(labelUnit(unit, question)).toBe(0);
  });

  it("takes one language of a topic for the other", async () => {
    const unit = await unitOf("topic:keys.en", "en");
    const question = questionOf({ relevant: ["topic:keys.fr"], mustInclude: [["customer"]] });

    expect(labelUnit(unit, question)).toBe(1);
  });
});

describe("AdditionLabels", () => {
  it("values what is of an item that answers, whatever it says", async () => {
    const labels = new AdditionLabels(questionOf({ relevant: ["fact:alpha-owner"] }));

    expect(labels.note(await unitOf("fact:alpha-owner"))).toBe(true);
    expect(labels.note(await unitOf("fact:beta-share"))).toBe(false);
  });

  it("values an expected string of another item once", async () => {
    const labels = new AdditionLabels(questionOf({ relevant: [], mustInclude: [["60 %"]] }));
    const owner = await unitOf("fact:alpha-owner");

    expect(labels.note(owner)).toBe(true);
    expect(labels.note(owner)).toBe(false);
  });

  it("values nothing at nothing", () => {
    expect(new AdditionLabels(questionOf({ relevant: [] })).note(undefined)).toBe(false);
  });
});
