import { describe, expect, it } from "vitest";
import type {
  CitationCheck,
  PageReading,
  Snapshot,
  SnapshotStore,
} from "../../src/collecting/snapshot-store.ts";

const MONDAY = "2026-11-23T08:00:00.000Z";
const TUESDAY = "2026-11-24T08:00:00.000Z";
const HASH = "a".repeat(64);
const OTHER = "b".repeat(64);

function snapshot(fields: Partial<Snapshot> = {}): Snapshot {
  return {
    source: "site",
    page: "https://example.com/a",
    hash: HASH,
    firstRead: MONDAY,
    text: {
      kind: "document",
      document: {
        title: "A",
        publisher: null,
        author: null,
        published: "2026-04",
        modified: null,
        language: "fr",
        canonical: null,
        blocks: [{ headings: ["Un"], columns: [], text: "Du texte.", pageNumber: 2 }],
      },
    },
    ...fields,
  };
}

function reading(fields: Partial<PageReading> = {}): PageReading {
  return {
    source: "site",
    page: "https://example.com/a",
    at: MONDAY,
    outcome: "read",
    fault: null,
    detail: null,
    validators: { etag: '"1"', lastModified: null },
    hash: HASH,
    settings: "s",
    ...fields,
  };
}

/** What every store of snapshots must do; `open` gives a fresh one. */
export function describeSnapshotStore(name: string, open: () => SnapshotStore): void {
  describe(`${name}: pages`, () => {
    it("gives back what was kept, and nothing for what was not", () => {
      const store = open();
      const facts = snapshot({ page: "x.yaml", text: { kind: "facts", yaml: "id: x\n" } });
      store.put([
        { reading: reading(), snapshot: snapshot() },
        { reading: reading({ page: "x.yaml" }), snapshot: facts },
      ]);

      expect(store.snapshot("site", "https://example.com/a", HASH)).toEqual(snapshot());
      expect(store.snapshot("site", "x.yaml", HASH)).toEqual(facts);
      expect(store.snapshot("site", "https://example.com/a", OTHER)).toBeNull();
      expect(store.readings("site")).toEqual([reading(), reading({ page: "x.yaml" })]);
      expect(store.readings("other")).toEqual([]);
    });

    it("keeps the newest reading of a page and every text it ever had", () => {
      const store = open();
      const failed = reading({ at: TUESDAY, outcome: "failed", fault: "gone", hash: OTHER });
      store.put([{ reading: reading(), snapshot: snapshot() }]);
      store.put([{ reading: reading({ hash: OTHER }), snapshot: snapshot({ hash: OTHER }) }]);
      store.put([{ reading: failed, snapshot: null }]);

      expect(store.readings("site")).toEqual([failed]);
      expect(store.snapshot("site", "https://example.com/a", HASH)).toEqual(snapshot());
    });

    it("never changes a snapshot: the day of its first reading stays", () => {
      const store = open();
      store.put([{ reading: reading(), snapshot: snapshot() }]);
      store.put([{ reading: reading(), snapshot: snapshot({ firstRead: TUESDAY }) }]);

      expect(store.snapshot("site", "https://example.com/a", HASH)?.firstRead).toBe(MONDAY);
    });

    it("keeps all pages of a call or none", () => {
      const store = open();
      const orphan = reading({ page: "https://example.com/b" });

      expect(() => {
        store.put([
          { reading: reading(), snapshot: snapshot() },
          { reading: orphan, snapshot: null },
        ]);
      }).toThrow(/FOREIGN KEY/);
      expect(store.readings("site")).toEqual([]);
    });
  });

  describe(`${name}: runs, sources and checks`, () => {
    it("tells a run that was not ended from one that was", () => {
      const store = open();

      expect(store.beginRun(MONDAY)).toBeNull();
      expect(store.beginRun(TUESDAY)).toBe(MONDAY);
      expect(store.beginRun(TUESDAY)).toBe(MONDAY);
      store.endRun();
      expect(store.beginRun(TUESDAY)).toBeNull();
    });

    it("keeps how a source was read last", () => {
      const store = open();
      const first = { source: "site", at: MONDAY, fault: null, detail: null, lastSuccess: MONDAY };
      const second = { ...first, at: TUESDAY, fault: "unreachable", detail: "no answer" };

      expect(store.sourceReading("site")).toBeNull();
      store.putSource(first);
      store.putSource(second);
      expect(store.sourceReading("site")).toEqual(second);
    });

    it("puts new checks of citations in the place of the old", () => {
      const store = open();
      const check: CitationCheck = {
        url: "https://example.com/a",
        item: "fact:a",
        at: MONDAY,
        fault: "not-found",
        isQuoteLost: false,
      };
      store.putCitationChecks([check, { ...check, item: "fact:b", isQuoteLost: true }]);
      store.putCitationChecks([{ ...check, fault: null }]);

      expect(store.citationChecks()).toEqual([{ ...check, fault: null }]);
    });
  });

  describe(`${name}: fingerprint`, () => {
    it.each([
      { name: "another text", next: reading({ hash: OTHER }), isChanged: true },
      {
        name: "a page that vanished",
        next: reading({ outcome: "vanished", fault: "gone" }),
        isChanged: true,
      },
      {
        name: "a page that failed and serves its last text",
        next: reading({ outcome: "failed", fault: "too-slow" }),
        isChanged: false,
      },
      {
        name: "the same text again",
        next: reading({ at: TUESDAY, outcome: "not-modified" }),
        isChanged: false,
      },
    ])("changes with what would be indexed: $name", ({ next, isChanged }) => {
      const store = open();
      expect(store.fingerprint()).toBe("");
      store.put([{ reading: reading(), snapshot: snapshot() }]);
      const before = store.fingerprint();

      store.put([{ reading: next, snapshot: snapshot({ hash: next.hash ?? HASH }) }]);

      expect(before).not.toBe("");
      expect(store.fingerprint() !== before).toBe(isChanged);
    });
  });
}
