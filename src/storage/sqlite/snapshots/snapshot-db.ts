import { join } from "node:path";
import type Database from "better-sqlite3";
import { BotError } from "../../../errors.ts";
import type { StoragePlace } from "../../storage-errors.ts";
import { openVersioned, type VersionedFile, versionedPlace } from "../versioned-db.ts";
import { SNAPSHOT_MIGRATIONS } from "./snapshot-migrations.ts";

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

const FILE: VersionedFile = {
  // "SOUP": tells a file of snapshots from any other SQLite file.
  applicationId: 0x53_4f_55_50,
  migrations: SNAPSHOT_MIGRATIONS,
  invalid: snapshotsInvalid,
};

/** The file, for `guardStorage`. */
export function snapshotPlace(path: string): StoragePlace {
  return versionedPlace(path, FILE);
}

/**
 * Opens snapshots.db for writing; makes folder and file when they are missing.
 *
 * @throws {BotError} STATE_INVALID when the file is damaged, foreign or of a newer version;
 * STORAGE_FAILED when folder or file cannot be used.
 */
export function openSnapshotDb(stateDir: string): Database.Database {
  return openVersioned({ folder: stateDir, path: snapshotsPath(stateDir) }, FILE);
}
