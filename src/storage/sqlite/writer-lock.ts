import { accessSync, constants, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { z } from "zod";
import { BotError } from "../../errors.ts";
import type { OnNotice, WriterLock } from "../../indexing/index-store.ts";
import { ensureFolder, isFolder } from "../folders.ts";
import { errorCode, guardStorage, isDamaged } from "../storage-errors.ts";

/** Who holds the lock, for the one who finds it taken. */
const LockHolder = z.strictObject({ pid: z.int(), since: z.iso.datetime() });
type LockHolder = z.infer<typeof LockHolder>;

function lockPath(stateDir: string): string {
  return join(stateDir, "index-lock.db");
}

function notePath(stateDir: string): string {
  return join(stateDir, "index-lock.json");
}

/** The note may be missing or half written while its writer is at it: the lock alone decides. */
function describeHolder(stateDir: string): string {
  try {
    const holder = LockHolder.parse(JSON.parse(readFileSync(notePath(stateDir), "utf8")));
    return `process ${String(holder.pid)}, since ${holder.since}`;
  } catch {
    return "its process is not known yet";
  }
}

function busy(stateDir: string, cause: unknown): BotError {
  return new BotError(
    "INDEX_BUSY",
    `Another index run is writing ${stateDir} (${describeHolder(stateDir)}). Wait for it to end or ` +
      "stop it, then run the command again; the published index serves meanwhile.",
    { cause, retryable: true },
  );
}

/** The system frees the lock when the process ends, however it ends. */
function lockFile(stateDir: string): Database.Database {
  // Only ever through SQLite: closing any other handle on the file in this process frees the lock.
  const database = new Database(lockPath(stateDir), { timeout: 0 });
  try {
    // SQLite opens what it may not write for reading, and then locks nobody out.
    accessSync(lockPath(stateDir), constants.W_OK);
    database.exec("BEGIN EXCLUSIVE");
    return database;
  } catch (error) {
    database.close();
    throw errorCode(error).startsWith("SQLITE_BUSY") ? busy(stateDir, error) : error;
  }
}

/** Emptied in place and not replaced: a lock that another process holds on the file stays its lock. */
function lockAfresh(stateDir: string, onNotice: OnNotice): Database.Database {
  try {
    return lockFile(stateDir);
  } catch (error) {
    if (!isDamaged(error)) {
      throw error;
    }
    truncateSync(lockPath(stateDir));
    onNotice(`${lockPath(stateDir)} was damaged: it is begun afresh. Nothing is lost.`);
    return lockFile(stateDir);
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

function writeNote(stateDir: string, database: Database.Database, holder: LockHolder): void {
  try {
    writeFileSync(notePath(stateDir), JSON.stringify(holder));
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Makes this process the only writer of a state folder, until released or until the process ends.
 *
 * @param onNotice Told, in one sentence, when the lock file was damaged and is begun afresh.
 * @throws {BotError} INDEX_BUSY when another run holds it; STORAGE_FAILED when the folder cannot be
 * written.
 */
export function takeWriterLock(
  stateDir: string,
  holder: LockHolder,
  onNotice: OnNotice = () => undefined,
): WriterLock {
  const database = guardStorage({ path: lockPath(stateDir) }, () => {
    ensureFolder(stateDir);
    refuseFolder(lockPath(stateDir));
    return lockAfresh(stateDir, onNotice);
  });
  guardStorage({ path: notePath(stateDir) }, () => {
    writeNote(stateDir, database, holder);
  });
  return {
    release: () => {
      try {
        rmSync(notePath(stateDir), { force: true });
      } finally {
        database.close();
      }
    },
  };
}
