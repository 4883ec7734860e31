import { BotError } from "../errors.ts";

/** Codes of the system and of SQLite for a place that cannot be used, with what is wrong and its mend. */
const PLACE_FAULTS: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:ENOSPC|EDQUOT|EFBIG|SQLITE_FULL)$/,
    "has no room left: free some disk space, then run the command again",
  ],
  [
    /^(?:EROFS|EACCES|EPERM|SQLITE_READONLY.*|SQLITE_PERM)$/,
    "cannot be written: make it writable for this user, or set STATE_DIR to a folder that is",
  ],
  [
    /^(?:ENOENT|ENOTDIR|EISDIR|EEXIST|ELOOP|ENAMETOOLONG|SQLITE_CANTOPEN.*)$/,
    "cannot be opened or made: see that every part of the path is a folder this user may use, or " +
      "set STATE_DIR to another one",
  ],
  [/^(?:EMFILE|ENFILE)$/, "cannot be opened: too many files are open; raise the limit (ulimit -n)"],
  [
    /^(?:EIO|SQLITE_IOERR.*)$/,
    "cannot be read or written: see that the disk is sound and not full, then run the command again",
  ],
  [
    /^(?:SQLITE_BUSY.*|SQLITE_LOCKED.*)$/,
    "is held by another process: wait for it to end, then run the command again",
  ],
];
const DAMAGED = /^SQLITE_(?:CORRUPT.*|NOTADB)$/;
const TRANSIENT = /^SQLITE_(?:BUSY|LOCKED)/;

/** A file or folder that is about to be used. */
export interface StoragePlace {
  readonly path: string;
  /** The error to throw when SQLite finds the file damaged; STORAGE_FAILED unless given. */
  readonly damaged?: (cause: unknown) => BotError;
}

/** Code of a failed system call or SQLite statement; empty for any other error. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : "";
}

/** Whether SQLite found the file to be no database, or a broken one. */
export function isDamaged(error: unknown): boolean {
  return DAMAGED.test(errorCode(error));
}

function explain(error: unknown, { path, damaged }: StoragePlace): unknown {
  if (error instanceof BotError) {
    return error;
  }
  const code = errorCode(error);
  if (DAMAGED.test(code) && damaged !== undefined) {
    return damaged(error);
  }
  const fault = DAMAGED.test(code)
    ? "is damaged: delete it, then run the command again"
    : PLACE_FAULTS.find(([pattern]) => pattern.test(code))?.[1];
  if (fault === undefined) {
    return error;
  }
  return new BotError("STORAGE_FAILED", `${path} ${fault} (${code}).`, {
    cause: error,
    retryable: TRANSIENT.test(code),
  });
}

/**
 * Runs an action on a file or folder and says what is wrong with the place when it fails.
 *
 * @throws {BotError} STORAGE_FAILED when the place is full, read-only, missing, broken or held;
 * what `place.damaged` makes when SQLite finds the file damaged. Other errors pass unchanged.
 */
export function guardStorage<T>(place: StoragePlace, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw explain(error, place);
  }
}

/** {@link guardStorage} for an action that takes its time. */
export async function guardStorageAsync<T>(
  place: StoragePlace,
  action: () => Promise<T>,
): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw explain(error, place);
  }
}
