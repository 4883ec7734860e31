import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { BotError } from "../../errors.ts";
import { errorCode, guardStorage } from "../storage-errors.ts";
import { STATE_MIGRATIONS } from "./state-migrations.ts";
import {
  BUSY_TIMEOUT_MS,
  checkVersion,
  inspect,
  openVersioned,
  readPragma,
  refuseFolder,
  type VersionedFile,
  versionedPlace,
} from "./versioned-db.ts";

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

const FILE: VersionedFile = {
  // "SOUV": tells a state file from any other SQLite file.
  applicationId: 0x53_4f_55_56,
  migrations: STATE_MIGRATIONS,
  invalid: stateInvalid,
};

function createStateDb(database: Database.Database, path: string): StateDb {
  return {
    path,
    use: (action) => guardStorage(versionedPlace(path, FILE), () => action(database)),
    close: () => {
      database.close();
    },
  };
}

/**
 * Opens `state.db` for writing; makes folder and file when they are missing.
 *
 * @throws {BotError} STATE_INVALID when the file is damaged, foreign or of a newer version;
 * STORAGE_FAILED when folder or file cannot be written.
 */
export function openState(stateDir: string): StateDb {
  const path = statePath(stateDir);
  // What a person wants forgotten is overwritten, and not only unlinked.
  const database = openVersioned({ folder: stateDir, path }, FILE, ["secure_delete = ON"]);
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
  return guardStorage(versionedPlace(path, FILE), () => {
    refuseFolder(path, FILE);
    if (sizeOf(path) + sizeOf(`${path}-wal`) === 0) {
      return null;
    }
    const database = openReadOnly(path);
    if (inspect(database, () => checkVersion(database, path, FILE)) > 0) {
      return createStateDb(database, path);
    }
    database.close();
    return null;
  });
}
