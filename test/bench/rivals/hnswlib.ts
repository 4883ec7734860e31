import { join } from "node:path";
import hnswlib from "hnswlib-node";
import { vectorAt } from "../inputs.ts";
import type { Rival } from "../rival.ts";

/** The values that hnswlib's own documentation begins with, and the breadth that we use. */
const LINKS = 16;
const CANDIDATES = 100;
const EF_SEARCH = 100;

/** hnswlib itself, every row compared. */
export const hnswlibExact: Rival = {
  name: "hnswlib-node 3.0.0",
  settings: "BruteforceSearch, inner product",
  build: async (inputs, folder) => {
    const index = new hnswlib.BruteforceSearch("ip", inputs.dimension);
    index.initIndex(inputs.passages.length);
    for (let row = 0; row < inputs.passages.length; row += 1) {
      index.addPoint(vectorAt(inputs, row), row);
    }
    const count = Math.min(inputs.depth, inputs.passages.length);
    return Promise.resolve({
      methods: [{ name: "vectors, exact", search: ({ vector }) => nearest(index, vector, count) }],
      save: async () => {
        const file = join(folder, "exact.bin");
        index.writeIndexSync(file);
        return Promise.resolve(() => {
          new hnswlib.BruteforceSearch("ip", inputs.dimension).readIndexSync(file);
        });
      },
    });
  },
};

/** hnswlib itself, over its graph. */
export const hnswlibGraph: Rival = {
  name: "hnswlib-node 3.0.0",
  settings: `HierarchicalNSW, inner product, M ${String(LINKS)}, efConstruction ${String(CANDIDATES)}, ef ${String(EF_SEARCH)}`,
  build: async (inputs, folder) => {
    const index = new hnswlib.HierarchicalNSW("ip", inputs.dimension);
    index.initIndex(inputs.passages.length, LINKS, CANDIDATES);
    for (let row = 0; row < inputs.passages.length; row += 1) {
      index.addPoint(vectorAt(inputs, row), row);
    }
    index.setEf(EF_SEARCH);
    const count = Math.min(inputs.depth, inputs.passages.length);
    return Promise.resolve({
      methods: [{ name: "vectors, graph", search: ({ vector }) => nearest(index, vector, count) }],
      save: async () => {
        const file = join(folder, "graph.bin");
        index.writeIndexSync(file);
        return Promise.resolve(() => {
          new hnswlib.HierarchicalNSW("ip", inputs.dimension).readIndexSync(file);
        });
      },
    });
  },
};

/** hnswlib gives the best last or first, by index; here the best is first. */
function nearest(
  index: Pick<hnswlib.HierarchicalNSW, "searchKnn">,
  vector: number[],
  count: number,
): readonly number[] {
  const { neighbors, distances } = index.searchKnn(vector, count);
  return (distances[0] ?? 0) <= (distances.at(-1) ?? 0) ? neighbors : neighbors.toReversed();
}
