import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { perturbVector } from "../../../src/evaluation/perturb-vector.ts";
import { draftGeneration, textsToEmbed } from "../../../src/indexing/generation-draft.ts";
import { findLostRow } from "../../../src/retrieval/find-lost-row.ts";
import { scannedVectorIndex } from "../../../src/retrieval/scanned-vectors.ts";
import { graphVectorIndex } from "../../../src/retrieval/vector-index.ts";
import { VectorMatrix } from "../../../src/retrieval/vector-matrix.ts";
import { createFolderIndexStore } from "../../../src/storage/folder-index-store.ts";
import {
  GRAPH_FROM_PASSAGES,
  writeGeneration,
} from "../../../src/storage/generations/write-generation.ts";
import { writeGraph } from "../../../src/storage/generations/write-graph.ts";
import { openPublished } from "../../../src/storage/open-published.ts";
import { manyArticles } from "../../helpers/content.ts";
import { bagOfWords } from "../../helpers/fake-embedder.ts";
import { createWorkshop, temporaryFolder, type Workshop } from "../../helpers/index-workshop.ts";

const COUNT = 1200;
const DIMENSION = 32;
const BASE = manyArticles(COUNT);

async function publishWithGraph(): Promise<Workshop> {
  const workshop = createWorkshop();
  const store = createFolderIndexStore({
    stateDir: workshop.stateDir,
    pid: process.pid,
    graphFrom: COUNT,
  });
  await workshop.run(BASE, { store });
  return workshop;
}

