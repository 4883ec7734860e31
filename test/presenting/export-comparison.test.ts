import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer, AnswerSentence } from "../../src/domain/answer.ts";
import { toCsv, toMarkdown, withCellDates } from "../../src/presenting/export-comparison.ts";
import { wordingIn } from "../../src/presenting/wording.ts";
import { answerOf, citationOf, sentence } from "../helpers/evaluated-answer.ts";
import { phrases } from "../helpers/terminal.ts";

const wording = wordingIn(phrases, "en");

/** A table of one provider and one row. */
function tableOf(cell: AnswerSentence, name = "Nimbus"): Answer {
  const header = [sentence("Compared on"), sentence(name)];
  return {
    ...answerOf([], { citations: [citationOf({ asOf: "2026-05" })] }),
    blocks: [{ kind: "table", header, rows: [[sentence("SecNumCloud"), cell]] }],
  };
}

/** Records of a text after RFC 4180. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/guy;
  let record: string[] = [];
  for (const [, quoted, plain = "", end] of text.matchAll(field)) {
    record.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") {
      records.push(record);
      record = [];
    }
  }
  return records;
}

describe("a comparison as CSV", () => {
  it("has citation numbers and dates in its cells, and the sources below", () => {
    const [header, row, empty, heading, source] = parseCsv(
      toCsv(tableOf(sentence("Yes", 1)), wording),
    );

    expect([header, row, empty, heading]).toEqual([
      ["Compared on", "Nimbus"],
      ["SecNumCloud", "Yes [1] (2026-05)"],
      ["", ""],
      ["Sources", ""],
    ]);
    expect(source?.[0]).toBe("[1]");
  });

  it.each([
    { name: "=", text: '=HYPERLINK("https://evil.example")' },
    { name: "+", text: "+1+1" },
    { name: "-", text: "-2+3" },
    { name: "@", text: "@SUM(A1)" },
    { name: "spaces before it", text: "\u00a0=1" },
    { name: "a full-width sign", text: "＝1" },
  ])("makes a cell that begins with $name harmless", ({ text }) => {
    const [, row] = parseCsv(toCsv(tableOf(sentence(text)), wording));

    expect(row?.[1]?.startsWith("'")).toBe(true);
  });

  it("can be read again whatever stands in its cells, and never holds a formula", () => {
    assert(
      property(string({ unit: "grapheme", minLength: 1 }), (text) => {
        const records = parseCsv(toCsv(tableOf(sentence(text), text), wording));

        expect(records).toHaveLength(5);
        expect(new Set(records.map(({ length }) => length))).toEqual(new Set([2]));
        expect(records.flat().filter((field) => /^\s*[=+\-@]/u.test(field))).toEqual([]);
      }),
    );
  });
});

describe("a comparison as Markdown", () => {
  it("escapes what would be markup, and lists the sources", () => {
    const text = toMarkdown(tableOf(sentence("a | b <i>*c*</i>", 1)), wording);

    expect(text.split("\n").slice(0, 3)).toEqual([
      "| Compared on | Nimbus |",
      "| --- | --- |",
      "| SecNumCloud | a \\| b \\<i\\>\\*c\\*\\</i\\> \\[1\\] (2026-05) |",
    ]);
    expect(text).toContain("- \\[1\\] ");
    expect(text).toContain("<https://example.org/catalogue>");
  });
});

it("exports nothing of an answer without a table", () => {
  const answer = answerOf([sentence("Nothing.")]);

  expect([toCsv(answer, wording), toMarkdown(answer, wording)]).toEqual(["", ""]);
});

it("puts the date of what it says behind a cell, and none behind a gap", () => {
  const [dated, gap] = [sentence("Yes", 1), sentence("not in the base")].map((cell) => {
    const [block] = withCellDates(tableOf(cell)).blocks;
    return block?.kind === "table" ? block.rows[0]?.[1]?.text : undefined;
  });

  expect([dated, gap]).toEqual(["Yes (2026-05)", "not in the base"]);
});
