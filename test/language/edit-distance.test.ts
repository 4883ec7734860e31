import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOneEditApart } from "../../src/language/edit-distance.ts";

/** Insertions, deletions, substitutions and swaps of neighbours, by the usual table. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (_cell, column) =>
      row === 0 ? column : column === 0 ? row : 0,
    ),
  );
  const at = (row: number, column: number): number =>
    table[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= a.length; row += 1) {
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const costs = [
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (isSame ? 0 : 1),
        ...(isSwap && row > 1 && column > 1 ? [at(row - 2, column - 2) + 1] : []),
      ];
      table[row]?.splice(column, 1, Math.min(...costs));
    }
  }
  return at(a.length, b.length);
}

describe("isOneEditApart", () => {
  it.each([
    { name: "the same word", a: "scaleway", b: "scaleway", expected: true },
    { name: "a letter missing", a: "scaleway", b: "scalway", expected: true },
    { name: "a letter too many", a: "scaleway", b: "scalleway", expected: true },
    { name: "a last letter missing", a: "scaleway", b: "scalewa", expected: true },
    { name: "another letter", a: "scaleway", b: "skaleway", expected: true },
    { name: "two neighbours swapped", a: "scaleway", b: "sacleway", expected: true },
    {
      name: "two letters swapped that are no neighbours",
      a: "scaleway",
      b: "lcasewey",
      expected: false,
    },
    { name: "two letters missing", a: "scaleway", b: "scalwy", expected: false },
    {
      name: "a letter missing and another one wrong",
      a: "scaleway",
      b: "skalway",
      expected: false,
    },
    { name: "nothing and one letter", a: "", b: "a", expected: true },
    { name: "nothing and two letters", a: "", b: "ab", expected: false },
  ])("tells $name", ({ a, b, expected }) => {
    expect(isOneEditApart(a, b)).toBe(expected);
    expect(isOneEditApart(b, a)).toBe(expected);
  });

  it("agrees with the table of all edits", () => {
    // Few letters, so that near words are common.
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(isOneEditApart(a, b)).toBe(distance(a, b) <= 1);
      }),
      { numRuns: 2_000 },
    );
  });
});
