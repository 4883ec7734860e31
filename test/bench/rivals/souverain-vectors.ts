import { join } from "node:path";
import { languageGroups } from "../../../src/retrieval/language-groups.ts";
import { scannedVectorIndex } from "../../../src/retrieval/scanned-vectors.ts";
import { graphVectorIndex, type VectorIndex } from "../../../src/retrieval/vector-index.ts";
import { VectorMatrix } from "../../../src/retrieval/vector-matrix.ts";
import { GRAPH_FROM_PASSAGES } from "../../../src/storage/generations/write-generation.ts";
import { writeGraph } from "../../../src/storage/generations/write-graph.ts";
import type { Inputs } from "../inputs.ts";
import type { Rival } from "../rival.ts";

function exact(inputs: Inputs): VectorIndex {
  return scannedVectorIndex(
    new VectorMatrix(inputs.vectors, inputs.dimension),
    languageGroups(inputs.passages.map(({ language }) => language)),
  );
}

/** Our own index of vectors: exact for each language, from 20,000 passages on a graph. */
export const souverainVectors: Rival = {
  name: "**Souverain**",
  settings: "exact, a quota a language; from 20,000 passages hnswlib's graph (`vector-index.ts`)",
  build: async (inputs, folder) => {
    const isGraph = inputs.passages.length >= GRAPH_FROM_PASSAGES;
    const file = join(folder, "graph.bin");
    const open = (): VectorIndex =>
      isGraph ? graphVectorIndex(file, inputs.dimension, inputs.passages.length) : exact(inputs);
    if (isGraph) {
      await writeGraph(file, inputs.vectors, {
        dimension: inputs.dimension,
        pointsPerStep: 500,
        signal: new AbortController().signal,
        onStep: () => undefined,
      });
    }
    const index = open();
    return {
      methods: [
        {
          name: isGraph ? "vectors, graph" : "vectors, exact",
          search: ({ vector }) =>
            index
              .search(Float32Array.from(vector), inputs.depth)
              .slice(0, inputs.depth)
              .map(({ row }) => row),
        },
      ],
      save: async () => Promise.resolve(open),
    };
  },
};
