import { join } from "node:path";
import {
  type Connection,
  connect,
  Index,
  rerankers,
  type Table,
  type VectorQuery,
} from "@lancedb/lancedb";
import { z } from "zod";
import { BaseLanguage } from "../../../src/domain/language.ts";
import { type InputQuestion, type Inputs, vectorAt } from "../inputs.ts";
import type { BuiltRival, Rival } from "../rival.ts";

/** Up to here its flat search is what its documentation advises. */
const GRAPH_FROM = 20_000;
const REFINE = 3;
const FULL_NAMES: Readonly<Record<BaseLanguage, string>> = { fr: "French", en: "English" };

/** One of the scores is there, by kind of search. */
const Found = z.array(
  z
    .object({
      row: z.coerce.number(),
      _score: z.number().optional(),
      _distance: z.number().optional(),
      _relevance_score: z.number().optional(),
    })
    .transform(({ row, _relevance_score: both, _score: words, _distance: distance = 0 }) => ({
      row,
      score: both ?? words ?? -distance,
    })),
);
type Found = z.infer<typeof Found>[number];

async function makeTable(
  connection: Connection,
  inputs: Inputs,
  language: BaseLanguage,
): Promise<Table> {
  const rows = inputs.passages.flatMap(({ text, language: own }, row) =>
    own === language ? [{ row, text, vector: vectorAt(inputs, row) }] : [],
  );
  const table = await connection.createTable(language, rows);
  const fts = Index.fts({
    language: FULL_NAMES[language],
    stem: true,
    removeStopWords: true,
    asciiFolding: true,
    lowercase: true,
    withPosition: false,
  });
  await table.createIndex("text", { config: fts });
  if (inputs.passages.length >= GRAPH_FROM) {
    await table.createIndex("vector", { config: Index.hnswSq({ distanceType: "dot" }) });
  }
  return table;
}

/** Both tables at once, best first. */
async function inBoth(
  tables: readonly Table[],
  { depth }: Inputs,
  find: (table: Table) => Promise<readonly Found[]>,
): Promise<readonly number[]> {
  const found = (await Promise.all(tables.map(find))).flat();
  return found
    .toSorted((a, b) => b.score - a.score)
    .slice(0, depth)
    .map(({ row }) => row);
}

async function methodsOf(tables: readonly Table[], inputs: Inputs): Promise<BuiltRival["methods"]> {
  const reranker = await rerankers.RRFReranker.create();
  const { depth } = inputs;
  const near = (table: Table, vector: number[]): VectorQuery => {
    const query = table.query().nearestTo(vector).distanceType("dot").limit(depth);
    return inputs.passages.length >= GRAPH_FROM ? query.refineFactor(REFINE) : query;
  };
  const words = async (table: Table, { text }: InputQuestion): Promise<readonly Found[]> => {
    const query = table.query().fullTextSearch(text).select(["row", "_score"]).limit(depth);
    return Found.parse(await query.toArray());
  };
  return [
    {
      name: "words",
      search: async (asked) => inBoth(tables, inputs, (table) => words(table, asked)),
    },
    {
      name: "vectors",
      search: async ({ vector }) =>
        inBoth(tables, inputs, async (table) =>
          Found.parse(await near(table, vector).select(["row", "_distance"]).toArray()),
        ),
    },
    {
      name: "hybrid",
      search: async ({ text, vector }) =>
        inBoth(tables, inputs, async (table) =>
          Found.parse(
            await near(table, vector)
              .fullTextSearch(text)
              .rerank(reranker)
              .select(["row"])
              .toArray(),
          ),
        ),
    },
  ];
}

/** LanceDB, a table a language since its analyser is of one. */
export const lancedb: Rival = {
  name: "LanceDB 0.37.1",
  settings:
    "a table a language: its own French and English stems and stop words, ASCII folding; vectors flat, from 20,000 HNSW-SQ, refine 3; hybrid by RRF",
  build: async (inputs, folder) => {
    const place = join(folder, "lancedb");
    const connection = await connect(place);
    const tables: Table[] = [];
    for (const language of BaseLanguage.options) {
      if (inputs.passages.some((passage) => passage.language === language)) {
        // oxlint-disable-next-line no-await-in-loop -- each uses all cores
        tables.push(await makeTable(connection, inputs, language));
      }
    }
    return {
      methods: await methodsOf(tables, inputs),
      save: async () =>
        Promise.resolve(async () => {
          const reopened = await connect(place);
          await Promise.all(tables.map(async ({ name }) => reopened.openTable(name)));
        }),
    };
  },
};
