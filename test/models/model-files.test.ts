import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadE5 } from "../../src/models/e5-embeddings.ts";
import { openE5Session } from "../../src/models/e5-session.ts";
import {
  checkModelFile,
  E5_FILES,
  type ModelFile,
  modelHash,
} from "../../src/models/model-files.ts";

// Longer than one read, so that the hash goes over several.
const CONTENT = Buffer.alloc(2_500_000, "model");
const FILE: ModelFile = {
  name: "fake.onnx",
  bytes: CONTENT.length,
  sha256: createHash("sha256").update(CONTENT).digest("hex"),
};
const SHIPPED = "data/models/multilingual-e5-small";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "souverain-model-"));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

describe("checkModelFile", () => {
  it("gives the path of an intact file", async () => {
    await writeFile(join(directory, FILE.name), CONTENT);

    expect(await checkModelFile(directory, FILE)).toBe(join(directory, FILE.name));
  });

  it.each([
    {
      name: "cut short",
      content: CONTENT.subarray(0, 1000),
      found: "fake.onnx has 1000 bytes instead of 2500000",
    },
    { name: "empty", content: Buffer.alloc(0), found: "has 0 bytes instead of 2500000" },
    {
      name: "too long",
      content: Buffer.concat([CONTENT, CONTENT]),
      found: "has 5000000 bytes instead of 2500000",
    },
    {
      name: "changed in one byte",
      content: withFlippedByte(CONTENT, 2_400_000),
      found: `instead of ${FILE.sha256.slice(0, 12)}`,
    },
    { name: "missing", content: null, found: "fake.onnx is missing" },
  ])("refuses a file that is $name, and says how to restore it", async ({ content, found }) => {
    if (content !== null) {
      await writeFile(join(directory, FILE.name), content);
    }

    const check = checkModelFile(directory, FILE);

    await expect(check).rejects.toMatchObject({ code: "MODEL_FILE_INVALID", retryable: false });
    await expect(check).rejects.toThrow(found);
    await expect(check).rejects.toThrow("`git checkout -- data/models`");
  });

  it("passes on why a file cannot be read", async () => {
    await mkdir(join(directory, FILE.name));

    await expect(checkModelFile(directory, FILE)).rejects.toMatchObject({
      code: "MODEL_FILE_INVALID",
      message: expect.stringContaining("cannot be read"),
      cause: expect.objectContaining({ code: "EISDIR" }),
    });
  });
});

describe("modelHash", () => {
  it.each([
    { name: "another file", files: [{ ...FILE, sha256: "0".repeat(64) }, E5_FILES.tokenizer] },
    { name: "another order", files: [E5_FILES.tokenizer, FILE] },
    { name: "fewer files", files: [FILE] },
  ])("differs with $name", ({ files }) => {
    expect(modelHash(files)).not.toBe(modelHash([FILE, E5_FILES.tokenizer]));
  });
});

describe("loadE5 with a damaged delivery", () => {
  it.each([
    {
      name: "the tokenizer is cut short",
      damage: () => truncate(join(directory, "tokenizer.json"), 4_000_000),
      found: "tokenizer.json has 4000000 bytes instead of 4121731",
    },
    {
      name: "the network is missing",
      damage: () => rm(join(directory, "model.onnx")),
      found: "model.onnx is missing",
    },
    {
      name: "the network is a pointer of git-lfs",
      damage: () =>
        writeFile(join(directory, "model.onnx"), "version https://git-lfs.github.com\n"),
      found: `model.onnx has 35 bytes instead of ${String(E5_FILES.model.bytes)}`,
    },
  ])("stops when $name", async ({ damage, found }) => {
    await Promise.all(
      Object.values(E5_FILES).map(async ({ name }) =>
        cp(join(SHIPPED, name), join(directory, name)),
      ),
    );
    await damage();

    const load = loadE5({ directory });

    await expect(load).rejects.toMatchObject({ code: "MODEL_FILE_INVALID" });
    await expect(load).rejects.toThrow(found);
  });

  it("stops when the folder is not there", async () => {
    await expect(loadE5({ directory: join(directory, "nowhere") })).rejects.toThrow(/is missing/);
  });
});

describe("openE5Session", () => {
  it("says which file onnxruntime could not open, and keeps its reason", async () => {
    const path = join(directory, "broken.onnx");
    await writeFile(path, CONTENT);

    await expect(openE5Session(path, 1)).rejects.toMatchObject({
      code: "MODEL_FILE_INVALID",
      message: expect.stringMatching(/broken\.onnx is intact, but .*npm ci/),
      cause: expect.any(Error),
    });
  });
});

function withFlippedByte(content: Buffer, position: number): Buffer {
  const copy = Buffer.from(content);
  copy.writeUInt8(copy.readUInt8(position) ^ 1, position);
  return copy;
}
