import { accessSync, constants, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { z } from "zod";
import { BotError } from "../../errors.ts";
import { ensureFolder, isFolder } from "../folders.ts";
import { errorCode, guardStorage, isDamaged } from "../storage-errors.ts";

/** Who holds a lock, for the one who finds it taken. */
const LockHolder = z.strictObject({ pid: z.int(), since: z.iso.datetime() });
export type LockHolder = z.infer<typeof LockHolder>;

/** Held until released; the death of the process frees it too. */
export interface ExclusiveLock {
  release(): void;
}

export interface ExclusiveLockOptions {
  readonly stateDir: string;
  /** Of the lock's files: `<name>-lock.db` is the lock, `<name>-lock.json` says who holds it. */
  readonly name: string;
  readonly holder: LockHolder;
  /** The error of who finds it taken, given who holds it, in words. */
  readonly busy: (holder: string, cause: unknown) => BotError;
  /** Told, in one sentence, when the lock file was damaged and is begun afresh. */
  readonly onNotice?: (message: string) => void;
}

function lockPath({ stateDir, name }: ExclusiveLockOptions): string {
  return join(stateDir, `${name}-lock.db`);
}

function notePath({ stateDir, name }: ExclusiveLockOptions): string {
  return join(stateDir, `${name}-lock.json`);
}

/** The note may be missing or half written while its writer is at it: the lock alone decides. */
function describeHolder(options: ExclusiveLockOptions): string {
  try {
    const holder = LockHolder.parse(JSON.parse(readFileSync(notePath(options), "utf8")));
    return `process ${String(holder.pid)}, since ${holder.since}`;
  } catch {
    return "its process is not known yet";
  }
}

/** The system frees the lock when the process ends, however it ends. */
function lockFile(options: ExclusiveLockOptions): Database.Database {
  const path = lockPath(options);
  // Only ever through SQLite: closing any other handle on the file in this process frees the lock.
  const database = new Database(path, { timeout: 0 });
  try {
    // SQLite opens what it may not write for reading, and then locks nobody out.
    accessSync(path, constants.W_OK);
    database.exec("BEGIN EXCLUSIVE");
    return database;
  } catch (error) {
    database.close();
    throw errorCode(error).startsWith("SQLITE_BUSY")
      ? options.busy(describeHolder(options), error)
      : error;
  }
}

/** Emptied in place and not replaced: a lock that another process holds on the file stays its lock. */
function lockAfresh(options: ExclusiveLockOptions): Database.Database {
  try {
    return lockFile(options);
  } catch (error) {
    if (!isDamaged(error)) {
      throw error;
    }
    truncateSync(lockPath(options));
    options.onNotice?.(`${lockPath(options)} was damaged: it is begun afresh. Nothing is lost.`);
    return lockFile(options);
  }
}

function refuseFolder(path: string): void {
  if (isFolder(path)) {
    throw new BotError(
      "STORAGE_FAILED",
      `${path} is a folder where a file should be: move it aside (mv ${path} ${path}.bad), then run the command again.`,
    );
  }
}

function writeNote(options: ExclusiveLockOptions, database: Database.Database): void {
  try {
    writeFileSync(notePath(options), JSON.stringify(options.holder));
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Makes this process the only one that does something in a state folder, until released or until
 * the process ends.
 *
 * @throws {BotError} what `busy` gives when another process holds it; STORAGE_FAILED when the folder
 * cannot be written.
 */
export function takeExclusiveLock(options: ExclusiveLockOptions): ExclusiveLock {
  const path = lockPath(options);
  const database = guardStorage({ path }, () => {
    ensureFolder(options.stateDir);
    refuseFolder(path);
    return lockAfresh(options);
  });
  guardStorage({ path: notePath(options) }, () => {
    writeNote(options, database);
  });
  return {
    release: () => {
      try {
        rmSync(notePath(options), { force: true });
      } finally {
        database.close();
      }
    },
  };
}
