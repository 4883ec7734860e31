import type { Rival } from "../rival.ts";

/** Loaded one at a time: each rival is measured in a process of its own. */
const LOADERS = {
  "souverain-words": async () => (await import("./souverain-words.ts")).souverainWords,
  minisearch: async () => (await import("./minisearch.ts")).minisearch,
  "fts5-both": async () => (await import("./fts5.ts")).fts5Both,
  "fts5-stems": async () => (await import("./fts5.ts")).fts5Stems,
  orama: async () => (await import("./orama.ts")).orama,
  lancedb: async () => (await import("./lancedb.ts")).lancedb,
  "souverain-vectors": async () => (await import("./souverain-vectors.ts")).souverainVectors,
  "hnswlib-exact": async () => (await import("./hnswlib.ts")).hnswlibExact,
  "hnswlib-graph": async () => (await import("./hnswlib.ts")).hnswlibGraph,
  "langchain-memory": async () => (await import("./langchain-memory.ts")).langchainMemory,
} satisfies Readonly<Record<string, () => Promise<Rival>>>;
export type RivalName = keyof typeof LOADERS;

/** Keys of all rivals, ours among them, in the order of the table. */
export const RIVAL_NAMES: readonly [RivalName, ...RivalName[]] = [
  "souverain-words",
  "minisearch",
  "fts5-both",
  "fts5-stems",
  "orama",
  "lancedb",
  "souverain-vectors",
  "hnswlib-exact",
  "hnswlib-graph",
  "langchain-memory",
];

export async function loadRival(name: RivalName): Promise<Rival> {
  return LOADERS[name]();
}
