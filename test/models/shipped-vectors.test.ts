import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EmbedderIdentity } from "../../src/domain/generation.ts";
import { openShippedVectors } from "../../src/models/shipped-vectors.ts";
import { vectorKey } from "../../src/models/vector-key.ts";
import { type KeyedVector, writeShippedVectors } from "../../src/models/write-shipped-vectors.ts";

const identity: EmbedderIdentity = { name: "tiny", hash: "ab".repeat(32), dimension: 3 };
const BIN = "abababababab.bin";
const MANIFEST = "abababababab.json";
const VECTORS: readonly KeyedVector[] = [
  { key: vectorKey("un"), vector: [1, 0, 0] },
  { key: vectorKey("deux"), vector: [0, -1, 0] },
  { key: vectorKey("trois"), vector: [0.6, 0, 0.8] },
];

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "souverain-vectors-"));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

describe("shipped vectors", () => {
  it("come back by the text they were made of, and only by that", async () => {
    await writeShippedVectors({ directory, identity, vectors: VECTORS });

    const shipped = await openShippedVectors({ directory, identity });

    expect(shipped.count).toBe(3);
    expect(shipped.get(vectorKey("trois"))).toEqual(Float32Array.of(0.6, 0, 0.8));
    expect(shipped.get(vectorKey("deux"))).toEqual(Float32Array.of(0, -1, 0));
    expect(shipped.get(vectorKey("Trois"))).toBeUndefined();
    expect(shipped.get("")).toBeUndefined();
  });

  it("come back whole, whatever their number, keys and values", async () => {
    await fc.assert(
      fc.asyncProperty(keyedVectors(), async (vectors) => {
        await writeShippedVectors({ directory, identity, vectors });

        const shipped = await openShippedVectors({ directory, identity });

        expect(shipped.count).toBe(vectors.length);
        for (const { key, vector } of vectors) {
          expect(shipped.get(key)).toEqual(Float32Array.from(vector));
        }
      }),
      { numRuns: 40 },
    );
  });

  it("give the same bytes in any order, a repeated key counted once", async () => {
    await writeShippedVectors({ directory, identity, vectors: VECTORS });
    const first = await readBoth();

    await writeShippedVectors({
      directory,
      identity,
      vectors: [...VECTORS.toReversed(), ...VECTORS],
    });

    expect(await readBoth()).toEqual(first);
  });

  it("are keys in ascending order, then rows of float32, little endian", async () => {
    await writeShippedVectors({ directory, identity, vectors: VECTORS });

    const bin = await readFile(join(directory, BIN));

    const keys = [0, 16, 32].map((start) => bin.toString("hex", start, start + 16));
    expect(keys).toEqual(VECTORS.map(({ key }) => key).toSorted());
    expect(bin.length).toBe(3 * (16 + 12));
    const row = keys.indexOf(vectorKey("trois"));
    expect(bin.readFloatLE(48 + row * 12 + 8)).toBeCloseTo(0.8);
  });

  it("are none, and no fault, for a model that has none", async () => {
    await writeShippedVectors({ directory, identity, vectors: VECTORS });
    const other = { ...identity, hash: "cd".repeat(32) };

    const shipped = await openShippedVectors({ directory, identity: other });

    expect(shipped.count).toBe(0);
    expect(shipped.get(vectorKey("un"))).toBeUndefined();
  });

  it("are none where there is no folder", async () => {
    const nowhere = join(directory, "nowhere");

    expect((await openShippedVectors({ directory: nowhere, identity })).count).toBe(0);
  });
});

