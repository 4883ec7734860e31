import { analyseQuestion } from "../../src/language/analyse.ts";
import type { Query } from "../../src/retrieval/query.ts";

/** A question that names nothing, in French unless told otherwise. */
export function queryOf(text: string, fields: Partial<Query> = {}): Query {
  const language = fields.language ?? "fr";
  return {
    text,
    words: analyseQuestion(text, language),
    language,
    baseLanguage: language === "fr" ? "fr" : "en",
    subjects: new Set(),
    topics: new Set(),
    attributes: new Set(),
    countries: new Set(),
    asksList: false,
    ...fields,
  };
}
