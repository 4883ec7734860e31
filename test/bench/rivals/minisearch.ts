import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import MiniSearch, { type Options, type QueryCombination } from "minisearch";
import { fieldsOf, passageFields, splitWords } from "../fields.ts";
import type { Fields, Rival } from "../rival.ts";

interface Row extends Fields {
  readonly id: number;
}

const OPTIONS: Options<Row> = {
  fields: ["stems", "forms"],
  storeFields: [],
  tokenize: splitWords,
  // Folded already.
  processTerm: (term) => term,
};

/** Words sought in one field, at its weight. */
function inField(words: string, field: keyof Fields, weight: number): QueryCombination {
  return { queries: [words], fields: [field], boost: { [field]: weight } };
}

/** MiniSearch, BM25+ over stems and forms. */
export const minisearch: Rival = {
  name: "MiniSearch 7.2.0",
  settings: "our analyser; stems, forms at 0.5; OR",
  build: async (inputs, folder) => {
    const index = new MiniSearch<Row>(OPTIONS);
    index.addAll(passageFields(inputs).map((fields, id) => ({ id, ...fields })));
    return Promise.resolve({
      methods: [
        {
          name: "words",
          search: ({ words }) => {
            const { stems, forms } = fieldsOf(words);
            const queries = [inField(stems, "stems", 1), inField(forms, "forms", 0.5)];
            const found = index.search({ combineWith: "OR", queries });
            return found.slice(0, inputs.depth).map(({ id }) => Number(id));
          },
        },
      ],
      save: async () => {
        const file = join(folder, "minisearch.json");
        await writeFile(file, JSON.stringify(index));
        return async () => MiniSearch.loadJSON<Row>(await readFile(file, "utf8"), OPTIONS);
      },
    });
  },
};
