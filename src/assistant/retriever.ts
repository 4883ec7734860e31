import { MAX_QUESTION_CHARS } from "../answering/clean-question.ts";
import { type AnsweringParts, EvidenceFinder } from "../answering/find-evidence.ts";
import type { BaseLanguage } from "../domain/language.ts";
import { groupMember } from "../retrieval/item-group.ts";
import { type RetrievedPassage, SouverainRetriever } from "../retrieval/langchain-retriever.ts";
import type { RankedItem, SearchResult } from "../retrieval/search.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";

/** What a retriever is made from. */
export interface RetrieverParts extends AnsweringParts {
  /** Day on which it is asked (YYYY-MM-DD). */
  readonly today: () => string;
  /** Passages returned at most, 1 or more. */
  readonly limit: number;
}

/** The best passage of an item, in the asker's language where the base has it. */
function bestPassage(
  { group, score }: RankedItem,
  rows: SearchResult["rows"],
  {
    generation,
    language,
  }: { readonly generation: SearchableGeneration; readonly language: BaseLanguage },
): readonly RetrievedPassage[] {
  const item = generation.item(groupMember(group, language));
  if (item === undefined) {
    return [];
  }
  const own = generation.passageRows(item.id);
  const readable = own.filter((row) => generation.rowLanguages[row] === language);
  const fused = (row: number): number => rows.get(row)?.fused ?? 0;
  const [best] = (readable.length > 0 ? readable : own).toSorted(
    (a, b) => fused(b) - fused(a) || a - b,
  );
  return best === undefined ? [] : [{ passage: generation.passage(best), item, score }];
}

/** The search of the bot for LangChain: one passage an item, best first. */
export function createRetriever({ today, limit, ...parts }: RetrieverParts): SouverainRetriever {
  const finder = new EvidenceFinder(parts);
  return new SouverainRetriever({
    async find(question) {
      const text = question.slice(0, MAX_QUESTION_CHARS);
      const understanding = finder.understand({ text, history: [], today: today() });
      if (understanding.text === "") {
        return [];
      }
      const vector = await finder.embed(understanding);
      const { result } = finder.search(understanding, vector);
      const context = { generation: parts.generation, language: understanding.baseLanguage };
      return result.items
        .slice(0, limit)
        .flatMap((ranked) => bestPassage(ranked, result.rows, context));
    },
  });
}
