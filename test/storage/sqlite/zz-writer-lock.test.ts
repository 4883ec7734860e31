import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { takeWriterLock } from "../../../src/storage/sqlite/zz-writer-lock.ts";
import { temporaryFolder } from "../../helpers/index-workshop.ts";

const HOLDER = { pid: 4711, since: "2026-11-24T08:00:00.000Z" };
const OTHER = { pid: 4712, since: "2026-11-24T08:00:01.000Z" };

describe("takeWriterLock", () => {
  it("refuses a second writer and says who holds the lock since when", () => {
    const stateDir = temporaryFolder();
    const lock = takeWriterLock(stateDir, HOLDER);

    expect(() => takeWriterLock(stateDir, OTHER)).toThrow(
      expect.objectContaining({
        code: "INDEX_BUSY",
        retryable: true,
        message: expect.stringContaining(
          `Another index run is writing ${stateDir} (process 4711, since 2026-11-24T08:00:00.000Z)`,
        ),
      }),
    );
    lock.release();
  });

  it("lets the next one in once released, and leaves no note", () => {
    const stateDir = temporaryFolder();
    takeWriterLock(stateDir, HOLDER).release();

    takeWriterLock(stateDir, OTHER).release();

    expect(readdirSync(stateDir)).toEqual(["index-lock.db"]);
  });

  it("is not held up by the note of a killed run", () => {
    const stateDir = temporaryFolder();
    writeFileSync(join(stateDir, "index-lock.json"), JSON.stringify(HOLDER));

    const lock = takeWriterLock(stateDir, OTHER);

    expect(() => takeWriterLock(stateDir, HOLDER)).toThrow("process 4712");
    lock.release();
  });

  it("says that the holder is unknown when its note cannot be read", () => {
    const stateDir = temporaryFolder();
    const lock = takeWriterLock(stateDir, HOLDER);
    writeFileSync(join(stateDir, "index-lock.json"), '{"pid": 47');

    expect(() => takeWriterLock(stateDir, OTHER)).toThrow("its process is not known yet");
    lock.release();
  });

  it("keeps folders apart", () => {
    const lock = takeWriterLock(temporaryFolder(), HOLDER);
    const other = takeWriterLock(temporaryFolder(), OTHER);

    expect(() => {
      lock.release();
      other.release();
    }).not.toThrow();
  });

  it("begins a damaged lock file afresh and says so, and then locks others out", () => {
    const stateDir = temporaryFolder();
    const path = join(stateDir, "index-lock.db");
    const notices: string[] = [];
    writeFileSync(path, "nonsense ".repeat(1000));

    const lock = takeWriterLock(stateDir, HOLDER, (notice) => notices.push(notice));

    expect(notices).toEqual([`${path} was damaged: it is begun afresh. Nothing is lost.`]);
    expect(() => takeWriterLock(stateDir, OTHER)).toThrow(
      expect.objectContaining({ code: "INDEX_BUSY" }),
    );
    lock.release();
  });

  it("refuses a folder in place of the lock file and says how to mend it", () => {
    const stateDir = temporaryFolder();
    const path = join(stateDir, "index-lock.db");
    mkdirSync(path);

    expect(() => takeWriterLock(stateDir, HOLDER)).toThrow(
      expect.objectContaining({
        code: "STORAGE_FAILED",
        message: expect.stringContaining(
          `${path} is a folder where a file should be: move it aside`,
        ),
      }),
    );
  });
});
