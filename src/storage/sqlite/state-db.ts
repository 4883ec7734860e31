import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { BotError } from "../../errors.ts";
import { ensureFolder, isFolder } from "../folders.ts";
import { errorCode, guardStorage, type StoragePlace } from "../storage-errors.ts";
import { STATE_MIGRATIONS } from "./state-migrations.ts";

/** "SOUV": tells a state file from any other SQLite file. */
const APPLICATION_ID = 0x53_4f_55_56;
const BUSY_TIMEOUT_MS = 5000;
/** Bytes 18 and 19 of a SQLite file: 2 asks for a write-ahead log, 1 for none. */
const VERSION_BYTES = [18, 19] as const;

/** The small file of what the bot must never lose: see {@link openState}. */
export interface StateDb {
  readonly path: string;
  /**
   * Runs an action on the open file.
   *
   * @throws {BotError} STATE_INVALID when the file is damaged, STORAGE_FAILED when it cannot be used.
   */
  use<T>(action: (database: Database.Database) => T): T;
  close(): void;
}

/** Path of the state file of a state folder. */
export function statePath(stateDir: string): string {
  return join(stateDir, "state.db");
}

/** A state file that cannot be understood; what goes with it is named. */
export function stateInvalid(path: string, found: string, cause?: unknown): BotError {
  return new BotError(
    "STATE_INVALID",
    `State file ${path} ${found}. Move it aside (mv ${path} ${path}.bad): the next ` +
      "`npm run souverain index` makes a new one and publishes the index again; questions that wait, " +
      "answers, feedback and the audit log of the chats stay in the old file.",
    { cause },
  );
}

/** SQLite says no more of a folder than that it cannot open it. */
function refuseFolder(path: string): void {
  if (isFolder(path)) {
    throw stateInvalid(path, "is a folder where a file should be");
  }
}

function placeOf(path: string): StoragePlace {
  return {
    path,
    damaged: (cause) => stateInvalid(path, "is damaged or no SQLite file", cause),
  };
}

function readPragma(database: Database.Database, name: string): number {
  return Number(database.pragma(name, { simple: true }));
}

/** Version of the file's tables; 0 for a file without any. */
function checkVersion(database: Database.Database, path: string): number {
  const version = readPragma(database, "user_version");
  const tables = database.prepare("SELECT count(*) FROM sqlite_schema").pluck().get();
  const isNew = version === 0 && tables === 0;
  if (!isNew && readPragma(database, "application_id") !== APPLICATION_ID) {
    throw stateInvalid(path, "is a SQLite file of another program");
  }
  if (version > STATE_MIGRATIONS.length) {
    throw stateInvalid(
      path,
      `was written by a newer version of Souverain (${String(version)}, this one knows ` +
        `${String(STATE_MIGRATIONS.length)}): update Souverain and leave the file as it is, or go on without it`,
    );
  }
  return version;
}

function migrate(database: Database.Database, path: string): void {
  if (checkVersion(database, path) === STATE_MIGRATIONS.length) {
    return;
  }
  const run = database.transaction(() => {
    // Read again inside: another process may have migrated between the look and the lock.
    const version = checkVersion(database, path);
    for (const migration of STATE_MIGRATIONS.slice(version)) {
      database.exec(migration);
    }
    database.pragma(`application_id = ${String(APPLICATION_ID)}`);
    database.pragma(`user_version = ${String(STATE_MIGRATIONS.length)}`);
  });
  run.immediate();
}

function createStateDb(database: Database.Database, path: string): StateDb {
  return {
    path,
    use: (action) => guardStorage(placeOf(path), () => action(database)),
    close: () => {
      database.close();
    },
  };
}

/** Looks into a fresh connection and closes it again when that fails. */
function inspect<T>(database: Database.Database, look: (database: Database.Database) => T): T {
  try {
    return look(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens `state.db` for writing; makes folder and file when they are missing.
 *
 * @throws {BotError} STATE_INVALID when the file is damaged, foreign or of a newer version;
 * STORAGE_FAILED when folder or file cannot be written.
 */
export function openState(stateDir: string): StateDb {
  const path = statePath(stateDir);
  const database = guardStorage(placeOf(path), () => {
    ensureFolder(stateDir);
    refuseFolder(path);
    const opened = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    inspect(opened, () => {
      // Before anything is written: the file may belong to another program.
      checkVersion(opened, path);
      opened.pragma("journal_mode = WAL");
      opened.pragma("synchronous = FULL");
      opened.pragma("foreign_keys = ON");
      // What a person wants forgotten is overwritten, and not only unlinked.
      opened.pragma("secure_delete = ON");
      migrate(opened, path);
    });
    return opened;
  });
  return createStateDb(database, path);
}

/** Bytes of a file; 0 when it is not there. */
function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function isUnwritable(error: unknown): boolean {
  return /^SQLITE_(?:CANTOPEN|READONLY)/.test(errorCode(error));
}

/**
 * Reads the file whole: SQLite itself cannot open a file with a write-ahead log, however empty, in a
 * folder where it may not make the log's index.
 */
function openCopy(path: string, cause: unknown): Database.Database {
  if (sizeOf(`${path}-wal`) > 0) {
    throw new BotError(
      "STORAGE_FAILED",
      `${path} holds changes (in ${path}-wal) that can only be read where they can be written: make ` +
        "the folder writable once and run the command again.",
      { cause },
    );
  }
  const bytes = readFileSync(path);
  for (const at of VERSION_BYTES) {
    bytes[at] = 1;
  }
  return new Database(bytes, { readonly: true });
}

function openReadOnly(path: string): Database.Database {
  try {
    const database = new Database(path, { readonly: true, timeout: BUSY_TIMEOUT_MS });
    inspect(database, () => readPragma(database, "user_version"));
    return database;
  } catch (error) {
    if (!isUnwritable(error)) {
      throw error;
    }
    return openCopy(path, error);
  }
}

/**
 * Opens `state.db` for reading, also where nothing may be written.
 *
 * @returns `null` when there is no state yet.
 * @throws {BotError} STATE_INVALID and STORAGE_FAILED as {@link openState}.
 */
export function openStateForReading(stateDir: string): StateDb | null {
  const path = statePath(stateDir);
  return guardStorage(placeOf(path), () => {
    refuseFolder(path);
    if (sizeOf(path) + sizeOf(`${path}-wal`) === 0) {
      return null;
    }
    const database = openReadOnly(path);
    if (inspect(database, () => checkVersion(database, path)) > 0) {
      return createStateDb(database, path);
    }
    database.close();
    return null;
  });
}
