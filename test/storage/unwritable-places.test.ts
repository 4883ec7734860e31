import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readPublished } from "../../src/storage/open-published.ts";
import { edited, manyArticles } from "../helpers/content.ts";
import { createWorkshop, listFiles, temporaryFolder } from "../helpers/index-workshop.ts";
import { expectAnswer, listGenerations } from "../helpers/killed-run.ts";
import { runChild } from "../helpers/run-child.ts";

const BASE = manyArticles(100);
/** Runs a command with no file above so many KiB; `sh` counts blocks of 512 bytes. */
function limitFiles(kib: number): readonly string[] {
  return ["sh", "-c", `ulimit -f ${String(kib * 2)} && exec "$0" "$@"`];
}

/** Runs a command with a disk of its own, of so many KiB, mounted on `folder`. */
function smallDisk(folder: string, kib: number): readonly string[] {
  const mount = `mount -t tmpfs -o size=${String(kib)}k tmpfs ${folder}`;
  return ["unshare", "--map-root-user", "--mount", "sh", "-c", `${mount} && exec "$0" "$@"`];
}

function canMount(): boolean {
  const [file = "", ...args] = smallDisk(temporaryFolder(), 64);
  return spawnSync(file, [...args, "true"]).status === 0;
}

function makeReadOnly(stateDir: string): void {
  const folders = [stateDir, join(stateDir, "generations")];
  for (const folder of folders) {
    chmodSync(folder, 0o555);
  }
  onTestFinished(() => {
    for (const folder of folders) {
      chmodSync(folder, 0o755);
    }
  });
}

describe("a disk that fills up during a run", () => {
  it.each([
    { name: "while vectors are cached", kib: 48, editedCount: 600, path: "embeddings.db" },
    { name: "while the index is written", kib: 256, editedCount: 1, path: "/.building-g-" },
  ])("$name: the run says so and the old generation serves", async ({ kib, editedCount, path }) => {
    const workshop = createWorkshop();
    const { stateDir, embedder } = workshop;
    const base = manyArticles(600);
    const old = await workshop.run(base);

    const { reports, stderr } = await runChild(
      {
        action: "index",
        stateDir,
        base: { kind: "articles", count: 600 },
        word: "full",
        editedCount,
      },
      { wrapper: limitFiles(kib) },
    );

    expect(stderr).toBe("");
    expect(reports.at(-1)).toMatchObject({
      kind: "error",
      code: "STORAGE_FAILED",
      message: expect.stringMatching(new RegExp(`${path}.*disk`)),
    });
    expect(await expectAnswer(stateDir, embedder, base)).toBe(old.generation);
    expect(listGenerations(stateDir)).toEqual([old.generation]);
    expect((await workshop.run(edited(base, "full", editedCount))).kind).toBe("published");
  });

  it("is told from other faults on a disk that is really full", async ({ skip }) => {
    skip(!canMount(), "no right to mount a small disk here");
    const stateDir = temporaryFolder();

    const { reports } = await runChild(
      { action: "index", stateDir, base: { kind: "articles", count: 600 } },
      { wrapper: smallDisk(stateDir, 700) },
    );

    expect(reports.at(-1)).toMatchObject({
      kind: "error",
      code: "STORAGE_FAILED",
      message: expect.stringMatching(
        /has no room left: free some disk space.*\((?:ENOSPC|SQLITE_FULL)\)/,
      ),
    });
  });
});

describe("a state folder that may only be read", () => {
  it.each([
    { name: "that nobody has read yet", reads: 0 },
    { name: "with what an earlier reader left behind", reads: 1 },
  ])("$name answers questions", async ({ reads }) => {
    const workshop = createWorkshop();
    const { generation } = await workshop.run(BASE);
    for (let read = 0; read < reads; read += 1) {
      readPublished(workshop.stateDir);
    }
    const before = listFiles(workshop.stateDir);
    makeReadOnly(workshop.stateDir);

    const { reports, stderr } = await runChild({
      action: "open",
      stateDir: workshop.stateDir,
      asNobody: true,
    });

    expect(stderr).toBe("");
    expect(reports).toEqual([{ kind: "opened", generation, passage: "article:a-00000#1" }]);
    expect(listFiles(workshop.stateDir)).toEqual(before);
  });

  it("is not indexed, and says which path to make writable", async () => {
    const workshop = createWorkshop();
    await workshop.run(BASE);
    const before = readdirSync(workshop.stateDir);
    makeReadOnly(workshop.stateDir);

    const { reports, stderr } = await runChild({
      action: "index",
      stateDir: workshop.stateDir,
      asNobody: true,
    });

    expect(stderr).toBe("");
    expect(reports).toEqual([
      {
        kind: "error",
        code: "STORAGE_FAILED",
        message: expect.stringMatching(
          new RegExp(`^${workshop.stateDir}/index-lock.db cannot be (?:written|opened)`),
        ),
      },
    ]);
    expect(readdirSync(workshop.stateDir)).toEqual(before);
  });
});
