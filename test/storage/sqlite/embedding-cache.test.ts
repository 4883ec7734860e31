import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import type { EmbeddingCache } from "../../../src/indexing/embedding-cache.ts";
import { openEmbeddingCache } from "../../../src/storage/sqlite/embedding-cache.ts";
import { bagOfWords, FakeEmbedder } from "../../helpers/fake-embedder.ts";
import { temporaryFolder } from "../../helpers/index-workshop.ts";

const KEY = "0123456789abcdef0123456789abcdef";
const OTHER_KEY = "fedcba9876543210fedcba9876543210";
const VECTOR = Float32Array.from(bagOfWords("a few words"));

interface Opened {
  readonly cache: EmbeddingCache;
  readonly notices: readonly string[];
}

function open(stateDir: string, name = "model"): Opened {
  const notices: string[] = [];
  const { identity } = new FakeEmbedder({ name });
  const cache = openEmbeddingCache({
    stateDir,
    identity,
    onNotice: (message) => {
      notices.push(message);
    },
  });
  return { cache, notices };
}

function filled(): string {
  const stateDir = temporaryFolder();
  const { cache } = open(stateDir);
  cache.put([{ key: KEY, vector: VECTOR }]);
  cache.close();
  return stateDir;
}

describe("openEmbeddingCache", () => {
  it("gives back, bit by bit, what an earlier run put in", () => {
    const { cache, notices } = open(filled());

    expect(cache.get(KEY)).toEqual(VECTOR);
    expect(cache.get(OTHER_KEY)).toBeUndefined();
    expect(notices).toEqual([]);
    cache.close();
  });

  it("keeps models apart", () => {
    const { cache } = open(filled(), "another model");

    expect(cache.get(KEY)).toBeUndefined();
    cache.close();
  });

  it("keeps what was put in when the process dies without closing", () => {
    const stateDir = temporaryFolder();
    const { cache } = open(stateDir);
    cache.put([{ key: KEY, vector: VECTOR }]);

    const { cache: next } = open(stateDir);

    expect(next.get(KEY)).toEqual(VECTOR);
    next.close();
    cache.close();
  });

  it.each<{ name: string; damage: (path: string) => void }>([
    { name: "no database", damage: (path) => writeFileSync(path, "nonsense ".repeat(2000)) },
    {
      name: "garbage in its pages",
      damage: (path) => {
        const bytes = readFileSync(path);
        writeFileSync(path, bytes.fill(0x5a, 100));
      },
    },
    {
      name: "of another program",
      damage: (path) => {
        const database = new Database(path);
        database.pragma("application_id = 7");
        database.close();
      },
    },
    {
      name: "of a newer version",
      damage: (path) => {
        const database = new Database(path);
        database.pragma("user_version = 2");
        database.close();
      },
    },
  ])("moves a file that is $name aside, says so and starts afresh", ({ damage }) => {
    const stateDir = filled();
    const path = join(stateDir, "embeddings.db");
    damage(path);

    const { cache, notices } = open(stateDir);
    const found = cache.get(KEY);
    cache.put([{ key: KEY, vector: VECTOR }]);
    const again = cache.get(KEY);
    cache.close();

    expect(found).toBeUndefined();
    expect(again).toEqual(VECTOR);
    expect(notices).toEqual([expect.stringContaining(`it is now ${path}.corrupt-1`)]);
    expect(readdirSync(stateDir).toSorted()).toEqual(["embeddings.db", "embeddings.db.corrupt-1"]);
  });

  it("does not overwrite what it moved aside before", () => {
    const stateDir = filled();
    const path = join(stateDir, "embeddings.db");
    for (const nonsense of ["first ", "second "]) {
      writeFileSync(path, nonsense.repeat(2000));
      open(stateDir).cache.close();
    }

    expect(readFileSync(`${path}.corrupt-1`, "utf8")).toMatch(/^first/);
    expect(readFileSync(`${path}.corrupt-2`, "utf8")).toMatch(/^second/);
  });

  it("goes on with a fresh file when damage shows up only while it is read", () => {
    const stateDir = temporaryFolder();
    const entries = Array.from({ length: 400 }, (_, at) => ({
      key: at.toString(16).padStart(32, "0"),
      vector: VECTOR,
    }));
    const { cache: writer } = open(stateDir);
    writer.put(entries);
    writer.close();
    const path = join(stateDir, "embeddings.db");
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0x5a, 4096 * 4));

    const { cache, notices } = open(stateDir);
    const found = entries.flatMap(({ key }) => cache.get(key) ?? []);
    cache.put(entries);
    const again = entries.flatMap(({ key }) => cache.get(key) ?? []);
    cache.close();

    expect(found.length).toBeLessThan(entries.length);
    expect(again).toHaveLength(entries.length);
    expect(notices).toEqual([expect.stringContaining("was damaged")]);
  });

  it.each([
    { name: "cut short", blob: Buffer.alloc(7) },
    { name: "of another length", blob: Buffer.alloc(8) },
    { name: "not of length 1", blob: Buffer.from(new Float32Array(32).fill(1).buffer) },
    { name: "not a number", blob: Buffer.from(new Float32Array(32).fill(Number.NaN).buffer) },
  ])("treats a vector that is $name as missing, and says so", ({ blob }) => {
    const stateDir = filled();
    const database = new Database(join(stateDir, "embeddings.db"));
    database.prepare("UPDATE embedding SET vector = ?").run(blob);
    database.close();

    const { cache, notices } = open(stateDir);
    const found = cache.get(KEY);
    cache.put([{ key: KEY, vector: VECTOR }]);
    const again = cache.get(KEY);
    cache.close();

    expect(found).toBeUndefined();
    expect(again).toEqual(VECTOR);
    expect(notices).toEqual([expect.stringContaining(`a damaged vector (${KEY})`)]);
  });

  it("names the folder that cannot be written", () => {
    const stateDir = join(import.meta.filename, "state");

    expect(() => open(stateDir)).toThrow(
      expect.objectContaining({
        code: "STORAGE_FAILED",
        message: expect.stringContaining(`${stateDir}/embeddings.db cannot be opened or made`),
      }),
    );
  });
});
