import { describe, expect, it } from "vitest";
import { citationHealthOf, sourceHealthOf } from "../../src/assistant/source-health.ts";

const NOW = new Date("2026-11-23T12:00:00Z");
const ENTRY = { id: "anssi", freshness: 24 };
const READ = {
  source: "anssi",
  at: "2026-11-23T11:00:00Z",
  fault: null,
  detail: null,
  lastSuccess: "2026-11-23T10:00:00Z",
};
const page = (
  outcome: "read" | "not-modified" | "failed" | "vanished",
  fault: string | null = null,
) => ({ outcome, fault }) as const;

describe("health of a source", () => {
  it.each([
    {
      name: "one that was never read is past its limit",
      reading: null,
      pages: [],
      expected: { lastSuccess: null, ageHours: null, isStale: true, pages: 0, failing: 0 },
    },
    {
      name: "one that was read in time is not",
      reading: READ,
      pages: [page("read"), page("not-modified"), page("vanished")],
      expected: { ageHours: 2, isStale: false, pages: 2, failing: 0, mostFrequentFault: null },
    },
    {
      name: "one that was read too long ago is",
      reading: { ...READ, lastSuccess: "2026-11-22T11:00:00Z" },
      pages: [],
      expected: { ageHours: 25, isStale: true },
    },
    {
      name: "its most frequent fault stands for its failures",
      reading: READ,
      pages: [page("failed", "gone"), page("failed", "too-slow"), page("failed", "too-slow")],
      expected: { failing: 3, pages: 3, mostFrequentFault: "too-slow" },
    },
    {
      name: "a listing that failed is worse than its pages",
      reading: { ...READ, fault: "unreachable" },
      pages: [page("failed", "gone")],
      expected: { failing: 1, mostFrequentFault: "unreachable" },
    },
    {
      name: "a clock that went back makes nothing younger than now",
      reading: { ...READ, lastSuccess: "2026-11-24T12:00:00Z" },
      pages: [],
      expected: { ageHours: 0, isStale: false },
    },
  ])("$name", ({ reading, pages, expected }) => {
    const health = sourceHealthOf(ENTRY, {
      reading,
      pages,
      uses: 7,
      isQuarantined: false,
      now: NOW,
    });

    expect(health).toMatchObject({ source: "anssi", title: "anssi", limitHours: 24, uses: 7 });
    expect(health).toMatchObject(expected);
  });
});

describe("health of citations", () => {
  it("is unknown when nothing was looked at", () => {
    expect(citationHealthOf([])).toBeNull();
  });

  it("names dead addresses and lost quotations", () => {
    const check = { at: "2026-11-23T10:00:00Z", fault: null, isQuoteLost: false };
    const health = citationHealthOf([
      { ...check, url: "https://a.example", item: "fact:a" },
      { ...check, url: "https://b.example", item: "fact:b", fault: "gone" },
      { ...check, url: "https://c.example", item: "page:c.x", isQuoteLost: true },
    ]);

    expect(health).toEqual({
      checked: 3,
      dead: [{ url: "https://b.example", fault: "gone", item: "fact:b" }],
      lostQuotes: [{ url: "https://c.example", item: "page:c.x" }],
    });
  });
});
