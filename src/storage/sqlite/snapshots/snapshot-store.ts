import { createHash } from "node:crypto";
import type Database from "better-sqlite3";
import { z } from "zod";
import type {
  CitationCheck,
  KeptPage,
  PageReading,
  Snapshot,
  SnapshotStore,
  SourceReading,
} from "../../../collecting/snapshot-store.ts";
import { guardStorage } from "../../storage-errors.ts";
import { openSnapshotDb, snapshotPlace, snapshotsInvalid, snapshotsPath } from "./snapshot-db.ts";
import { toCitationCheck, toPageReading, toSnapshot, toSourceReading } from "./snapshot-rows.ts";

const SELECT_SNAPSHOT = `
  SELECT source, page, hash, first_read AS firstRead, text FROM snapshot
  WHERE source = ? AND page = ? AND hash = ?`;
const INSERT_SNAPSHOT = `
  INSERT INTO snapshot (source, page, hash, first_read, text)
  VALUES (:source, :page, :hash, :firstRead, :text) ON CONFLICT DO NOTHING`;
const SELECT_READINGS = `
  SELECT source, page, at, outcome, fault, detail, etag, last_modified AS lastModified, hash, settings
  FROM reading WHERE source = ? ORDER BY page`;
const REPLACE_READING = `
  INSERT OR REPLACE INTO reading (source, page, at, outcome, fault, detail, etag, last_modified, hash, settings)
  VALUES (:source, :page, :at, :outcome, :fault, :detail, :etag, :lastModified, :hash, :settings)`;
const SELECT_SOURCE = `
  SELECT source, at, fault, detail, last_success AS lastSuccess FROM source_reading WHERE source = ?`;
const REPLACE_SOURCE = `
  INSERT OR REPLACE INTO source_reading (source, at, fault, detail, last_success)
  VALUES (:source, :at, :fault, :detail, :lastSuccess)`;
const SELECT_CHECKS = `
  SELECT url, item, at, fault, is_quote_lost AS isQuoteLost FROM citation_check ORDER BY url, item`;
const INSERT_CHECK = `
  INSERT OR REPLACE INTO citation_check (url, item, at, fault, is_quote_lost)
  VALUES (:url, :item, :at, :fault, :isQuoteLost)`;
const SELECT_STATES = `
  SELECT source, page, outcome = 'vanished' AS isGone, hash FROM reading WHERE hash IS NOT NULL ORDER BY source, page`;

class SqliteSnapshotStore implements SnapshotStore {
  readonly #path: string;
  readonly #database: Database.Database;

  constructor(stateDir: string) {
    this.#path = snapshotsPath(stateDir);
    this.#database = openSnapshotDb(stateDir);
  }

  snapshot(source: string, page: string, hash: string): Snapshot | null {
    return this.#read((database) => {
      const row = database.prepare(SELECT_SNAPSHOT).get(source, page, hash);
      return row === undefined ? null : toSnapshot(row);
    });
  }

  readings(source: string): readonly PageReading[] {
    return this.#read((database) =>
      database.prepare(SELECT_READINGS).all(source).map(toPageReading),
    );
  }

  put(pages: readonly KeptPage[]): void {
    this.#write((database) => {
      const insert = database.prepare(INSERT_SNAPSHOT);
      const replace = database.prepare(REPLACE_READING);
      for (const { reading, snapshot } of pages) {
        if (snapshot !== null) {
          insert.run({ ...snapshot, text: JSON.stringify(snapshot.text) });
        }
        const { validators, ...rest } = reading;
        replace.run({ ...rest, ...validators });
      }
    });
  }

  sourceReading(source: string): SourceReading | null {
    return this.#read((database) => {
      const row = database.prepare(SELECT_SOURCE).get(source);
      return row === undefined ? null : toSourceReading(row);
    });
  }

  putSource(reading: SourceReading): void {
    this.#write((database) => {
      database.prepare(REPLACE_SOURCE).run({ ...reading });
    });
  }

  beginRun(at: string): string | null {
    return this.#write((database) => {
      const row = database.prepare("SELECT began_at FROM open_run").pluck().get();
      const open = row === undefined ? null : this.#understand(() => z.iso.datetime().parse(row));
      database
        .prepare("INSERT OR REPLACE INTO open_run (only_one, began_at) VALUES (1, ?)")
        // What the killed run had read still counts when this one is killed too.
        .run(open ?? at);
      return open;
    });
  }

  endRun(): void {
    this.#write((database) => {
      database.prepare("DELETE FROM open_run").run();
    });
  }

  citationChecks(): readonly CitationCheck[] {
    return this.#read((database) => database.prepare(SELECT_CHECKS).all().map(toCitationCheck));
  }

  putCitationChecks(checks: readonly CitationCheck[]): void {
    this.#write((database) => {
      database.prepare("DELETE FROM citation_check").run();
      const insert = database.prepare(INSERT_CHECK);
      for (const check of checks) {
        insert.run({ ...check, isQuoteLost: check.isQuoteLost ? 1 : 0 });
      }
    });
  }

  fingerprint(): string {
    return this.#read((database) => {
      const rows = database.prepare(SELECT_STATES).raw().all();
      return rows.length === 0
        ? ""
        : createHash("sha256").update(JSON.stringify(rows)).digest("hex");
    });
  }

  close(): void {
    this.#database.close();
  }

  #read<T>(action: (database: Database.Database) => T): T {
    return guardStorage(snapshotPlace(this.#path), () =>
      this.#understand(() => action(this.#database)),
    );
  }

  #write<T>(action: (database: Database.Database) => T): T {
    return guardStorage(snapshotPlace(this.#path), () =>
      this.#database.transaction(() => action(this.#database)).immediate(),
    );
  }

  /** A row that does not fit was damaged, or written by something else. */
  #understand<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      if (error instanceof z.ZodError || error instanceof SyntaxError) {
        throw snapshotsInvalid(this.#path, "holds a row that makes no sense", error);
      }
      throw error;
    }
  }
}

/**
 * Opens snapshots.db: what was read from sources, kept so that evidence outlives its page and a new
 * embedder needs no new crawl.
 *
 * @throws {BotError} STATE_INVALID when the file is damaged, foreign or of a newer version;
 * STORAGE_FAILED when folder or file cannot be used.
 */
export function openSnapshotStore(stateDir: string): SnapshotStore {
  return new SqliteSnapshotStore(stateDir);
}
