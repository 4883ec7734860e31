import type { PrefixStyle } from "../config-models.ts";

/** What a model wants before a text, and how much of it it reads. */
export interface EmbeddingForm {
  readonly query: string;
  readonly passage: string;
  /** Characters of a text that are sent: models that read little refuse more. */
  readonly maxChars: number;
}

/** About 512 tokens of the longest writing; servers of such models refuse what is longer. */
const SHORT = 1_800;
const LONG = 6_000;
const RETRIEVAL = "Represent this sentence for searching relevant passages: ";
const INSTRUCTION =
  "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: ";

const FORMS: Readonly<Record<Exclude<PrefixStyle, "auto">, EmbeddingForm>> = {
  none: { query: "", passage: "", maxChars: LONG },
  e5: { query: "query: ", passage: "passage: ", maxChars: SHORT },
  nomic: { query: "search_query: ", passage: "search_document: ", maxChars: LONG },
  mxbai: { query: RETRIEVAL, passage: "", maxChars: SHORT },
  qwen3: { query: INSTRUCTION, passage: "", maxChars: LONG },
};

/** Models by their names, as hosters and Ollama write them; the first that fits. */
const BY_NAME: readonly (readonly [RegExp, Exclude<PrefixStyle, "auto">])[] = [
  [/qwen3-?embedding|e5.*instruct/i, "qwen3"],
  [/(?:^|[^a-z])e5-(?:small|base|large)/i, "e5"],
  [/nomic-embed/i, "nomic"],
  [/mxbai-embed|bge-(?:small|base|large)-en|arctic-embed/i, "mxbai"],
];

/** What a model wants: as it was set, or by its name; nothing for names that are not known. */
export function embeddingForm(model: string, style: PrefixStyle): EmbeddingForm {
  return FORMS[
    style === "auto" ? (BY_NAME.find(([name]) => name.test(model))?.[1] ?? "none") : style
  ];
}
