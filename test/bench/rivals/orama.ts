import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type AnyOrama,
  create,
  insertMultiple,
  load,
  type Results,
  type SearchParams,
  type SearchParamsVector,
  save,
  search,
} from "@orama/orama";
import { z } from "zod";
import { passageFields, splitWords } from "../fields.ts";
import { type InputQuestion, vectorAt } from "../inputs.ts";
import type { Rival } from "../rival.ts";

/**
 * Ends each word, since Orama finds every word that begins with the one sought: `don` would find
 * `donnee`. Its option `exact` drops every passage that lacks a word of the question instead.
 */
const END = "\u0001";
/** As many documents at a time, without the pause that is made for browsers. */
const BATCH = 500;

const Raw = z.custom<ReturnType<typeof save>>((value) => typeof value === "object");

function open(dimension: number): AnyOrama {
  const vector: `vector[${number}]` = `vector[${dimension}]`;
  return create({
    schema: { stems: "string", vector },
    components: {
      tokenizer: {
        language: "french",
        normalizationCache: new Map(),
        tokenize: (text) => splitWords(text).map((word) => word + END),
      },
    },
  });
}

function rowsOf({ hits }: Results<unknown>): readonly number[] {
  return hits.map(({ id }) => Number(id));
}

async function keep(
  database: AnyOrama,
  dimension: number,
  folder: string,
): Promise<() => Promise<void>> {
  const file = join(folder, "orama.json");
  await writeFile(file, JSON.stringify(save(database)));
  return async () => {
    load(open(dimension), Raw.parse(JSON.parse(await readFile(file, "utf8"))));
  };
}

function term(words: InputQuestion["words"]): string {
  return words.map(({ stem }) => stem).join(" ");
}

/** Not left at its least similarity of 0.8: it would leave out rows that others find. */
function near(value: number[]): Pick<SearchParamsVector<AnyOrama>, "vector" | "similarity"> {
  return { vector: { value, property: "vector" }, similarity: 0 };
}

/** Beyond, what it saves with its vectors is longer than the longest string there can be. */
const SAVED_PASSAGES = 40_000;

/** Orama, words, vectors and both. */
export const orama: Rival = {
  name: "Orama 3.1.18",
  settings: "our analyser; stems as whole words; threshold 1 (any word); hybrid 0.5 / 0.5",
  build: async (inputs, folder) => {
    const database = open(inputs.dimension);
    const rows = passageFields(inputs).map(({ stems }, row) => ({
      id: String(row),
      stems,
      vector: vectorAt(inputs, row),
    }));
    await insertMultiple(database, rows, BATCH, undefined, undefined, 0);
    const { depth: limit } = inputs;
    const find = async (params: SearchParams<AnyOrama>): Promise<readonly number[]> =>
      rowsOf(await search(database, { ...params, limit }));
    return {
      methods: [
        {
          name: "words",
          search: async ({ words }) =>
            find({ term: term(words), properties: ["stems"], threshold: 1 }),
        },
        {
          name: "vectors",
          search: async ({ vector }) => find({ mode: "vector", ...near(vector) }),
        },
        {
          name: "hybrid",
          search: async ({ words, vector }) =>
            find({
              mode: "hybrid",
              term: term(words),
              properties: ["stems"],
              threshold: 1,
              hybridWeights: { text: 0.5, vector: 0.5 },
              ...near(vector),
            }),
        },
      ],
      ...(rows.length <= SAVED_PASSAGES
        ? { save: async () => keep(database, inputs.dimension, folder) }
        : {}),
    };
  },
};
