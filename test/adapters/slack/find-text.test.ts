import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FindText, readFindText } from "../../../adapters/slack/find-text.ts";

const HELD = "certification-secnumcloud";

describe("what is typed behind find", () => {
  it.each<{
    readonly typed: string;
    readonly filters: Extract<FindText, { kind: "read" }>["filters"];
    readonly text?: string;
  }>([
    { typed: "", filters: {} },
    { typed: "français, SecNumCloud", filters: {}, text: "français, SecNumCloud" },
    {
      typed: "--certified secnumcloud --country FR",
      filters: { certified: [HELD], countries: ["FR"] },
    },
    { typed: "—certified SNC –country fr", filters: { certified: [HELD], countries: ["FR"] } },
    {
      typed: "--certified=hds,c5",
      filters: { certified: ["certification-hds", "certification-c5"] },
    },
    { typed: "certified:hds", filters: { certified: ["certification-hds"] } },
    { typed: "--country FR, DE,NL", filters: { countries: ["FR", "DE", "NL"] } },
    { typed: "--country FR --country FR,DE", filters: { countries: ["FR", "DE"] } },
    {
      typed: "--controlled-from US --headquarters DE --shareholders US --hosted-in PL",
      filters: {
        controlledFrom: ["US"],
        headquartersIn: ["DE"],
        shareholdersFrom: ["US"],
        hostedIn: ["PL"],
      },
    },
    {
      typed: "--european --open-source --kind offer --state in-progress,ended",
      filters: {
        european: true,
        openSource: true,
        kinds: ["offer"],
        states: ["in-progress", "ended"],
      },
    },
    { typed: "--has customer-keys", filters: { has: ["customer-keys"] } },
    {
      typed: "certified secnumcloud country FR",
      filters: { certified: [HELD], countries: ["FR"] },
    },
    { typed: "certified in France", filters: {}, text: "certified in France" },
    { typed: "country in Europe", filters: {}, text: "country in Europe" },
    { typed: "has customer keys", filters: {}, text: "has customer keys" },
    {
      typed: "European, --certified c5 hosted in Germany",
      filters: { certified: ["certification-c5"] },
      text: "European, hosted in Germany",
    },
  ])("is read as filters and words: $typed", ({ typed, filters, text = "" }) => {
    expect(readFindText(typed)).toEqual({ kind: "read", filters, text });
  });

  it.each([
    { typed: "--certified iso9001", value: "iso9001", option: "--certified", known: "hds" },
    { typed: "--certified", value: "", option: "--certified", known: "hds" },
    { typed: "--country France", value: "France", option: "--country", known: "FR" },
    { typed: "--kind bank", value: "bank", option: "--kind", known: "offer" },
    { typed: "--has <!channel>", value: "<!channel>", option: "--has", known: "ownership" },
    { typed: "state:great", value: "great", option: "--state", known: "met" },
    { typed: "--cheap", value: "--cheap", option: "find", known: "--certified" },
  ])("is refused, and what is possible is named: $typed", ({ typed, value, option, known }) => {
    expect(readFindText(typed)).toEqual({
      kind: "unknown-value",
      unknown: { value, option, values: expect.arrayContaining([known]) },
    });
  });

  it("is read whatever it is, and nothing of it is lost", () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "--certified",
        "certified",
        "hds,",
        "--country",
        "FR",
        "--",
        "—",
        "kind:",
        "=",
      ),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const read = readFindText(words.join(" "));
        const typed = new Set(words.join(" ").split(/\s+/u));
        const said = read.kind === "read" ? read.text.split(" ").filter(Boolean) : [];
        expect(said.filter((each) => !typed.has(each) && !each.startsWith("--"))).toEqual([]);
      }),
    );
  });
});
