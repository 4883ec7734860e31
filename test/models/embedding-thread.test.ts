import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { EmbeddingThread } from "../../src/models/embedding-thread.ts";

const MODEL = "data/models/multilingual-e5-small/model.onnx";
const SHORT = BigInt64Array.of(0n, 7n, 2n);
const LONG = BigInt64Array.from([0n, ...Array.from({ length: 30 }, () => 9n), 2n]);

describe("EmbeddingThread", () => {
  it("embeds each text as if it were alone, and answers in order", async () => {
    const thread = await EmbeddingThread.open(MODEL, 1);

    const [together, [short], [long]] = await Promise.all([
      thread.run([SHORT, LONG]),
      thread.run([SHORT]),
      thread.run([LONG]),
    ]);

    expect(together).toEqual([short, long]);
    expect(short).not.toEqual(long);
  });

  it("leaves this thread free while it computes", async () => {
    const thread = await EmbeddingThread.open(MODEL, 1);
    let turns = 0;
    let isDone = false;
    const count = (): void => {
      turns += 1;
      if (!isDone) {
        setImmediate(count);
      }
    };

    setImmediate(count);
    await thread.run(Array.from({ length: 8 }, () => LONG));
    isDone = true;

    // Were it blocked, there would be a turn or two a text.
    expect(turns).toBeGreaterThan(50);
  });

  it("tells what the network refuses, and computes on", async () => {
    const thread = await EmbeddingThread.open(MODEL, 1);
    const unknown = BigInt64Array.of(0n, 9_000_000n, 2n);

    await expect(thread.run([unknown])).rejects.toMatchObject({ code: "EMBEDDER_FAILED" });
    await expect(thread.run([SHORT])).resolves.toHaveLength(1);
  });

  it("does not open what is no network", async () => {
    const folder = await mkdtemp(join(tmpdir(), "souverain-"));
    onTestFinished(async () => rm(folder, { recursive: true }));
    await cp("package.json", join(folder, "model.onnx"));

    await expect(EmbeddingThread.open(join(folder, "model.onnx"), 1)).rejects.toThrow(/protobuf/i);
  });
});
