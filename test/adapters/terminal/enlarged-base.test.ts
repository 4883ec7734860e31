import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyBareBase, enlargeBase } from "../../../adapters/terminal/enlarged-base.ts";
import { BotError } from "../../../src/errors.ts";
import { type BaseContent, toBaseContent } from "../../../src/knowledge/base-content.ts";
import { readKnowledge } from "../../../src/knowledge/read-knowledge.ts";
import { openShippedVectors } from "../../../src/models/shipped-vectors.ts";
import { openPublished } from "../../../src/storage/open-published.ts";
import { FakeEmbedder } from "../../helpers/fake-embedder.ts";
import { createWorkshop, temporaryFolder } from "../../helpers/index-workshop.ts";
import { writeBase } from "../../helpers/small-base.ts";

async function contentOf(dataDir: string): Promise<BaseContent> {
  const reading = await readKnowledge(dataDir);
  if (reading.kind === "faulty") {
    throw new BotError("KNOWLEDGE_INVALID", JSON.stringify(reading.faults));
  }
  return toBaseContent(reading.knowledge);
}

/** Indexes a base without a model and enlarges it. */
async function enlarge(
  dataDir: string,
  passages: (real: number) => number,
): Promise<{ readonly target: string; readonly count: number; readonly real: number }> {
  const workshop = createWorkshop();
  const { stateDir, embedder } = workshop;
  await workshop.run(await contentOf(dataDir));
  const generation = openPublished({ stateDir, identity: embedder.identity });
  const target = join(temporaryFolder(), "enlarged");
  const real = generation.passageCount;
  const count = await enlargeBase({ dataDir, target, generation, passages: passages(real) });
  generation.close();
  return { target, count, real };
}

describe("enlargeBase", () => {
  it.each([
    { name: "as it is when it has enough", wanted: (real: number) => real - 1, versions: 1 },
    { name: "with whole copies", wanted: (real: number) => 3 * real, versions: 3 },
  ])("is $name", async ({ wanted, versions }) => {
    const { count, real } = await enlarge(await writeBase(), wanted);

    expect(count).toBe(versions * real);
  });

  it("comes near the number asked for by articles of one more copy", async () => {
    const { count, real } = await enlarge(await writeBase(), (passages) => 2 * passages + 1);

    // The small base has one article, of six passages.
    expect(count).toBe(2 * real + 6);
  });

  it("ships vectors, so that indexing the copies embeds nothing", async () => {
    const { target, count } = await enlarge(await writeBase(), (real) => 3 * real);
    const refusing = new FakeEmbedder({
      onBatch: (texts) => {
        throw new BotError("MODEL_FILE_INVALID", `asked to embed ${texts.join(" | ")}`);
      },
    });
    const shipped = await openShippedVectors({
      directory: join(target, "vectors"),
      identity: refusing.identity,
    });

    const outcome = await createWorkshop().run(await contentOf(target), {
      embedder: refusing,
      shipped,
    });

    expect(outcome).toMatchObject({ kind: "published", embedded: 0, counts: { added: count } });
  });

  it("copies the shipped base without breaking a rule of it", async () => {
    const { count, real } = await enlarge("data", (passages) => 2 * passages + 10);

    expect(count).toBeGreaterThanOrEqual(2 * real + 10);
    expect(count).toBeLessThan(2 * real + 30);
  });
});

describe("copyBareBase", () => {
  it("leaves out the shipped vectors and links to all else", async () => {
    const dataDir = await writeBase();
    await mkdir(join(dataDir, "vectors"));
    await mkdir(join(dataDir, "models"));
    await writeFile(join(dataDir, "models", "model.onnx"), "model");
    const target = join(temporaryFolder(), "bare");

    await copyBareBase(dataDir, target);

    expect(existsSync(join(target, "vectors"))).toBe(false);
    expect(existsSync(join(target, "models", "model.onnx"))).toBe(true);
    expect((await contentOf(target)).passages).toEqual((await contentOf(dataDir)).passages);
  });
});
