import Database from "better-sqlite3";
import type { BotError } from "../../errors.ts";
import { ensureFolder, isFolder } from "../folders.ts";
import { guardStorage, type StoragePlace } from "../storage-errors.ts";

export const BUSY_TIMEOUT_MS = 5000;

/** A SQLite file of ours: how it is told from others, and how its tables came about. */
export interface VersionedFile {
  /** Four letters as a number; every file of ours has one of its own. */
  readonly applicationId: number;
  /** SQL from version `n` (`PRAGMA user_version`) to `n + 1`, in order. */
  readonly migrations: readonly string[];
  /** The error for a file that cannot be understood, with its mend. */
  readonly invalid: (path: string, found: string, cause?: unknown) => BotError;
}

/** A file of this kind, for {@link guardStorage}. */
export function versionedPlace(path: string, { invalid }: VersionedFile): StoragePlace {
  return { path, damaged: (cause) => invalid(path, "is damaged or no SQLite file", cause) };
}

/** SQLite says no more of a folder than that it cannot open it. */
export function refuseFolder(path: string, { invalid }: VersionedFile): void {
  if (isFolder(path)) {
    throw invalid(path, "is a folder where a file should be");
  }
}

export function readPragma(database: Database.Database, name: string): number {
  return Number(database.pragma(name, { simple: true }));
}

/**
 * Version of the file's tables; 0 for a file without any.
 *
 * @throws {BotError} STATE_INVALID for a file of another program, or of a newer version of this one.
 */
export function checkVersion(
  database: Database.Database,
  path: string,
  { applicationId, migrations, invalid }: VersionedFile,
): number {
  const version = readPragma(database, "user_version");
  const tables = database.prepare("SELECT count(*) FROM sqlite_schema").pluck().get();
  const isNew = version === 0 && tables === 0;
  if (!isNew && readPragma(database, "application_id") !== applicationId) {
    throw invalid(path, "is a SQLite file of another program");
  }
  if (version > migrations.length) {
    throw invalid(
      path,
      `was written by a newer version of Souverain (${String(version)}, this one knows ` +
        `${String(migrations.length)}): update Souverain and leave the file as it is, or go on without it`,
    );
  }
  return version;
}

function migrate(database: Database.Database, path: string, file: VersionedFile): void {
  const { applicationId, migrations } = file;
  if (checkVersion(database, path, file) === migrations.length) {
    return;
  }
  const run = database.transaction(() => {
    // Read again inside: another process may have migrated between the look and the lock.
    for (const migration of migrations.slice(checkVersion(database, path, file))) {
      database.exec(migration);
    }
    database.pragma(`application_id = ${String(applicationId)}`);
    database.pragma(`user_version = ${String(migrations.length)}`);
  });
  run.immediate();
}

/** Looks into a fresh connection and closes it again when that fails. */
export function inspect<T>(
  database: Database.Database,
  look: (database: Database.Database) => T,
): T {
  try {
    return look(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens a file for writing and brings its tables up to date; makes folder and file when they are missing.
 *
 * @param pragmas - Set beside those that every file has, such as `secure_delete = ON`.
 * @throws {BotError} STATE_INVALID when the file is damaged, foreign or of a newer version;
 * STORAGE_FAILED when folder or file cannot be written.
 */
export function openVersioned(
  place: { readonly folder: string; readonly path: string },
  file: VersionedFile,
  pragmas: readonly string[] = [],
): Database.Database {
  const { folder, path } = place;
  return guardStorage(versionedPlace(path, file), () => {
    ensureFolder(folder);
    refuseFolder(path, file);
    const opened = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    return inspect(opened, () => {
      // Before anything is written: the file may belong to another program.
      checkVersion(opened, path, file);
      for (const pragma of [
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        ...pragmas,
      ]) {
        opened.pragma(pragma);
      }
      migrate(opened, path, file);
      return opened;
    });
  });
}
