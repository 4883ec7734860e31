import {
  chmod,
  mkdir,
  readdir,
  readFile,
  rm,
  symlink,
  truncate,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { openIndex } from "../../../adapters/terminal/open-index.ts";
import { loadConfig } from "../../../src/config.ts";
import { E5_IDENTITY, loadE5 } from "../../../src/models/e5-embeddings.ts";
import { createFolderIndexStore } from "../../../src/storage/folder-index-store.ts";
import { smallBaseSettings } from "../../helpers/run-terminal.ts";
import { phrases, ROOT, testContext } from "../../helpers/terminal.ts";

const embedder = loadE5({ directory: join(ROOT, "data/models/multilingual-e5-small") });

let settings: Record<string, string>;
let facts: string;
let stateDir: string;

beforeEach(async () => {
  settings = await smallBaseSettings();
  facts = join(settings["DATA_DIR"] ?? "", "providers", "beta.yaml");
  stateDir = settings["STATE_DIR"] ?? "";
});

/** Opens the index and closes it again; the clock stands, since a slow run tells its progress in lines of its own. */
async function open(
  signal = new AbortController().signal,
): Promise<{ readonly id: string; readonly told: readonly string[] }> {
  const context = testContext([], { config: loadConfig(settings, ROOT), signal });
  const generation = await openIndex(context, { phrases, embedder });
  generation.close();
  return { id: generation.manifest.id, told: context.streams.stderr.lines() };
}

async function change(): Promise<void> {
  await writeFile(
    facts,
    (await readFile(facts, "utf8")).replace("Moitié d'Alpha", "La moitié d'Alpha"),
  );
}

describe("openIndex", () => {
  it("builds the first index and says so, then answers without a word", async () => {
    const first = await open();
    const second = await open();

    expect(first.told).toEqual([
      "First start: building the index of the base…",
      expect.stringMatching(/^Index ready: \d+ passages, \d+\.\d s\.$/u),
    ]);
    expect(second).toEqual({ id: first.id, told: [] });
  });

  it("brings the index up to a base that has changed", async () => {
    const first = await open();
    await change();

    const second = await open();

    expect(second.told[0]).toBe("The base has changed: updating the index…");
    expect(second.told[1]).toMatch(/^Index ready: /u);
    expect(second.id).not.toBe(first.id);
    expect((await open()).told).toEqual([]);
  });

  it("answers from the index from before the faults, and names them all", async () => {
    const first = await open();
    await writeFile(facts, "id: [");

    const second = await open();

    expect(second.id).toBe(first.id);
    expect(second.told[1]).toMatch(/^data\/providers\/beta\.yaml:\d+ /u);
    expect(second.told.at(-1)).toMatch(/^Answering from index g-[0-9a-f]{12} of \d+ \w+ \d{4}\.$/u);
  });

  it("fails on faults when there is no index from before", async () => {
    await writeFile(facts, "id: [");

    await expect(open()).rejects.toMatchObject({ code: "KNOWLEDGE_INVALID" });
  });

  it("answers from the old index while another process builds a new one", async () => {
    const first = await open();
    await change();
    const lock = createFolderIndexStore({ stateDir, pid: 4711 }).lock(new Date());

    const second = await open();
    lock.release();

    expect(second.id).toBe(first.id);
    expect(second.told[1]).toContain("process 4711");
    expect(second.told[2]).toContain("Answering from index");
  });

  it("waits for another process when there is no index yet, and stops waiting on Ctrl-C", async () => {
    const controller = new AbortController();
    const lock = createFolderIndexStore({ stateDir, pid: 4711 }).lock(new Date());
    const context = testContext([], {
      config: loadConfig(settings, ROOT),
      signal: controller.signal,
    });

    const opening = openIndex(context, { phrases, embedder });
    const failure = opening.catch((error: unknown) => error);
    await context.streams.stderr.until("waiting");
    controller.abort();

    expect(await failure).toMatchObject({ name: "AbortError" });
    lock.release();
  });

  it.each([
    { name: "is missing", damage: async (file: string) => rm(file) },
    { name: "is damaged", damage: async (file: string) => writeFile(file, "{") },
  ])("checks the base when the note on it $name", async ({ damage }) => {
    const first = await open();
    await damage(join(stateDir, "indexed-base.json"));

    const second = await open();

    expect(second).toEqual({
      id: first.id,
      told: ["Checking whether the index still stands for the base…"],
    });
    expect((await open()).told).toEqual([]);
  });

  it("says in one sentence that the base cannot be noted", async () => {
    await mkdir(join(stateDir, "indexed-base.json"), { recursive: true });

    const { told } = await open();

    expect(told.at(-2)).toMatch(
      /indexed-base\.json cannot be written \(EISDIR\): the index is fine, /u,
    );
  });

  it("calls no start the first whose state file was lost", async () => {
    const first = await open();
    await Promise.all(
      ["", "-wal", "-shm"].map(async (end) =>
        rm(join(stateDir, `state.db${end}`), { force: true }),
      ),
    );

    const second = await open();

    expect(second.told.slice(0, 2)).toEqual([
      expect.stringMatching(/state\.db, which names the published one, is missing\.$/u),
      "The published index cannot be used: building it again…",
    ]);
    expect(second.id).toBe(first.id);
  });

  it("names a folder in place of the state file, and its mend", async () => {
    await mkdir(join(stateDir, "state.db"), { recursive: true });

    await expect(open()).rejects.toMatchObject({
      code: "STATE_INVALID",
      message: expect.stringContaining("is a folder where a file should be. Move it aside"),
    });
  });

  it("computes the vectors when those shipped are damaged, and says which file", async () => {
    const stem = join(settings["DATA_DIR"] ?? "", "vectors", E5_IDENTITY.hash.slice(0, 12));
    await mkdir(dirname(stem));
    await writeFile(`${stem}.json`, "{");
    await writeFile(`${stem}.bin`, "");

    const { told } = await open();

    expect(told[1]).toContain(`${stem}.json is not a manifest of vectors. Restore it with`);
    expect(told[1]).toContain("Until then the vectors are computed");
    expect(told.at(-1)).toMatch(/^Index ready: /u);
  });

  it("tells of a link to nothing that came into the base", async () => {
    const first = await open();
    await symlink("gone", join(settings["DATA_DIR"] ?? "", "providers", "gone.yaml"));

    const second = await open();

    expect(second.id).toBe(first.id);
    expect(second.told[1]).toContain("data/providers/gone.yaml:1");
  });

  it("builds again an index that was damaged, saying what is wrong", async () => {
    const first = await open();
    const folder = join(stateDir, "generations", first.id);
    await truncate(join(folder, "postings.bin"), 10);

    const second = await open();

    expect(second.told[0]).toContain("postings.bin has 10 bytes instead of");
    expect(second.told[0]).not.toContain("Run `npm run souverain index`");
    expect(second.told[1]).toBe("The published index cannot be used: building it again…");
    expect(second.id).toBe(first.id);
    expect((await open()).told).toEqual([]);
  });

  it("starts anew when the state folder is emptied", async () => {
    const first = await open();
    await rm(stateDir, { recursive: true });

    expect((await open()).id).toBe(first.id);
  });

  it("names a state file that is damaged, and leaves it as it is", async () => {
    await open();
    const file = join(stateDir, "state.db");
    await writeFile(file, "not a database at all, but long enough to be looked at".repeat(40));
    const before = await readFile(file);

    await expect(open()).rejects.toMatchObject({
      code: "STATE_INVALID",
      message: expect.stringContaining("Move it aside"),
    });
    expect(await readFile(file)).toEqual(before);
  });

  it.skipIf(process.getuid?.() === 0)("answers from a state folder that is read-only", async () => {
    const first = await open();
    await chmod(stateDir, 0o500);

    const second = await open();
    await chmod(stateDir, 0o700);

    expect(second).toEqual({ id: first.id, told: [] });
  });

  it("keeps no stray file beside state, index and cache", async () => {
    await open();
    await change();
    await open();

    const names = (await readdir(stateDir)).filter(
      (name) => !/^(?:state|embeddings|index-lock)\.db/u.test(name),
    );
    expect(names.toSorted()).toEqual(["generations", "indexed-base.json"]);
  });
});
