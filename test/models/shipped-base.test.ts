import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { textsToEmbed } from "../../src/indexing/generation-draft.ts";
import { toBaseContent } from "../../src/knowledge/base-content.ts";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { E5_IDENTITY, loadE5 } from "../../src/models/e5-embeddings.ts";
import { openShippedVectors, type ShippedVectors } from "../../src/models/shipped-vectors.ts";
import { vectorKey } from "../../src/models/vector-key.ts";
import { cosine } from "./cosine.ts";

const DATA = join(import.meta.dirname, "..", "..", "data");
/** Spread over the base; each costs some 30 ms. */
const SAMPLE = 24;

describe("the shipped vectors", () => {
  let texts: readonly string[];
  let shipped: ShippedVectors;

  beforeAll(async () => {
    const reading = await readKnowledge(DATA);
    if (reading.kind === "faulty") {
      throw new Error("the shipped base has faults");
    }
    texts = [...new Set(textsToEmbed(toBaseContent(reading.knowledge)))];
    shipped = await openShippedVectors({ directory: join(DATA, "vectors"), identity: E5_IDENTITY });
  });

  it("hold one for every text of the base, and no other: else run `npm run vectors`", () => {
    const missing = texts.filter((text) => shipped.get(vectorKey(text)) === undefined);

    expect(missing).toEqual([]);
    expect(shipped.count).toBe(texts.length);
  });

  it("are what the embedder computes", async () => {
    const step = Math.floor(texts.length / SAMPLE);
    const sample = texts.filter((_, at) => at % step === 0).slice(0, SAMPLE);
    const embedder = await loadE5({
      directory: join(DATA, "models", "multilingual-e5-small"),
      threads: 2,
    });

    const computed = await embedder.embedDocuments([...sample]);

    for (const [at, text] of sample.entries()) {
      expect(cosine(computed[at] ?? [], shipped.get(vectorKey(text)) ?? [])).toBeGreaterThan(
        0.9999,
      );
    }
  });
});
