import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { takeChatsLock } from "../../../src/storage/sqlite/chats-lock.ts";
import type { ExclusiveLock } from "../../../src/storage/sqlite/exclusive-lock.ts";
import { takeWriterLock } from "../../../src/storage/sqlite/writer-lock.ts";
import { temporaryFolder } from "../../helpers/index-workshop.ts";

const HOLDER = { pid: 4711, since: "2026-11-24T08:00:00.000Z" };

function take(stateDir: string, notices: string[] = []): ExclusiveLock {
  return takeChatsLock(stateDir, HOLDER, (notice) => notices.push(notice));
}

describe("takeChatsLock", () => {
  it("refuses a second process, says who runs and what to do, and lets it in afterwards", () => {
    const stateDir = temporaryFolder();
    const lock = take(stateDir);

    expect(() => take(stateDir)).toThrow(
      expect.objectContaining({
        code: "CHATS_RUNNING",
        retryable: true,
        message: `Souverain is already running on ${stateDir} (process 4711, since 2026-11-24T08:00:00.000Z). Stop it first, or set STATE_DIR to a folder of its own.`,
      }),
    );
    lock.release();
    take(stateDir).release();
    expect(readdirSync(stateDir)).toEqual(["chats-lock.db"]);
  });

  it("does not keep the index from being built", () => {
    const stateDir = temporaryFolder();
    const lock = take(stateDir);

    takeWriterLock(stateDir, HOLDER).release();

    expect(() => take(stateDir)).toThrow("already running");
    lock.release();
  });

  it("begins a damaged lock file afresh and says so", () => {
    const stateDir = temporaryFolder();
    const path = join(stateDir, "chats-lock.db");
    const notices: string[] = [];
    writeFileSync(path, "nonsense ".repeat(1000));

    const lock = take(stateDir, notices);

    expect(notices).toEqual([`${path} was damaged: it is begun afresh. Nothing is lost.`]);
    expect(() => take(stateDir)).toThrow("already running");
    lock.release();
  });

  it("says that the holder is unknown when its note cannot be read", () => {
    const stateDir = temporaryFolder();
    const lock = take(stateDir);
    writeFileSync(join(stateDir, "chats-lock.json"), '{"pid": 47');

    expect(() => take(stateDir)).toThrow("its process is not known yet");
    lock.release();
  });

  it.each(["chats-lock.db", "chats-lock.json"])("refuses a folder in place of %s", (name) => {
    const stateDir = temporaryFolder();
    mkdirSync(join(stateDir, name));

    expect(() => take(stateDir)).toThrow(expect.objectContaining({ code: "STORAGE_FAILED" }));
  });
});
