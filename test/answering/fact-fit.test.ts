import { describe, expect, it } from "vitest";
import { byAge, byChange, byScope, byState, firstOf } from "../../src/answering/fact-fit.ts";
import type { ProviderFact } from "../../src/domain/provider.ts";
import { factItem } from "../helpers/fact-item.ts";

type Fields = Partial<ProviderFact>;

function idsInOrder(...facts: readonly Fields[]): readonly string[] {
  const order = firstOf(byState, byAge("2026-11-28"), byScope, byChange);
  return facts
    .map((fields, at) => factItem({ ...fields, id: String(at) }))
    .toSorted(order)
    .map(({ id }) => id.replace("fact:", ""));
}

describe("which fact says best how things stand", () => {
  const rows: readonly { name: string; facts: readonly Fields[]; order: readonly string[] }[] = [
    {
      name: "what is in force, however old, before what is planned",
      facts: [
        { attribute: "regions", state: "planned", asOf: "2026-09" },
        { attribute: "regions", state: "in-force", asOf: "2025-01" },
      ],
      order: ["1", "0"],
    },
    {
      name: "what may be relied on before what is to be checked",
      facts: [
        { attribute: "capital-control", asOf: "2021-05" },
        { attribute: "ownership", asOf: "2025-04" },
      ],
      order: ["1", "0"],
    },
    {
      name: "the whole before a service",
      facts: [
        { attribute: "certification-hds", asOf: "2026-09", scope: "Store" },
        { attribute: "certification-hds", asOf: "2026-01" },
      ],
      order: ["1", "0"],
    },
    {
      name: "the newest of what changes",
      facts: [
        { attribute: "certification-c5", asOf: "2025-11" },
        { attribute: "certification-c5", asOf: "2026-05" },
      ],
      order: ["1", "0"],
    },
    {
      name: "the first of what adds up",
      facts: [
        { attribute: "technology-origin", asOf: "2025-05" },
        { attribute: "technology-origin", asOf: "2026" },
      ],
      order: ["0", "1"],
    },
  ];

  it.each(rows)("is $name", ({ facts, order }) => {
    expect(idsInOrder(...facts)).toEqual(order);
  });
});
