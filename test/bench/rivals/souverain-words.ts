import {
  buildLexicalIndex,
  deserializeLexicalIndex,
  serializeLexicalIndex,
} from "../../../src/retrieval/lexical-index.ts";
import type { Rival } from "../rival.ts";

/** Our own index of words. */
export const souverainWords: Rival = {
  name: "**Souverain**",
  settings: "stems, forms at 0.5, coordination (`lexical-index.ts`)",
  build: async (inputs) => {
    const index = buildLexicalIndex(inputs.passages);
    return Promise.resolve({
      methods: [
        {
          name: "words",
          search: ({ words }) => index.search(words, inputs.depth).map(({ row }) => row),
        },
      ],
      save: async () => {
        const bytes = serializeLexicalIndex(index);
        return Promise.resolve(() => deserializeLexicalIndex(bytes));
      },
    });
  },
};