describe("openShippedVectors refuses", () => {
  it.each([
    {
      name: "a file cut short",
      damage: () => truncate(join(directory, BIN), 80),
      found: `${BIN} has 80 bytes instead of 84`,
    },
    {
      name: "one changed byte",
      damage: async () => {
        const bin = await readFile(join(directory, BIN));
        await writeFile(join(directory, BIN), bin.fill(7, 50, 51));
      },
      found: `${BIN} has changed`,
    },
    {
      name: "a manifest without vectors",
      damage: () => rm(join(directory, BIN)),
      found: `${BIN} is missing`,
    },
    {
      name: "vectors without a manifest",
      damage: () => rm(join(directory, MANIFEST)),
      found: `${MANIFEST} is missing`,
    },
    {
      name: "a manifest that is no JSON",
      damage: () => truncate(join(directory, MANIFEST), 20),
      found: `${MANIFEST} is not a manifest of vectors`,
    },
    {
      name: "a manifest of a later format",
      damage: () => editManifest({ format: 2 }),
      found: `${MANIFEST} is not a manifest of vectors`,
    },
    {
      name: "a count that does not fit the bytes",
      damage: () => editManifest({ count: 4 }),
      found: "says 84 bytes where 4 vectors would take 112",
    },
    {
      name: "a model whose hash only begins alike",
      damage: () => editManifest({ embedder: { ...identity, hash: `${"ab".repeat(31)}00` } }),
      found: `its hash is ${"ab".repeat(31)}00 instead of ${identity.hash}`,
    },
    {
      name: "vectors of another dimension",
      damage: () => editManifest({ embedder: { ...identity, dimension: 4 } }),
      found: "its dimension is 4 instead of 3",
    },
  ])("$name, and says how to write them again", async ({ damage, found }) => {
    await writeShippedVectors({ directory, identity, vectors: VECTORS });
    await damage();

    const open = openShippedVectors({ directory, identity });

    await expect(open).rejects.toMatchObject({ code: "MODEL_FILE_INVALID" });
    await expect(open).rejects.toThrow(found);
    await expect(open).rejects.toThrow("`npm run vectors`");
    await expect(open).rejects.toThrow("`git checkout -- data/vectors`");
  });
});

describe("writeShippedVectors", () => {
  it.each([
    { name: "NaN", key: vectorKey("a"), vector: [Number.NaN, 0, 1], fault: "its length is NaN" },
    { name: "nothing but zeros", key: vectorKey("a"), vector: [0, 0, 0], fault: "its length is 0" },
    { name: "infinity", key: vectorKey("a"), vector: [Infinity, 0, 0], fault: "is Infinity" },
    { name: "another length", key: vectorKey("a"), vector: [2, 0, 0], fault: "2 instead of 1" },
    {
      name: "too few numbers",
      key: vectorKey("a"),
      vector: [1, 0],
      fault: "2 numbers instead of 3",
    },
    { name: "no key", key: "Ab", vector: [1, 0, 0], fault: "its key is not of 32 hex digits" },
  ])("refuses a vector with $name and leaves the old files", async ({ key, vector, fault }) => {
    await writeShippedVectors({ directory, identity, vectors: VECTORS });
    const before = await readBoth();

    const write = writeShippedVectors({ directory, identity, vectors: [{ key, vector }] });

    await expect(write).rejects.toMatchObject({ code: "MODEL_FILE_INVALID" });
    await expect(write).rejects.toThrow(fault);
    expect(await readBoth()).toEqual(before);
  });

  it("removes the files of other models and of killed runs, and nothing else", async () => {
    const names = ["0123456789ab.bin", "0123456789ab.json", `${BIN}.tmp`, "README.md", "notes.bin"];
    await Promise.all(names.map(async (name) => writeFile(join(directory, name), "x")));

    await writeShippedVectors({ directory, identity, vectors: VECTORS });

    expect((await readdir(directory)).toSorted()).toEqual(
      ["README.md", BIN, MANIFEST, "notes.bin"].toSorted(),
    );
  });

  it("says which folder it could not write", async () => {
    const file = join(directory, "file");
    await writeFile(file, "");

    await expect(
      writeShippedVectors({ directory: file, identity, vectors: VECTORS }),
    ).rejects.toMatchObject({
      code: "STORAGE_FAILED",
      message: expect.stringContaining(file),
      cause: expect.any(Error),
    });
  });
});

describe("vectorKey", () => {
  it("is the first half of the SHA-256 of the text", () => {
    expect(vectorKey("abc")).toBe("ba7816bf8f01cfea414140de5dae2223");
  });
});

async function readBoth(): Promise<readonly Buffer[]> {
  return Promise.all([BIN, MANIFEST].map(async (name) => readFile(join(directory, name))));
}

async function editManifest(change: Readonly<Record<string, unknown>>): Promise<void> {
  const path = join(directory, MANIFEST);
  const manifest: object = JSON.parse(await readFile(path, "utf8"));
  await writeFile(path, JSON.stringify({ ...manifest, ...change }));
}

/** Distinct keys, vectors of length 1. */
function keyedVectors(): fc.Arbitrary<readonly KeyedVector[]> {
  const value = fc.float({ min: -1, max: 1, noNaN: true });
  const vector = fc.tuple(value, value, value).map((values) => {
    const length = Math.hypot(...values);
    return length < 1e-6 ? [0, 0, 1] : values.map((number) => number / length);
  });
  const key = fc.oneof(
    fc.string().map(vectorKey),
    fc.constantFrom("0".repeat(32), "f".repeat(32), `${"0".repeat(31)}1`),
  );
  return fc.uniqueArray(fc.record({ key, vector }), { selector: (keyed) => keyed.key });
}
