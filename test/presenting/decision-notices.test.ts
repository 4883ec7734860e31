import { describe, expect, it } from "vitest";
import { AskerLanguage } from "../../src/domain/language.ts";
import { comparisonRefusal, unknownValueNotice } from "../../src/presenting/decision-notices.ts";
import { needLine } from "../../src/presenting/need-texts.ts";
import { wordingOf } from "../helpers/presenting.ts";

describe("what was looked for", () => {
  it.each([
    {
      name: "what is held",
      filters: { certified: ["certification-secnumcloud", "certification-hds"] },
      line: "Looked for: SecNumCloud · HDS",
    },
    {
      name: "places, any of which will do",
      filters: { countries: ["FR", "DE"], hostedIn: ["PL"] },
      line: "Looked for: seated in or controlled from France or Germany · with regions or data in Poland",
    },
    {
      name: "European control and open source",
      filters: { european: true, openSource: true },
      line: "Looked for: Open source · under European control",
    },
    {
      name: "more countries than one reads",
      filters: { shareholdersFrom: ["US", "CN", "GB", "CA", "JP", "KR", "SG"] },
      line:
        "Looked for: with owners or shareholders from United States, China, United Kingdom, " +
        "Canada, Japan, South Korea, or …",
    },
  ] as const)("tells $name", ({ filters, line }) => {
    expect(needLine(filters, wordingOf("en"))).toBe(line);
  });

  it.each(AskerLanguage.options)("tells it in %s, countries too", (language) => {
    const line = needLine({ controlledFrom: ["DE"], european: true }, wordingOf(language));

    expect(line).toContain(new Intl.DisplayNames(language, { type: "region" }).of("DE"));
    expect(line).not.toMatch(/[{}]/u);
  });
});

describe("why there is no comparison", () => {
  it("names each name that is not known, with those that are near, as one clean line", () => {
    const unknown = [
      { typed: "OHVcluod\n<!here>", near: ["OVHcloud", "Cloud Temple"] },
      { typed: "Zzz", near: [] },
    ];

    expect(comparisonRefusal({ kind: "unknown-names", unknown }, wordingOf("en"))).toEqual([
      "The base does not know “OHVcluod <!here>”. Names like it: OVHcloud, Cloud Temple.",
      "The base does not know “Zzz”.",
    ]);
  });

  it("tells how many there may be", () => {
    expect(comparisonRefusal({ kind: "wrong-count", count: 1 }, wordingOf("en"))).toEqual([
      "Give 2 to 6 different providers; these are 1.",
    ]);
  });

  it("tells what a filter takes", () => {
    const unknown = { value: "iso9001", option: "--certified", values: ["hds", "c5"] };

    expect(unknownValueNotice(unknown, wordingOf("en"))).toBe(
      "“iso9001” does not go with --certified. Possible: hds, c5.",
    );
  });
});
