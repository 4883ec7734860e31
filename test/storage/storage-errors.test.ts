import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { BotError } from "../../src/errors.ts";
import { guardStorage } from "../../src/storage/storage-errors.ts";

const PATH = "/srv/state/file";

function fail(code: string): () => never {
  return () => {
    throw code.startsWith("SQLITE")
      ? new Database.SqliteError("it failed", code)
      : Object.assign(new Error("it failed"), { code });
  };
}

function caught(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}

describe("guardStorage", () => {
  it.each([
    { code: "ENOSPC", says: "has no room left: free some disk space" },
    { code: "EDQUOT", says: "has no room left" },
    { code: "EFBIG", says: "has no room left" },
    { code: "SQLITE_FULL", says: "has no room left" },
    { code: "EROFS", says: "cannot be written: make it writable for this user" },
    { code: "EACCES", says: "cannot be written" },
    { code: "EPERM", says: "cannot be written" },
    { code: "SQLITE_READONLY", says: "cannot be written" },
    { code: "SQLITE_READONLY_DIRECTORY", says: "cannot be written" },
    { code: "ENOTDIR", says: "cannot be opened or made" },
    { code: "SQLITE_CANTOPEN", says: "cannot be opened or made" },
    { code: "EMFILE", says: "cannot be opened: too many files are open" },
    { code: "EIO", says: "cannot be read or written: see that the disk is sound" },
    { code: "SQLITE_IOERR_WRITE", says: "cannot be read or written: see that the disk" },
    { code: "SQLITE_BUSY", says: "is held by another process" },
    { code: "SQLITE_CORRUPT", says: "is damaged: delete it" },
    { code: "SQLITE_NOTADB", says: "is damaged: delete it" },
  ])("explains $code", ({ code, says }) => {
    const error = caught(() => guardStorage({ path: PATH }, fail(code)));

    expect(error).toMatchObject({
      code: "STORAGE_FAILED",
      message: expect.stringContaining(`${PATH} ${says}`),
      cause: { code },
      retryable: code === "SQLITE_BUSY",
    });
    expect(error).toMatchObject({ message: expect.stringContaining(`(${code})`) });
  });

  it("leaves damage to the place that knows what it means", () => {
    const damaged = new BotError("STATE_INVALID", "mend it thus");

    const error = caught(() =>
      guardStorage({ path: PATH, damaged: () => damaged }, fail("SQLITE_CORRUPT_VTAB")),
    );

    expect(error).toBe(damaged);
  });

  it.each([
    { name: "an error on purpose", error: new BotError("INDEX_BUSY", "busy") },
    { name: "a mistake in the program", error: new TypeError("undefined is not a function") },
    { name: "an unknown code", error: Object.assign(new Error("?"), { code: "SQLITE_MISUSE" }) },
  ])("passes on $name as it is", ({ error }) => {
    const found = caught(() =>
      guardStorage({ path: PATH }, () => {
        throw error;
      }),
    );

    expect(found).toBe(error);
  });
});
