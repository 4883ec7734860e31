import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ItemChange } from "../../src/indexing/change-report.ts";
import {
  countChanges,
  isApprovable,
  presentChangeReport,
} from "../../src/presenting/change-view.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import { viewLines } from "../../src/presenting/view.ts";
import { changeReportOf } from "../helpers/admin-parts.ts";
import { anyChangeReport } from "../helpers/change-arbitrary.ts";
import { adminWordingOf, WORDINGS } from "../helpers/presenting.ts";

const en = adminWordingOf("en");
const [CHANGED] = changeReportOf().changes;
const change = (fields: Partial<ItemChange>): ItemChange => ({
  kind: "changed",
  item: "page:anssi.x",
  title: "X",
  source: "anssi",
  passages: { added: 0, removed: 0 },
  reason: null,
  ...CHANGED,
  ...fields,
});

const GOLDEN = {
  set: "golden",
  id: "g1",
  question: "Who operates Bleu?",
  before: { kind: "answered", text: "Orange and Capgemini." },
  after: { kind: "abstained", text: "" },
  passes: false,
};

const FULL = changeReportOf({
  sources: [
    { source: "anssi", read: 3, unchanged: 46, failures: [] },
    {
      source: "cnil",
      read: 1,
      unchanged: 0,
      failures: [
        { page: "https://cnil.example/a", fault: "too-slow", detail: "no answer within 30 s" },
        { page: "https://cnil.example/b", fault: "gone", detail: "410" },
      ],
    },
  ],
  changes: [
    change({ kind: "added", item: "page:anssi.new", title: "New" }),
    change({ kind: "removed", item: "fact:old", title: "Old", source: null }),
    change({ kind: "held", item: "page:cnil.a", title: "A", source: "cnil", reason: "shrank" }),
    change({}),
  ],
  brokenCitations: [
    { answerId: "1", item: "fact:old", why: "item-removed" },
    { answerId: "2", item: "fact:old", why: "item-removed" },
    { answerId: "2", item: "page:anssi.nimbus", why: "text-changed" },
  ],
  answers: [GOLDEN, { ...GOLDEN, set: "development", id: "d7", question: "Who?", passes: true }],
});

describe("presentChangeReport", () => {
  it("counts, says what to type, and shows the worst first", () => {
    expect(viewLines(presentChangeReport(FULL, en))).toEqual([
      "What would change",
      "",
      "Items added: 1, changed: 1, removed: 1, held back: 1",
      "Answers that change: 2; given answers that lose a citation: 2; pages not read: 2",
      "",
      "It cannot be published: golden questions fail. Mend the base or the source, then look again: ! dry-run",
      "To accept what is held back of an item or a source: ! approve cnil",
      "",
      "Golden questions that fail",
      "- Who operates Bleu? – so far: Orange and Capgemini. → then: abstained (golden g1)",
      "",
      "Held back",
      "- A – over 80\u00a0% of its text is gone · +2 −1 · source cnil · page:cnil.a",
      "",
      "Removed",
      "- Old – +2 −1 · fact:old",
      "",
      "Changed",
      "- Nimbus – +2 −1 · source anssi · page:anssi.nimbus",
      "",
      "Added",
      "- New – +2 −1 · source anssi · page:anssi.new",
      "",
      "Pages not read",
      "- cnil – not read: 2, read: 1 · https://cnil.example/a: too-slow, no answer within 30 s",
      "",
      "Given answers that lose a citation",
      "- fact:old – is removed; given answers: 2",
      "- page:anssi.nimbus – has another text; given answers: 1",
      "",
      "Answers that change",
      "- Who? – so far: Orange and Capgemini. → then: abstained (development d7)",
    ]);
  });

  it.each([
    {
      name: "what would be published",
      report: changeReportOf(),
      told: "To publish exactly this: ! approve g-abcdef012345 – to throw it away: ! reject g-abcdef012345",
      approvable: true,
    },
    {
      name: "that nothing would change",
      report: changeReportOf({ proposal: null, changes: [] }),
      told: "Nothing would change.",
      approvable: false,
    },
    { name: "that it cannot be published", report: FULL, told: "cannot be", approvable: false },
  ])("says $name", ({ report, told, approvable }) => {
    expect(viewLines(presentChangeReport(report, en)).join("\n")).toContain(told);
    expect(isApprovable(report)).toBe(approvable);
  });

  it("counts what a message has no room for", () => {
    const changes = Array.from({ length: 30 }, (_, at) => change({ title: `T${String(at)}` }));
    const lines = viewLines(presentChangeReport(changeReportOf({ changes }), en));

    expect(lines.filter((line) => line.startsWith("- T"))).toHaveLength(8);
    expect(lines).toContain("- and 22 more");
    expect(countChanges(changeReportOf({ changes })).items.changed).toBe(30);
  });

  it.each(WORDINGS)(
    "holds no more than clean, short lines in $language, whatever pages say",
    (each) => {
      const wording = adminWordingOf(each.language);
      fc.assert(
        fc.property(anyChangeReport, (report) => {
          const lines = viewLines(presentChangeReport(report, wording));

          expect(lines.every((line) => sanitizeLine(line) === line)).toBe(true);
          expect(lines.filter((line) => line.length > 1000)).toEqual([]);
          expect(lines.length).toBeLessThanOrEqual(110);
        }),
        { numRuns: 25 },
      );
    },
  );
});
