import { join } from "node:path";
import Database from "better-sqlite3";
import { BotError } from "../../../errors.ts";
import { ensureFolder, isFolder } from "../../folders.ts";
import { guardStorage, type StoragePlace } from "../../storage-errors.ts";
import { SNAPSHOT_MIGRATIONS } from "./snapshot-migrations.ts";

/** "SOUP": tells a file of snapshots from any other SQLite file. */
const APPLICATION_ID = 0x53_4f_55_50;
const BUSY_TIMEOUT_MS = 5000;

/** Path of the snapshots of a state folder. */
export function snapshotsPath(stateDir: string): string {
  return join(stateDir, "snapshots.db");
}

/** Snapshots that cannot be understood. */
export function snapshotsInvalid(path: string, found: string, cause?: unknown): BotError {
  return new BotError(
    "STATE_INVALID",
    `Snapshot file ${path} ${found}. Move it aside (mv ${path} ${path}.bad): the next ` +
      "`npm run souverain index` reads all sources anew; pages that are gone from the web since stay in the old file.",
    { cause },
  );
}

/** The file, for {@link guardStorage}. */
export function snapshotPlace(path: string): StoragePlace {
  return {
    path,
    damaged: (cause) => snapshotsInvalid(path, "is damaged or no SQLite file", cause),
  };
}

function readPragma(database: Database.Database, name: string): number {
  return Number(database.pragma(name, { simple: true }));
}

function checkVersion(database: Database.Database, path: string): number {
  const version = readPragma(database, "user_version");
  const tables = database.prepare("SELECT count(*) FROM sqlite_schema").pluck().get();
  const isNew = version === 0 && tables === 0;
  if (!isNew && readPragma(database, "application_id") !== APPLICATION_ID) {
    throw snapshotsInvalid(path, "is a SQLite file of another program");
  }
  if (version > SNAPSHOT_MIGRATIONS.length) {
    throw snapshotsInvalid(
      path,
      `was written by a newer version of Souverain (${String(version)}, this one knows ` +
        `${String(SNAPSHOT_MIGRATIONS.length)}): update Souverain and leave the file as it is, or go on without it`,
    );
  }
  return version;
}

function setUp(database: Database.Database, path: string): void {
  // Before anything is written: the file may belong to another program.
  checkVersion(database, path);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  const migrate = database.transaction(() => {
    for (const migration of SNAPSHOT_MIGRATIONS.slice(checkVersion(database, path))) {
      database.exec(migration);
    }
    database.pragma(`application_id = ${String(APPLICATION_ID)}`);
    database.pragma(`user_version = ${String(SNAPSHOT_MIGRATIONS.length)}`);
  });
  if (checkVersion(database, path) < SNAPSHOT_MIGRATIONS.length) {
    migrate.immediate();
  }
}

/**
 * Opens snapshots.db for writing; makes folder and file when they are missing.
 *
 * @throws {BotError} STATE_INVALID when the file is damaged, foreign or of a newer version;
 * STORAGE_FAILED when folder or file cannot be used.
 */
export function openSnapshotDb(stateDir: string): Database.Database {
  const path = snapshotsPath(stateDir);
  return guardStorage(snapshotPlace(path), () => {
    ensureFolder(stateDir);
    if (isFolder(path)) {
      throw snapshotsInvalid(path, "is a folder where a file should be");
    }
    const database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      setUp(database, path);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}
