import { chmod, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCommand, smallBaseSettings } from "../../helpers/run-terminal.ts";
import { edit } from "../../helpers/small-base.ts";

describe("souverain knowledge", () => {
  it("says how much was checked when nothing is wrong", async () => {
    const { code, stdout } = await runCommand(["knowledge"], await smallBaseSettings());

    expect(code).toBe(0);
    expect(stdout).toBe("No fault in 2 providers with 4 facts, 2 topic files and 1 articles\n");
  });

  it("prints every fault with file, line and mend, and ends with 1", async () => {
    const settings = await smallBaseSettings({
      "providers/beta.yaml": edit("providers/beta.yaml", "basis: unofficial", "basis: rumour"),
      "topics/keys.en.md": edit("topics/keys.en.md", "keeps the keys. [1]", "keeps the keys. [7]"),
    });

    const { code, stdout } = await runCommand(["knowledge"], settings);

    expect(code).toBe(1);
    expect(stdout).toMatch(/^data\/providers\/beta\.yaml:\d+ {2}.*basis/mu);
    expect(stdout).toMatch(/^data\/topics\/keys\.en\.md:\d+ {2}.*\[7\]/mu);
  });
});

describe("a base that is not there", () => {
  it.each(["ask x", "index", "status", "knowledge", "vectors"])(
    "is named first by %s, with its mend",
    async (command) => {
      const settings = await smallBaseSettings();
      const file = join(settings["DATA_DIR"] ?? "", "providers", "beta.yaml");

      for (const dataDir of ["/nowhere", file]) {
        const ended = await runCommand(command.split(" "), { ...settings, DATA_DIR: dataDir });

        expect(ended).toEqual({
          code: 1,
          stdout: "",
          stderr: `There is no knowledge base in ${dataDir} (providers/, topics/, articles/); set DATA_DIR to its folder\n`,
        });
      }
    },
  );
});

describe("souverain index and status", () => {
  it("publishes an index, then finds nothing new, then what changed", async () => {
    const settings = await smallBaseSettings();

    const before = await runCommand(["status"], settings);
    const first = await runCommand(["index"], settings);
    const second = await runCommand(["index", "--lang", "fr"], settings);
    const fresh = await runCommand(["status"], settings);
    const file = join(settings["DATA_DIR"] ?? "", "providers", "beta.yaml");
    await writeFile(
      file,
      (await readFile(file, "utf8")).replace("Moitié d'Alpha", "La moitié d'Alpha"),
    );
    const changed = await runCommand(["status"], settings);
    const third = await runCommand(["index"], settings);

    expect(before).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("There is no index in"),
    });
    expect(first).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^Published index g-[0-9a-f]{12} in [\d.]+ s: \d+ passages added, 0 changed, 0 removed/u,
      ),
    });
    expect(second).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^Rien de nouveau\u00a0: l'index g-[0-9a-f]{12} est à jour\.\n$/u,
      ),
    });
    expect(fresh).toMatchObject({ code: 0, stdout: expect.stringContaining("changed    no,") });
    expect(changed).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("the base may have changed since"),
    });
    expect(third).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/: 0 passages added, [1-9]\d* changed, 0 removed/u),
    });
  });

  it("prints its state as JSON for scripts", async () => {
    const settings = await smallBaseSettings();
    await runCommand(["index"], settings);

    const { stdout } = await runCommand(["status", "--json"], settings);

    expect(JSON.parse(stdout)).toMatchObject({
      problem: null,
      generation: {
        id: expect.stringMatching(/^g-/u),
        counts: { facts: 4, topics: 1, articles: 1 },
      },
      baseChanged: false,
    });
  });

  it("leaves the published index alone when the base has faults", async () => {
    const settings = await smallBaseSettings();
    await runCommand(["index"], settings);
    const file = join(settings["DATA_DIR"] ?? "", "providers", "beta.yaml");
    await writeFile(file, "id: [");

    const { code, stderr } = await runCommand(["index"], settings);
    const status = await runCommand(["status"], settings);

    expect(code).toBe(1);
    expect(stderr).toContain("data/providers/beta.yaml:1");
    expect(status.code).toBe(0);
  });

  it("ends with 130 on Ctrl-C and leaves nothing half done", async () => {
    const settings = await smallBaseSettings();
    const controller = new AbortController();
    controller.abort();

    const { code } = await runCommand(["index"], settings, { signal: controller.signal });
    const left = await readdir(join(settings["STATE_DIR"] ?? "", "generations")).catch(() => []);

    expect(code).toBe(130);
    expect(left).toEqual([]);
    expect((await runCommand(["index"], settings)).code).toBe(0);
  });

  it("names a model that is not there and its mend", async () => {
    const settings = await smallBaseSettings();
    await rm(join(settings["DATA_DIR"] ?? "", "models"));

    const { code, stderr } = await runCommand(["index"], settings);

    expect(code).toBe(1);
    expect(stderr).toContain("is missing. Restore it");
    expect(stderr).toContain("git checkout -- data/models");
  });

  it("names a state folder that cannot be made", async () => {
    const settings = await smallBaseSettings();
    const blocked = join(settings["DATA_DIR"] ?? "", "README");
    await writeFile(blocked, "a file");
    await chmod(blocked, 0o444);

    const { code, stderr } = await runCommand(["index"], {
      ...settings,
      STATE_DIR: join(blocked, "var"),
    });

    expect(code).toBe(1);
    expect(stderr).toContain("set STATE_DIR");
  });
});

describe("souverain vectors", () => {
  it("writes vectors that the next index run need not compute", async () => {
    const settings = await smallBaseSettings();

    const written = await runCommand(["vectors"], settings);
    const indexed = await runCommand(["index"], settings);

    expect(written).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Wrote \d+ vectors \(0\.\d MB\) to /u),
    });
    expect(indexed.stdout).toMatch(/; 0 vectors computed, [1-9]\d* reused\.\n$/u);
  });

  it("keeps the shipped vectors when the base has faults", async () => {
    const settings = await smallBaseSettings({ "providers/beta.yaml": "id: [" });

    const { code, stderr } = await runCommand(["vectors"], settings);

    expect(code).toBe(1);
    expect(stderr).toContain("data/providers/beta.yaml:1");
    await expect(readdir(join(settings["DATA_DIR"] ?? "", "vectors"))).rejects.toThrow("ENOENT");
  });
});
