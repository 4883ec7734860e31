import { describe, expect, it } from "vitest";
import type { ReindexResult } from "../../src/assistant/admin-desk.ts";
import { presentReindexResult, progressText } from "../../src/presenting/reindex-view.ts";
import { viewLines } from "../../src/presenting/view.ts";
import { changeReportOf } from "../helpers/admin-parts.ts";
import { adminWordingOf } from "../helpers/presenting.ts";

const en = adminWordingOf("en");

describe("reindex", () => {
  it.each([
    {
      name: "a phase that cannot be counted",
      done: 0,
      total: 0,
      secondsLeft: null,
      expected: "Computing vectors",
    },
    {
      name: "how far it has come",
      done: 1200,
      total: 3400,
      secondsLeft: null,
      expected: "Computing vectors: 1,200 of 3,400 (35%)",
    },
    {
      name: "how long it takes still",
      done: 1200,
      total: 3400,
      secondsLeft: 19.5,
      expected: "Computing vectors: 1,200 of 3,400 (35%), 20 seconds left",
    },
  ])("says $name", ({ done, total, secondsLeft, expected }) => {
    expect(progressText({ phase: "embed", done, total, rate: null, secondsLeft }, en)).toBe(
      expected,
    );
  });

  it.each<{ name: string; result: ReindexResult; told: string }>([
    {
      name: "what was published",
      result: {
        kind: "published",
        generation: "g-1",
        added: 1,
        changed: 2,
        removed: 3,
        seconds: 61,
      },
      told: "Published index g-1 in 2 minutes. Passages added: 1, changed: 2, removed: 3.",
    },
    {
      name: "that nothing is new",
      result: { kind: "unchanged", generation: "g-1" },
      told: "index g-1 is up to date",
    },
    {
      name: "what is to be mended",
      result: { kind: "faulty", faults: ["a.yaml:3 \u001b[31mx"] },
      told: "\n- a.yaml:3 x",
    },
    {
      name: "how many faults there are beside",
      result: { kind: "faulty", faults: Array.from({ length: 25 }, () => "f") },
      told: "\n- and 15 more",
    },
    {
      name: "what a dry run would change",
      result: { kind: "proposed", report: changeReportOf() },
      told: "To publish exactly this: ! approve g-abcdef012345",
    },
    {
      name: "what a published run changed",
      result: {
        kind: "published",
        generation: "g-1",
        added: 1,
        changed: 0,
        removed: 0,
        seconds: 1,
        report: changeReportOf(),
      },
      told: "Changed\n- Nimbus – +2 −1 · source anssi · page:anssi.nimbus",
    },
    {
      name: "which golden questions fail",
      result: { kind: "refused", reason: "q1 does not cite fact:a\u202e" },
      told: "\nq1 does not cite fact:a",
    },
    { name: "that it is pinned", result: { kind: "pinned", generation: "g-1" }, told: "pinned" },
    { name: "that another run is under way", result: { kind: "busy" }, told: "Another run" },
    { name: "that it was cancelled", result: { kind: "cancelled" }, told: "cancelled" },
    { name: "that it failed", result: { kind: "failed" }, told: "The log has the reason" },
  ])("says $name", ({ result, told }) => {
    const text = viewLines(presentReindexResult(result, en)).join("\n");

    expect(text).toContain(told);
  });

  it("does not list all of a first index", () => {
    const report = changeReportOf({ against: null });
    const counts = { added: 1, changed: 0, removed: 0, seconds: 1 };
    const view = presentReindexResult(
      { kind: "published", generation: "g-1", ...counts, report },
      en,
    );

    expect(viewLines(view).join("\n")).not.toContain("Nimbus");
  });
});