describe("a generation with a graph", () => {
  it("begins at 20,000 passages", () => {
    expect(GRAPH_FROM_PASSAGES).toBe(20_000);
  });

  it("finds what exact search finds", async () => {
    const { stateDir, embedder } = await publishWithGraph();
    const generation = openPublished({ stateDir, identity: embedder.identity });
    const graph = graphVectorIndex(generation.graphFile ?? "", DIMENSION, COUNT);
    const exact = scannedVectorIndex(new VectorMatrix(generation.passageVectors, DIMENSION));

    const questions = Array.from({ length: 50 }, (_, at) =>
      Float32Array.from(bagOfWords(`article ${String(at)}`)),
    );
    const shared = questions.map((question) => {
      // By score: which of two rows that lie as near is found is nobody's to say.
      const least = (exact.search(question, 10).at(-1)?.score ?? 1) - 1e-6;
      return graph.search(question, 10).filter(({ score }) => score >= least).length / 10;
    });
    generation.close();

    const recall = shared.reduce((sum, share) => sum + share, 0) / shared.length;
    expect(recall).toBeGreaterThan(0.95);
  });

  it("reports the points of the graph as steps", async () => {
    const { progress } = await publishWithGraph();

    const writes = progress.filter(({ phase }) => phase === "write").map(({ done }) => done);

    // Six files and the graph, whose 1,200 points are three steps.
    expect(writes).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it.each(["graph.hnsw", "passage-vectors.f32", "sentence-vectors.f32"])(
    "is refused when %s is changed in one byte",
    async (file) => {
      const { stateDir, embedder } = await publishWithGraph();
      const { identity } = embedder;
      const generation = openPublished({ stateDir, identity });
      generation.close();
      const path = join(stateDir, "generations", generation.manifest.id, file);
      const bytes = readFileSync(path);
      bytes[1_000] = (bytes[1_000] ?? 0) ^ 1;
      writeFileSync(path, bytes);

      expect(() => openPublished({ stateDir, identity })).toThrow(`${file} was changed or damaged`);
    },
  );

  it("refuses to read passage vectors that were changed once it was open", async () => {
    const { stateDir, embedder } = await publishWithGraph();
    const generation = openPublished({ stateDir, identity: embedder.identity });
    const folder = join(stateDir, "generations", generation.manifest.id);
    writeFileSync(join(folder, "passage-vectors.f32"), Buffer.alloc(COUNT * DIMENSION * 4));

    expect(() => generation.passageVectors).toThrow("passage-vectors.f32 was changed or damaged");
    generation.close();
  });

  it("is refused when the graph is cut short", async () => {
    const { stateDir, embedder } = await publishWithGraph();
    const { identity } = embedder;
    const graph = openPublished({ stateDir, identity }).graphFile ?? "";
    truncateSync(graph, 1000);

    expect(() => openPublished({ stateDir, identity })).toThrow(
      expect.objectContaining({
        code: "GENERATION_INVALID",
        message: expect.stringContaining("graph.hnsw has 1000 bytes instead of"),
      }),
    );
  });
});

describe("writeGeneration", () => {
  it("ends the thread of the graph when another file cannot be made, and tells why", async () => {
    const vectors = new Map(
      textsToEmbed(BASE).map((text) => [text, Float32Array.from(bagOfWords(text))]),
    );
    const { identity } = createWorkshop().embedder;
    const about = { id: "g-000000000000", embedder: identity, builtAt: new Date(0) };
    const draft = draftGeneration(BASE, { vectors, embedded: 0, reused: 0 }, about);
    const folder = join(temporaryFolder(), "generation");
    const broken = new Error("no words");

    const writing = writeGeneration(
      folder,
      {
        ...draft,
        buildLexical: () => {
          throw broken;
        },
      },
      { graphFrom: 1, signal: new AbortController().signal, onPart: () => {} },
    );

    await expect(writing).rejects.toBe(broken);
    expect(readdirSync(folder)).not.toContain("graph.hnsw");
  });
});

describe("writeGraph", () => {
  const vectors = Float32Array.from(
    BASE.passages.slice(0, 100).flatMap(({ indexedText }) => bagOfWords(indexedText)),
  );
  const options = { dimension: DIMENSION, pointsPerStep: 30, onStep: () => {} };

  it("gives the same bytes for the same vectors", async () => {
    const paths = [0, 1].map((at) => join(temporaryFolder(), String(at)));
    for (const path of paths) {
      // oxlint-disable-next-line no-await-in-loop -- two files
      await writeGraph(path, vectors, { ...options, signal: new AbortController().signal });
    }

    const [one, two] = paths.map((path) => readFileSync(path));
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true);
  });

  it("stops between two steps when it is cancelled", async () => {
    const controller = new AbortController();
    let steps = 0;

    const running = writeGraph(join(temporaryFolder(), "graph"), vectors, {
      ...options,
      signal: controller.signal,
      onStep: () => {
        steps += 1;
        controller.abort();
      },
    });

    await expect(running).rejects.toMatchObject({ code: "INDEX_CANCELLED" });
    expect(steps).toBe(1);
  });

  it("finds every row where many are near-copies of few, for which 16 links are too few", async () => {
    const originals = Array.from({ length: 10 }, (_, seed) =>
      perturbVector(new Float32Array(DIMENSION), seed),
    );
    const rows = Array.from({ length: 1500 }, (_, row) => {
      const original = originals[row % originals.length] ?? new Float32Array();
      return row < originals.length ? original : perturbVector(original, 1000 + row);
    });
    const copies = Float32Array.from(rows.flatMap((row) => [...row]));
    const path = join(temporaryFolder(), "graph");

    await writeGraph(path, copies, { ...options, signal: new AbortController().signal });

    const index = graphVectorIndex(path, DIMENSION, rows.length);
    const all = { vectors: copies, dimension: DIMENSION, probes: rows.length };
    expect(findLostRow(index, all)).toBeNull();
  });

  it("says so when hnswlib wrote nothing, which it does not", async () => {
    const folder = join(temporaryFolder(), "none");
    const path = join(folder, "graph");

    await expect(
      writeGraph(path, vectors, { ...options, signal: new AbortController().signal }),
    ).rejects.toMatchObject({
      code: "STORAGE_FAILED",
      message: expect.stringContaining(`${path} could not be written`),
    });
    mkdirSync(folder);
    await expect(
      writeGraph(path, vectors, { ...options, signal: new AbortController().signal }),
    ).resolves.toBeUndefined();
  });
});
