import { describe, expect, it } from "vitest";
import { CitationLedger, citedEvidence } from "../../src/answering/citation-ledger.ts";
import { openSmallAnswering } from "../helpers/small-answering.ts";

const OPTIONS = { language: "fr", form: "summary" } as const;

describe("CitationLedger", () => {
  it("numbers evidence in the order of first use, the same evidence alike", async () => {
    const small = await openSmallAnswering();
    const evidence = ["fact:alpha-owner", "fact:beta-share"] as const;
    const [owner = [], share = []] = evidence.map((id) =>
      small.units(id).flatMap(({ item, passage }) => citedEvidence(item, passage, OPTIONS)),
    );
    const ledger = new CitationLedger();

    expect(ledger.cite(owner)).toEqual([1]);
    expect(ledger.cite(share)).toEqual([2]);
    expect(ledger.cite([...owner, ...share])).toEqual([1, 2]);
    expect(ledger.citations.map(({ number, item }) => [number, item])).toEqual([
      [1, "fact:alpha-owner"],
      [2, "fact:beta-share"],
    ]);
  });

  it("numbers two passages of one page apart, and a quotation apart from its summary", async () => {
    const small = await openSmallAnswering();
    const [owner] = small.units("fact:alpha-owner");
    if (owner === undefined) {
      throw new Error("the small base lacks an owner");
    }
    const summary = citedEvidence(owner.item, owner.passage, OPTIONS);
    const quotation = citedEvidence(owner.item, owner.passage, { ...OPTIONS, form: "quotation" });
    const other = citedEvidence(owner.item, { text: "Autre.", sources: [0] }, OPTIONS);
    const ledger = new CitationLedger();

    expect([summary, quotation, other, summary].flatMap((each) => ledger.cite(each))).toEqual([
      1, 2, 3, 1,
    ]);
  });

  it("cites nothing of a passage without a source", async () => {
    const small = await openSmallAnswering();
    const [summary] = small.units("summary:alpha");

    expect(summary && citedEvidence(summary.item, summary.passage, OPTIONS)).toEqual([]);
    expect(new CitationLedger().cite([])).toEqual([]);
  });

  it("refuses a passage that names a source which its item lacks", async () => {
    const small = await openSmallAnswering();
    const [owner] = small.units("fact:alpha-owner");

    expect(() => owner && citedEvidence(owner.item, { text: "x", sources: [7] }, OPTIONS)).toThrow(
      expect.objectContaining({
        code: "GENERATION_INVALID",
        message: expect.stringContaining("fact:alpha-owner has no source 8"),
      }),
    );
  });
});
