import { describe, expect, it } from "vitest";
import type { FactItem } from "../../src/answering/fact-book.ts";
import { readAll } from "../../src/answering/read-all.ts";
import type { BaseLanguage } from "../../src/domain/language.ts";
import { factItem } from "../helpers/fact-item.ts";

const OPEN = { signal: new AbortController().signal, limit: 1_000 };
const NOBODY = { subjects: [], all: () => [] };

/** A reader that tells which rows, and which facts' names, it was asked for. */
function recorder(): {
  readonly rows: number[];
  readonly named: string[];
  readonly read: (row: number) => [];
  readonly namesOf: (item: FactItem, language: BaseLanguage) => ReadonlySet<string>;
} {
  const rows: number[] = [];
  const named: string[] = [];
  return {
    rows,
    named,
    read: (row) => {
      rows.push(row);
      return [];
    },
    namesOf: ({ subject }, language) => {
      named.push(`${subject ?? ""} ${language}`);
      return new Set();
    },
  };
}

/** So many subjects, with two facts each but the last, which has none. */
function bookOf(count: number): {
  readonly read: string[];
  readonly book: Parameters<typeof readAll>[0]["book"];
} {
  const read: string[] = [];
  const subjects = Array.from({ length: count }, (_, at) => ({
    id: `s${String(at)}`,
    name: `S${String(at)}`,
    aliases: [],
    kind: "provider" as const,
  }));
  const all = (subject: string): readonly FactItem[] => {
    read.push(subject);
    const items = subject === subjects.at(-1)?.id ? [] : ["a", "b"].map((id) => factItem({ id }));
    return items.flatMap(({ fact, ...item }) =>
      fact === null ? [] : [{ ...item, fact, subject }],
    );
  };
  return { read, book: { subjects, all } };
}

function fail(): never {
  throw new Error("row 0");
}

describe("readAll", () => {
  it.each([0, 1, 8, 21])("reads each of %i passages once, in order", async (passageCount) => {
    const reader = recorder();
    await readAll({ generation: { passageCount }, book: NOBODY, reader }, OPEN);
    expect(reader.rows).toEqual([...Array(passageCount).keys()]);
  });

  it("reads the facts of all subjects, and the names above them in both languages", async () => {
    const reader = recorder();
    const { read, book } = bookOf(3);
    await readAll({ generation: { passageCount: 0 }, book, reader }, OPEN);
    expect(read).toEqual(["s0", "s1", "s2"]);
    expect(reader.named).toEqual(["s0 fr", "s0 en", "s1 fr", "s1 en"]);
  });

  it("lets others work in between", async () => {
    const reader = recorder();
    const { read, book } = bookOf(20);
    const reading = readAll({ generation: { passageCount: 100 }, book, reader }, OPEN);
    expect(read).toHaveLength(8);
    await reading;
    expect(read).toHaveLength(20);
    expect(reader.rows).toHaveLength(100);
  });

  it("stops where the generation is closed", async () => {
    const reader = recorder();
    const closing = new AbortController();
    const { read, book } = bookOf(20);
    const reading = readAll(
      { generation: { passageCount: 100 }, book, reader },
      { ...OPEN, signal: closing.signal },
    );
    closing.abort();
    await reading;
    expect(read).toHaveLength(8);
    expect(reader.rows).toEqual([]);
  });

  it("reads no more passages than are kept", async () => {
    const reader = recorder();
    await readAll(
      { generation: { passageCount: 100 }, book: NOBODY, reader },
      { ...OPEN, limit: 10 },
    );
    expect(reader.rows).toHaveLength(10);
  });

  it("tells of a passage that cannot be read", async () => {
    const reader = { ...recorder(), read: fail };
    await expect(
      readAll({ generation: { passageCount: 3 }, book: NOBODY, reader }, OPEN),
    ).rejects.toThrow("row 0");
  });
});
