import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { openSnapshotStore } from "../../../../src/storage/sqlite/snapshots/snapshot-store.ts";
import { describeSnapshotStore } from "../../../helpers/snapshot-store-contract.ts";

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "souverain-snapshots-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

describeSnapshotStore("snapshots.db", () => {
  const store = openSnapshotStore(join(tempFolder(), "var"));
  onTestFinished(() => {
    store.close();
  });
  return store;
});

function damage(stateDir: string, sql: string): void {
  const database = new Database(join(stateDir, "snapshots.db"));
  database.exec(sql);
  database.close();
}

describe("openSnapshotStore", () => {
  it("keeps what was put beyond its closing, in a write-ahead log that is always flushed", () => {
    const stateDir = tempFolder();
    const first = openSnapshotStore(stateDir);
    first.putSource({
      source: "s",
      at: "2026-11-23T08:00:00.000Z",
      fault: null,
      detail: null,
      lastSuccess: null,
    });
    first.close();

    const second = openSnapshotStore(stateDir);
    onTestFinished(() => {
      second.close();
    });
    expect(second.sourceReading("s")?.at).toBe("2026-11-23T08:00:00.000Z");
    const database = new Database(join(stateDir, "snapshots.db"), { readonly: true });
    expect(database.pragma("journal_mode", { simple: true })).toBe("wal");
    database.close();
  });

  it.each([
    {
      name: "no SQLite file",
      prepare: (file: string) => {
        writeFileSync(file, "not a database, though it is long enough to look like one".repeat(20));
      },
      message: /damaged or no SQLite file/,
    },
    { name: "a folder", prepare: (file: string) => mkdirSync(file), message: /is a folder/ },
    {
      name: "another program's",
      prepare: (file: string) => {
        const database = new Database(file);
        database.exec("CREATE TABLE t (a)");
        database.close();
      },
      message: /another program/,
    },
  ])("refuses a file that is $name, and leaves it as it is", ({ prepare, message }) => {
    const stateDir = tempFolder();
    prepare(join(stateDir, "snapshots.db"));

    expect(() => openSnapshotStore(stateDir)).toThrow(
      expect.objectContaining({ code: "STATE_INVALID", message: expect.stringMatching(message) }),
    );
  });

  it("refuses a file of a newer version", () => {
    const stateDir = tempFolder();
    openSnapshotStore(stateDir).close();
    damage(stateDir, "PRAGMA user_version = 99");

    expect(() => openSnapshotStore(stateDir)).toThrow(
      expect.objectContaining({
        code: "STATE_INVALID",
        message: expect.stringMatching(/newer version/),
      }),
    );
  });

  it.each([
    {
      name: "a text that is no JSON",
      sql: `INSERT INTO snapshot VALUES ('s', 'p', '${"a".repeat(64)}', '2026-11-23T08:00:00.000Z', '{')`,
    },
    {
      name: "a text of another shape",
      sql: `INSERT INTO snapshot VALUES ('s', 'p', '${"a".repeat(64)}', '2026-11-23T08:00:00.000Z', '{"kind":"document"}')`,
    },
  ])("says that a row makes no sense: $name", ({ sql }) => {
    const stateDir = tempFolder();
    openSnapshotStore(stateDir).close();
    damage(stateDir, sql);
    const store = openSnapshotStore(stateDir);
    onTestFinished(() => {
      store.close();
    });

    expect(() => store.snapshot("s", "p", "a".repeat(64))).toThrow(
      expect.objectContaining({
        code: "STATE_INVALID",
        message: expect.stringMatching(/makes no sense/),
      }),
    );
  });
});
