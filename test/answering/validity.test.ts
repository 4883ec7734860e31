import { describe, expect, it } from "vitest";
import { validityOf } from "../../src/answering/validity.ts";
import { ProviderFact } from "../../src/domain/provider.ts";

const TODAY = "2026-11-28";

function fact(fields: Partial<ProviderFact>): { readonly fact: ProviderFact } {
  return {
    fact: ProviderFact.parse({
      id: "a-fact",
      attribute: "certification-c5",
      objective: "none",
      value: { fr: "Valeur", en: "Value" },
      statement: { fr: "Phrase.", en: "Sentence." },
      asOf: "2026",
      basis: "primary",
      source: {
        url: "https://example.org/a",
        title: "A page",
        publisher: "Somebody",
        published: null,
        language: "en",
      },
      ...fields,
    }),
  };
}

function parts(...untils: readonly (string | undefined)[]): Partial<ProviderFact> {
  return {
    parts: untils.map((until, at) => ({
      scope: `Service ${String(at)}`,
      ...(until === undefined ? {} : { until }),
    })),
  };
}

describe("validityOf", () => {
  it.each([
    { name: "no end", fields: {}, expected: "valid" },
    { name: "an end far off", fields: { until: "2028-01-25" }, expected: "valid" },
    { name: "an end in 90 days", fields: { until: "2027-02-26" }, expected: "ends-soon" },
    { name: "an end in 91 days", fields: { until: "2027-02-27" }, expected: "valid" },
    { name: "today as its last day", fields: { until: TODAY }, expected: "ends-soon" },
    { name: "yesterday as its last day", fields: { until: "2026-11-27" }, expected: "expired" },
    { name: "a month that is not over", fields: { until: "2026-11" }, expected: "ends-soon" },
    { name: "a month that is", fields: { until: "2026-10" }, expected: "expired" },
    { name: "a part past", fields: parts("2026-10", "2029"), expected: "partly-expired" },
    { name: "all parts past", fields: parts("2026-10", "2025"), expected: "expired" },
    {
      name: "a part past, one endless",
      fields: parts("2026-10", undefined),
      expected: "partly-expired",
    },
    {
      name: "a part near its end",
      fields: parts("2026-12-29", "2029"),
      expected: "partly-ends-soon",
    },
  ])("tells of $name: $expected", ({ fields, expected }) => {
    expect(validityOf(fact(fields), TODAY)).toBe(expected);
  });
});
