import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { E5Embeddings } from "../../src/models/e5-embeddings.ts";
import type { RunBatch } from "../../src/models/e5-session.ts";
import { MAX_IDS } from "../../src/models/truncate-ids.ts";

interface Fake {
  readonly embeddings: E5Embeddings;
  readonly batches: number[];
}

/** A text is a number of ids; its vector is that number, so that a swap shows. */
function fake(): Fake {
  const batches: number[] = [];
  const run: RunBatch = async (batch) => {
    batches.push(batch.length);
    return batch.map((ids) => Float32Array.of(ids.length));
  };
  return { embeddings: new E5Embeddings({ tokenize: idsOf, run }), batches };
}

function idsOf(prefixed: string): readonly number[] {
  const length = Number(prefixed.replace("passage: ", ""));
  return Array.from({ length }, () => 7);
}

describe("E5Embeddings over any network", () => {
  it("keeps the order of the texts, whatever their lengths and number", async () => {
    const lengths = fc.array(fc.integer({ min: 1, max: MAX_IDS }), { maxLength: 1300 });
    await fc.assert(
      fc.asyncProperty(lengths, async (texts) => {
        const vectors = await fake().embeddings.embedPassages(texts.map(String));

        expect(vectors.map(([value]) => value)).toEqual(texts);
      }),
      { numRuns: 30 },
    );
  });

  it("tells how many texts are done after each batch, rising to all of them", async () => {
    const { embeddings, batches } = fake();
    const seen: (readonly [number, number])[] = [];

    await embeddings.embedPassages(
      Array.from({ length: 600 }, () => "20"),
      {
        onBatch: (done, total) => seen.push([done, total]),
      },
    );

    expect(seen).toHaveLength(batches.length);
    expect(seen.map(([done]) => done)).toEqual(
      seen.map(([done]) => done).toSorted((a, b) => a - b),
    );
    expect(seen.at(-1)).toEqual([600, 600]);
    expect(new Set(seen.map(([, total]) => total))).toEqual(new Set([600]));
  });

  it("runs nothing more once it is cancelled", async () => {
    const { embeddings, batches } = fake();
    const abort = new AbortController();

    const run = embeddings.embedPassages(
      Array.from({ length: 100 }, () => "20"),
      {
        signal: abort.signal,
        onBatch: () => abort.abort(),
      },
    );

    await expect(run).rejects.toMatchObject({
      code: "INDEX_CANCELLED",
      retryable: true,
      message: expect.stringContaining("cancelled"),
    });
    expect(batches).toHaveLength(1);
  });

  it("does not start when it was cancelled before", async () => {
    const { embeddings, batches } = fake();

    const run = embeddings.embedPassages(["20"], { signal: AbortSignal.abort() });

    await expect(run).rejects.toMatchObject({ code: "INDEX_CANCELLED" });
    expect(batches).toEqual([]);
  });

  it("puts `query: ` before questions and `passage: ` before texts", async () => {
    const read: string[] = [];
    const embeddings = new E5Embeddings({
      tokenize: (text) => [read.push(text)],
      run: async (batch) => batch.map(() => Float32Array.of(1)),
    });

    await embeddings.embedQuery("Qui ?");
    await embeddings.embedDocuments(["L'ANSSI.", ""]);

    expect(read).toEqual(["query: Qui ?", "passage: L'ANSSI.", "passage: "]);
  });

  it("passes on what breaks the model", async () => {
    const failure = new Error("out of memory");
    const embeddings = new E5Embeddings({
      tokenize: () => [0, 2],
      run: () => Promise.reject(failure),
    });

    await expect(embeddings.embedDocuments(["a"])).rejects.toBe(failure);
    await expect(embeddings.embedQuery("a")).rejects.toBe(failure);
  });
});
