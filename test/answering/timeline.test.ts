import { describe, expect, it } from "vitest";
import type { EvidenceUnit } from "../../src/answering/evidence-unit.ts";
import { dateOfUnit, timelineOf } from "../../src/answering/timeline.ts";
import { articlesOf } from "../helpers/articles.ts";
import { openContent } from "../helpers/open-content.ts";
import { openAnswering, openSmallAnswering } from "../helpers/small-answering.ts";

const TOLD =
  "Alpha was founded in 2019. It opened on 4 May 2021. Nobody knows why. In June 2020 it hired.";

async function tellingUnits(text: string): Promise<readonly EvidenceUnit[]> {
  const small = await openAnswering(
    await openContent(articlesOf([{ id: "a", language: "en", text }])),
  );
  return small.units("article:a", "en");
}

describe("dateOfUnit", () => {
  it("is the first date that its words name", async () => {
    const units = await tellingUnits("On 4 May 2021 Alpha opened, founded in 2019. Beta did not.");

    expect(units.map(dateOfUnit)).toEqual(["2021-05-04", undefined]);
  });

  it("is the date of a fact whose words name none", async () => {
    const small = await openSmallAnswering();

    expect(small.units("fact:alpha-candidate").map(dateOfUnit)).toEqual(["2024-03-01"]);
    expect(small.units("fact:alpha-qualified").map(dateOfUnit)).toEqual(["2025-06-10"]);
  });
});

describe("timelineOf", () => {
  it("puts dated units in order of time and leaves out the others", async () => {
    const entries = timelineOf(
      (await tellingUnits(TOLD)).filter(({ first, last }) => first === last || last === 1),
    );

    expect(entries.map(({ date }) => date)).toEqual(["2019", "2019", "2020-06"]);
  });

  it("makes none of fewer than three", async () => {
    expect(timelineOf(await tellingUnits("Alpha was founded in 2019. Beta in 2020."))).toEqual([]);
  });
});
