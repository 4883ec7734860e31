import { describe, expect, it, type Mock, vi } from "vitest";
import { createFactBook, type FactBook } from "../../src/answering/fact-book.ts";
import { readSuccession } from "../../src/answering/succession.ts";
import type { Item } from "../../src/domain/passage.ts";
import type { ProviderFact } from "../../src/domain/provider.ts";
import { outlineFact } from "../../src/retrieval/fact-outline.ts";
import { factItem } from "../helpers/fact-item.ts";

interface Told {
  readonly id: string;
  readonly attribute: ProviderFact["attribute"];
  readonly date: string | null;
  readonly subject?: string;
  readonly more?: Partial<ProviderFact>;
}

function tell({ id, attribute, date, subject = "alpha", more = {} }: Told): Item {
  return { ...factItem({ id, attribute, ...more }), id: `fact:${id}`, subject, date };
}

const SUBJECTS = ["alpha", "beta"].map((id) => ({
  id,
  name: id === "alpha" ? "Alpha" : "Beta",
  aliases: [],
  kind: "provider" as const,
}));

function openBook(told: readonly Told[]): {
  readonly book: FactBook;
  readonly item: Mock<(id: string) => Item | undefined>;
} {
  const items = new Map(told.map((each) => [`fact:${each.id}`, tell(each)]));
  const item = vi.fn((id: string) => items.get(id));
  const generation = {
    subjects: SUBJECTS,
    facts: [...items.values()].flatMap(outlineFact),
    item,
  };
  return { book: createFactBook(generation, readSuccession(generation)), item };
}

const ids = (facts: readonly Item[]): readonly string[] => facts.map(({ id }) => id);

describe("createFactBook", () => {
  it("tells facts newest first, of one date as they stand, undated ones last", () => {
    const { book } = openBook([
      { id: "undated", attribute: "regions", date: null },
      { id: "old", attribute: "regions", date: "2024" },
      { id: "first", attribute: "regions", date: "2026-01" },
      { id: "second", attribute: "regions", date: "2026-01" },
      { id: "newest", attribute: "regions", date: "2026-01-05" },
    ]);

    expect(ids(book.current("alpha", ["regions"]))).toEqual(
      ["newest", "first", "second", "old", "undated"].map((id) => `fact:${id}`),
    );
  });

  it("reads nothing but facts of the attributes that are asked for, each once", () => {
    const { book, item } = openBook([
      { id: "place", attribute: "regions", date: "2026" },
      { id: "seat", attribute: "headquarters", date: "2026" },
    ]);

    book.current("alpha", ["regions"]);
    expect(item.mock.calls).toEqual([["fact:place"]]);
    book.current("alpha", ["regions", "headquarters"]);
    expect(item.mock.calls).toEqual([["fact:place"], ["fact:seat"]]);
    expect(ids(book.all("alpha"))).toEqual(["fact:place", "fact:seat"]);
    expect(item).toHaveBeenCalledTimes(2);
  });

  it("tells facts of an attribute in the same order once all of a subject are read, and reads none again", () => {
    const told = [
      { id: "old", attribute: "regions", date: "2024" },
      { id: "seat", attribute: "headquarters", date: "2025" },
      { id: "first", attribute: "regions", date: "2026" },
      { id: "second", attribute: "regions", date: "2026" },
    ] as const;
    const before = ids(openBook(told).book.current("alpha", ["regions"]));
    const { book, item } = openBook(told);

    book.all("alpha");
    expect(ids(book.current("alpha", ["regions"]))).toEqual(before);
    expect(item).toHaveBeenCalledTimes(told.length);
  });

  it("tells subjects in alphabetical order", () => {
    const named = ["Zeta", "émile", "Eta", "alpha"].map((name) => ({
      id: name,
      name,
      aliases: [],
      kind: "provider" as const,
    }));
    const generation = { subjects: named, facts: [], item: () => undefined };
    const book = createFactBook(generation, readSuccession(generation));

    expect(book.byName.map(({ name }) => name)).toEqual(["alpha", "émile", "Eta", "Zeta"]);
    expect(book.subjects).toBe(named);
  });

  it("tells the countries of places and owners, but of what is replaced none, and reads nothing for it", () => {
    const { book, item } = openBook([
      { id: "before", attribute: "regions", date: "2024", more: { countries: ["BR"] } },
      {
        id: "now",
        attribute: "regions",
        date: "2026",
        more: { countries: ["FR", "CA"], supersedes: ["before"] },
      },
      {
        id: "owner",
        attribute: "ownership",
        date: "2026",
        more: { holders: [{ name: "Fund", country: "US", share: null }] },
      },
    ]);

    expect([...book.countries].toSorted()).toEqual(["CA", "FR", "US"]);
    expect(item).not.toHaveBeenCalled();
  });

  it("leaves out what another fact replaces, and what is held by somebody else", () => {
    const { book } = openBook([
      { id: "before", attribute: "certification-c5", date: "2024" },
      { id: "now", attribute: "certification-c5", date: "2026", more: { supersedes: ["before"] } },
      { id: "theirs", attribute: "certification-c5", date: "2026", more: { scope: "Beta" } },
    ]);

    expect(ids(book.current("alpha", ["certification-c5"]))).toEqual(["fact:now"]);
  });

  it("knows nothing of a subject without facts, or unknown", () => {
    const { book } = openBook([{ id: "place", attribute: "regions", date: "2026" }]);

    expect(["beta", "nobody"].map((subject) => book.all(subject))).toEqual([[], []]);
  });
});
