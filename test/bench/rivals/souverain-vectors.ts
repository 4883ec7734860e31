import { join } from "node:path";
import { BaseLanguage } from "../../../src/domain/language.ts";
import {
  exactVectorIndex,
  graphVectorIndex,
  type VectorIndex,
} from "../../../src/retrieval/vector-index.ts";
import { GRAPH_FROM_PASSAGES } from "../../../src/storage/generations/write-generation.ts";
import { writeGraph } from "../../../src/storage/generations/write-graph.ts";
import type { Inputs } from "../inputs.ts";
import type { Rival } from "../rival.ts";

function exact(inputs: Inputs): readonly VectorIndex[] {
  return BaseLanguage.options
    .map((language) =>
      [...inputs.passages.keys()].filter((row) => inputs.passages[row]?.language === language),
    )
    .filter((rows) => rows.length > 0)
    .map((rows) => exactVectorIndex(inputs.vectors, inputs.dimension, rows));
}

/** Our own index of vectors: exact for each language, from 20,000 passages on a graph. */
export const souverainVectors: Rival = {
  name: "**Souverain**",
  settings: "exact, an index a language; from 20,000 passages hnswlib's graph (`vector-index.ts`)",
  build: async (inputs, folder) => {
    const isGraph = inputs.passages.length >= GRAPH_FROM_PASSAGES;
    const file = join(folder, "graph.bin");
    const open = (): readonly VectorIndex[] =>
      isGraph ? [graphVectorIndex(file, inputs.dimension, inputs.passages.length)] : exact(inputs);
    if (isGraph) {
      await writeGraph(file, inputs.vectors, {
        dimension: inputs.dimension,
        pointsPerStep: 500,
        signal: new AbortController().signal,
        onStep: () => undefined,
      });
    }
    const indexes = open();
    return {
      methods: [
        {
          name: isGraph ? "vectors, graph" : "vectors, exact",
          search: ({ vector }) =>
            indexes
              .flatMap((index) => index.search(vector, inputs.depth))
              .toSorted((a, b) => b.score - a.score || a.row - b.row)
              .slice(0, inputs.depth)
              .map(({ row }) => row),
        },
      ],
      save: async () => Promise.resolve(open),
    };
  },
};
