import { describe, expect, it } from "vitest";
import { agedDate, isAgedRule } from "../../src/answering/freshness.ts";
import type { ProviderFact } from "../../src/domain/provider.ts";
import { factItem } from "../helpers/fact-item.ts";

const TODAY = "2026-11-28";

interface Row {
  readonly name: string;
  readonly fields: Partial<ProviderFact>;
  readonly aged: string | undefined;
}

describe("agedDate", () => {
  it.each<Row>([
    {
      name: "a certificate of two years and a day ago",
      fields: { attribute: "certification-c5", state: "in-force", asOf: "2024-11-27" },
      aged: "2024-11-27",
    },
    {
      name: "a certificate of two years ago",
      fields: { attribute: "certification-c5", state: "in-force", asOf: "2024-11-28" },
      aged: undefined,
    },
    {
      name: "one that runs to a later day",
      fields: { attribute: "certification-c5", asOf: "2020", until: "2027" },
      aged: undefined,
    },
    {
      name: "a price of last year's summer",
      fields: { attribute: "egress-fees", asOf: "2025-07" },
      aged: "2025-07",
    },
    {
      name: "a plan of last year's summer",
      fields: { attribute: "regions", state: "planned", asOf: "2025-07" },
      aged: "2025-07",
    },
    {
      name: "a plan for a day to come",
      fields: { attribute: "regions", state: "planned", asOf: "2025-07", due: "2027" },
      aged: undefined,
    },
    {
      name: "what is in force since then",
      fields: { attribute: "regions", state: "in-force", asOf: "2025-07" },
      aged: undefined,
    },
    {
      name: "owners of five years ago",
      fields: { attribute: "ownership", asOf: "2021" },
      aged: "2021",
    },
    {
      name: "what ended",
      fields: { attribute: "ownership", state: "ended", asOf: "2015" },
      aged: undefined,
    },
    { name: "a seat", fields: { attribute: "headquarters", asOf: "2010" }, aged: undefined },
  ])("of $name is $aged", ({ fields, aged }) => {
    expect(agedDate(factItem(fields), TODAY)).toBe(aged);
  });

  it("counts months back to the last day of a shorter one", () => {
    const item = factItem({ attribute: "egress-fees", asOf: "2023-02-28" });

    expect(agedDate(item, "2024-02-29")).toBeUndefined();
    expect(agedDate(item, "2024-03-01")).toBe("2023-02-28");
  });
});

describe("isAgedRule", () => {
  it.each([
    { state: "not-adopted", asOf: "2025-11-28", aged: false },
    { state: "not-adopted", asOf: "2025-11-27", aged: true },
    { state: "not-adopted", asOf: "2025", aged: false },
    { state: "in-force", asOf: "2024-11-28", aged: false },
    { state: "in-force", asOf: "2024-10", aged: true },
    { state: "annulled", asOf: "2015-10-06", aged: false },
  ] as const)("of $state as of $asOf is $aged", ({ state, asOf, aged }) => {
    const rule = { names: ["Key Act"], state, asOf, told: ["It stands."] };

    expect(isAgedRule(rule, TODAY)).toBe(aged);
  });
});
