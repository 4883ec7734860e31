import { describe, expect, it } from "vitest";
import { readAll } from "../../src/answering/read-all.ts";

const OPEN = { signal: new AbortController().signal, limit: 1_000 };

/** A reader that tells which rows it was asked for. */
function recorder(): { readonly rows: number[]; readonly read: (row: number) => [] } {
  const rows: number[] = [];
  return {
    rows,
    read: (row) => {
      rows.push(row);
      return [];
    },
  };
}

function fail(): never {
  throw new Error("row 0");
}

describe("readAll", () => {
  it.each([0, 1, 8, 21])("reads each of %i passages once, in order", async (passageCount) => {
    const reader = recorder();
    await readAll({ generation: { passageCount }, reader }, OPEN);
    expect(reader.rows).toEqual([...Array(passageCount).keys()]);
  });

  it("lets others work in between", async () => {
    const reader = recorder();
    const reading = readAll({ generation: { passageCount: 100 }, reader }, OPEN);
    expect(reader.rows).toHaveLength(8);
    await reading;
    expect(reader.rows).toHaveLength(100);
  });

  it("stops where the generation is closed", async () => {
    const reader = recorder();
    const closing = new AbortController();
    const reading = readAll(
      { generation: { passageCount: 100 }, reader },
      { ...OPEN, signal: closing.signal },
    );
    closing.abort();
    await reading;
    expect(reader.rows).toHaveLength(8);
  });

  it("reads no more than is kept", async () => {
    const reader = recorder();
    await readAll({ generation: { passageCount: 100 }, reader }, { ...OPEN, limit: 10 });
    expect(reader.rows).toHaveLength(10);
  });

  it("tells of a passage that cannot be read", async () => {
    await expect(
      readAll({ generation: { passageCount: 3 }, reader: { read: fail } }, OPEN),
    ).rejects.toThrow("row 0");
  });
});
