import { describe, expect, it } from "vitest";
import { truncateIds } from "../../src/models/truncate-ids.ts";

function ids(pieces: number): number[] {
  return [0, ...Array.from({ length: pieces }, (_, index) => 100 + index), 2];
}

describe("truncateIds", () => {
  it.each([
    { name: "no piece", pieces: 0, length: 2 },
    { name: "510 pieces, which just fit", pieces: 510, length: 512 },
    { name: "511 pieces, one too many", pieces: 511, length: 512 },
    { name: "a whole book", pieces: 90_000, length: 512 },
  ])("keeps the first ids and the end mark of $name", ({ pieces, length }) => {
    const all = ids(pieces);

    const cut = truncateIds(all);

    expect(cut).toHaveLength(length);
    expect(cut.at(-1)).toBe(2);
    expect(cut.slice(0, -1)).toEqual(all.slice(0, length - 1));
  });
});
