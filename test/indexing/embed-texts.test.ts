import { describe, expect, it } from "vitest";
import { type EmbeddedTexts, embedTexts } from "../../src/indexing/embed-texts.ts";
import { textKey } from "../../src/indexing/text-key.ts";
import { bagOfWords, FakeEmbedder } from "../helpers/fake-embedder.ts";

interface Trial {
  readonly result: EmbeddedTexts;
  readonly embedder: FakeEmbedder;
  readonly batches: readonly (readonly string[])[];
  readonly cached: ReadonlyMap<string, Float32Array>;
  readonly reports: readonly (readonly [number, number])[];
}

function vectorOf(text: string): Float32Array {
  return Float32Array.from(bagOfWords(text));
}

/** As shipped and cached: by key. */
function keyed(texts: readonly string[]): Map<string, Float32Array> {
  return new Map(texts.map((text) => [textKey(text), vectorOf(text)]));
}

/** As a result has them: by text. */
function mapOf(texts: readonly string[]): Map<string, Float32Array> {
  return new Map(texts.map((text) => [text, vectorOf(text)]));
}

async function embed(
  texts: readonly string[],
  { shipped = [], cached = [] }: { shipped?: readonly string[]; cached?: readonly string[] } = {},
): Promise<Trial> {
  const batches: (readonly string[])[] = [];
  const reports: (readonly [number, number])[] = [];
  const cache = keyed(cached);
  const embedder = new FakeEmbedder({
    onBatch: (batch) => {
      batches.push(batch);
    },
  });
  const result = await embedTexts(texts, {
    embedder,
    shipped: keyed(shipped),
    cache: {
      get: (key) => cache.get(key),
      put: (vectors) => {
        for (const { key, vector } of vectors) {
          cache.set(key, vector);
        }
      },
      close: () => {},
    },
    onBatch: (done, total) => reports.push([done, total]),
    signal: new AbortController().signal,
  });
  return { result, embedder, batches, cached: cache, reports };
}

describe("embedTexts", () => {
  it("takes what is shipped or cached and embeds only the rest", async () => {
    const { result, embedder, cached } = await embed(["one", "two", "three"], {
      shipped: ["one"],
      cached: ["two"],
    });

    expect(embedder.texts).toEqual(["three"]);
    expect(result).toMatchObject({ embedded: 1, reused: 2 });
    expect(result.vectors).toEqual(mapOf(["one", "two", "three"]));
    expect(cached).toEqual(keyed(["two", "three"]));
  });

  it("embeds a text once, however often it occurs", async () => {
    const { result, embedder } = await embed(["same", "other", "same", "same"]);

    expect(embedder.texts.toSorted()).toEqual(["other", "same"]);
    expect(result).toMatchObject({ embedded: 2, reused: 0 });
  });

  it("gives each text its own vector, in batches of like length", async () => {
    const texts = Array.from(
      { length: 1100 },
      (_, at) => `text ${"x".repeat((at * 7) % 50)} ${String(at)}`,
    );

    const { result, batches, reports } = await embed(texts);

    expect(result.vectors).toEqual(mapOf(texts));
    expect(Math.max(...batches.map(({ length }) => length))).toBe(32);
    const spreads = batches.slice(0, 16).map((batch) => {
      const lengths = batch.map(({ length }) => length);
      return Math.max(...lengths) - Math.min(...lengths);
    });
    expect(Math.max(...spreads)).toBeLessThan(15);
    expect([reports[0], reports.at(-1)]).toEqual([
      [0, 1100],
      [1100, 1100],
    ]);
  });

  it("has nothing to do for no texts", async () => {
    const { result, batches, reports } = await embed([]);

    expect(result).toEqual({ vectors: new Map(), embedded: 0, reused: 0 });
    expect(batches).toEqual([]);
    expect(reports).toEqual([[0, 0]]);
  });
});
