import { execFile } from "node:child_process";
import {
  appendFile,
  mkdir,
  readdir,
  readFile,
  rename,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { fingerprintBase } from "../../../adapters/terminal/base-fingerprint.ts";
import { fingerprintState, readBaseState } from "../../../adapters/terminal/base-state.ts";
import { isIndexCurrent, writeIndexedBase } from "../../../adapters/terminal/indexed-base.ts";
import { createFolder, writeBase } from "../../helpers/small-base.ts";
import { ROOT } from "../../helpers/terminal.ts";

const FACTS = join("providers", "alpha.yaml");

describe("fingerprintBase", () => {
  it.each<{ name: string; change: (dataDir: string) => Promise<void> }>([
    { name: "a byte more", change: async (dataDir) => appendFile(join(dataDir, FACTS), "\n") },
    {
      name: "a byte changed, size and date kept",
      change: async (dataDir) => {
        const text = await readFile(join(dataDir, FACTS), "utf8");
        await writeFile(join(dataDir, FACTS), text.replace("60 %", "61 %"));
        await utimes(join(dataDir, FACTS), 0, 0);
      },
    },
    {
      name: "a new name",
      change: async (dataDir) =>
        rename(join(dataDir, FACTS), join(dataDir, "providers", "al.yaml")),
    },
    {
      name: "a link to nothing",
      change: async (dataDir) => symlink("gone.yaml", join(dataDir, "providers", "x.yaml")),
    },
    {
      name: "a folder called like a file",
      change: async (dataDir) => mkdir(join(dataDir, "providers", "x.yaml")),
    },
    {
      name: "a pipe, without waiting for it",
      change: async (dataDir) => {
        await promisify(execFile)("mkfifo", [join(dataDir, "topics", "x.en.md")]);
      },
    },
    {
      name: "another list of sources",
      change: async (dataDir) => writeFile(join(dataDir, "sources.yaml"), "sources: []"),
    },
    {
      name: "a new file",
      change: async (dataDir) => writeFile(join(dataDir, "articles", "x.en.md"), ""),
    },
  ])("tells $name", async ({ change }) => {
    const dataDir = await writeBase();
    const before = await fingerprintBase(dataDir);

    await change(dataDir);

    expect(await fingerprintBase(dataDir)).not.toBe(before);
  });

  it("is the same for a copy with other dates, and for what is no part of the base", async () => {
    const dataDir = await writeBase();
    const copy = await writeBase();
    await utimes(join(copy, FACTS), 0, 0);
    await mkdir(join(copy, "vectors"));
    await writeFile(join(copy, "README.md"), "x");

    expect(await fingerprintBase(copy)).toBe(await fingerprintBase(dataDir));
  });

  it("says where a base should be when there is none", async () => {
    const folder = await createFolder();

    await expect(fingerprintBase(folder)).rejects.toMatchObject({
      code: "CONFIG_INVALID",
      message: expect.stringContaining("set DATA_DIR to its folder"),
    });
  });

  it("takes less than 150 ms on the real base", async () => {
    const dataDir = join(ROOT, "data");
    await fingerprintBase(dataDir);
    const started = performance.now();

    await fingerprintBase(dataDir);

    expect(performance.now() - started).toBeLessThan(150);
  });
});

describe("isIndexCurrent", () => {
  it("knows the generation that was noted for this base, and no other", async () => {
    const dataDir = await writeBase();
    const stateDir = await createFolder();
    const place = { dataDir, stateDir };
    const unknown = await isIndexCurrent(place, "g-1");

    await writeIndexedBase(stateDir, {
      fingerprint: fingerprintState(await readBaseState(place)),
      generation: "g-1",
    });

    expect(unknown).toBe(false);
    expect(await isIndexCurrent(place, "g-1")).toBe(true);
    expect(await isIndexCurrent(place, "g-2")).toBe(false);
    expect(await readdir(stateDir)).toEqual(["indexed-base.json"]);
  });

  it("remembers another generation of the same base, and forgets an older base of the same generation", async () => {
    const place = { dataDir: await writeBase(), stateDir: await createFolder() };
    const fingerprint = fingerprintState(await readBaseState(place));

    await writeIndexedBase(place.stateDir, { fingerprint: "older", generation: "g-1" });
    await writeIndexedBase(place.stateDir, { fingerprint, generation: "g-1" });
    await writeIndexedBase(place.stateDir, { fingerprint, generation: "g-2" });
    await writeIndexedBase(place.stateDir, { fingerprint: "newer", generation: "g-2" });

    expect(await isIndexCurrent(place, "g-1")).toBe(true);
    expect(await isIndexCurrent(place, "g-2")).toBe(false);
  });

  it.each(["", "{", "[]", '{"fingerprint":1,"generation":"g-1"}'])(
    "takes a damaged note (%j) for none",
    async (content) => {
      const place = { dataDir: await writeBase(), stateDir: await createFolder() };
      await writeFile(join(place.stateDir, "indexed-base.json"), content);

      expect(await isIndexCurrent(place, "g-1")).toBe(false);
    },
  );
});
