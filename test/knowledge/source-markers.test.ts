import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { showText, splitRuns } from "../../src/knowledge/source-markers.ts";

const raw = fc
  .array(
    fc.constantFrom("Mot", "é", "[1]", "[23]", "[", "]", "[x]", " ", "  ", "\n", "\u00a0", "."),
  )
  .map((pieces) => pieces.join(""));

describe("showText", () => {
  it("removes markers and collapses white space, and nothing else", () => {
    fc.assert(
      fc.property(raw, (text) => {
        const shown = showText(text).text;

        const expected = text.replaceAll(/[ \t\r\n]*\[\d+\]/g, "").replaceAll(/[ \t\r\n]+/g, " ");
        expect(shown.trim()).toBe(expected.trim());
      }),
    );
  });

  it("leads each character back to the same one of the file", () => {
    fc.assert(
      fc.property(raw, (text) => {
        const shown = showText(text);

        const found = shown.offsets.map((offset) => text[offset]?.replace("\n", " ")).join("");
        expect(found).toBe(shown.text);
      }),
    );
  });
});

describe("splitRuns", () => {
  it("keeps every character but white space, in order", () => {
    fc.assert(
      fc.property(raw, (text) => {
        const runs = splitRuns(text);

        const kept = runs.map(({ start, end }) => text.slice(start, end)).join("");
        expect(kept.replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
      }),
    );
  });

  it("gives each marker once, at its place", () => {
    fc.assert(
      fc.property(raw, (text) => {
        const markers = splitRuns(text).flatMap((run) => run.markers);

        const found = markers.map(({ number, offset }) => `${String(offset)}:[${String(number)}]`);
        const expected = [...text.matchAll(/\[\d+\]/g)].map(
          (match) => `${String(match.index)}:${match[0]}`,
        );
        expect(found).toEqual(expected);
      }),
    );
  });
});
