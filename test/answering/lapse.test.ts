import { describe, expect, it } from "vitest";
import { type Lapse, lapsesOf, openLapses } from "../../src/answering/lapse.ts";
import type { Item } from "../../src/domain/passage.ts";
import type { ProviderFact } from "../../src/domain/provider.ts";
import { factItem } from "../helpers/fact-item.ts";

const TODAY = "2026-12-01";

function fact(fields: Partial<ProviderFact>): Item {
  return factItem({ attribute: "certification-secnumcloud", asOf: "2026-09", ...fields });
}

interface LapseRow {
  readonly name: string;
  readonly fields: Partial<ProviderFact>;
  readonly found: readonly Lapse[];
}

describe("lapsesOf", () => {
  it.each<LapseRow>([
    {
      name: "what was held to yesterday",
      fields: { state: "in-force", until: "2026-11-30" },
      found: [{ kind: "until", date: "2026-11-30" }],
    },
    { name: "what is held to today", fields: { state: "in-force", until: TODAY }, found: [] },
    {
      name: "a month that is over",
      fields: { state: "planned", due: "2026-11" },
      found: [{ kind: "due", date: "2026-11" }],
    },
    { name: "a month that is not", fields: { state: "planned", due: "2026-12" }, found: [] },
    { name: "a year that is not", fields: { state: "in-progress", due: "2026" }, found: [] },
    {
      name: "what says itself that it ended",
      fields: { state: "ended", until: "2022-11" },
      found: [],
    },
    {
      name: "one service of several",
      fields: {
        state: "in-force",
        parts: [
          { scope: "Compute", until: "2026-11-30" },
          { scope: "Store", until: "2028" },
          { scope: "Mail" },
        ],
      },
      found: [{ kind: "until", date: "2026-11-30", scope: "Compute" }],
    },
    { name: "what looks forward to nothing", fields: { state: "in-force" }, found: [] },
  ])("tells $name", ({ fields, found }) => {
    expect(lapsesOf(fact(fields), TODAY)).toEqual(found);
  });

  it("tells nothing of what is no fact", () => {
    expect(lapsesOf({ ...fact({ until: "2020" }), fact: null }, TODAY)).toEqual([]);
  });
});

describe("openLapses", () => {
  const lapsed = fact({ id: "lapsed", state: "planned", due: "2026-06", scope: "Compute" });

  it.each([
    { name: "of a later date", fields: { asOf: "2026-07" }, isOpen: false },
    { name: "of the same service", fields: { asOf: "2026-07", scope: "Compute" }, isOpen: false },
    { name: "of another service", fields: { asOf: "2026-07", scope: "Store" }, isOpen: true },
    { name: "of an earlier date", fields: { asOf: "2026-05" }, isOpen: true },
    { name: "of some day of its year", fields: { asOf: "2026" }, isOpen: true },
    { name: "of some day of its month", fields: { asOf: "2026-06" }, isOpen: true },
    { name: "of a later year", fields: { asOf: "2027" }, isOpen: false },
    {
      name: "of something else",
      fields: { asOf: "2026-07", attribute: "regions" },
      isOpen: true,
    },
  ] as const)("looks for a fact $name", ({ fields, isOpen }) => {
    const other = fact({ id: "other", ...fields });

    expect(openLapses(lapsed, [lapsed, other], TODAY)).toHaveLength(isOpen ? 1 : 0);
  });
});
