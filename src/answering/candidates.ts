import type { ItemId } from "../domain/passage.ts";
import { groupMember } from "../retrieval/item-group.ts";
import type { ScoredRow } from "../retrieval/scale.ts";
import type { RankedItem, Search, SearchResult } from "../retrieval/search.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { asksStanding } from "./asked-standing.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import type { FactBook } from "./fact-book.ts";
import type { QuestionTerms } from "./question-terms.ts";
import { type RankingModel, scoreFeatures } from "./ranking-model.ts";
import { groupsOfReach } from "./reach-units.ts";
import type { Succession } from "./succession.ts";
import type { Lexicon } from "./understand.ts";
import type { Understanding } from "./understanding.ts";
import {
  type AskedMeasures,
  measurePassage,
  measureUnit,
  readMeasures,
  type UnitFeatures,
} from "./unit-features.ts";
import type { UnitReader } from "./unit-reader.ts";

/** Items whose passages are read sentence by sentence. */
const READ_ITEMS = 14;
const READ_ITEMS_LIST = 50;
/** Passages of an item that are read. */
const READ_PASSAGES = 4;

/** A unit that may answer, with its score and the features that make it up. */
export interface Candidate {
  readonly unit: EvidenceUnit;
  readonly features: UnitFeatures;
  readonly score: number;
}

/** A question, understood, with what the search found for it. */
export interface Searched {
  readonly understanding: Understanding;
  readonly terms: QuestionTerms;
  readonly vector: Float32Array;
  readonly result: SearchResult;
}

/** What finding candidates draws on. */
export interface CandidateParts {
  readonly generation: SearchableGeneration;
  readonly search: Search;
  readonly reader: UnitReader;
  readonly model: RankingModel;
  readonly succession: Succession;
  readonly book: FactBook;
  /** What words of a question stand for. */
  readonly words: Pick<Lexicon, "findAttributes" | "findConcepts" | "findCountries" | "names">;
}

interface Asked extends Searched {
  readonly asked: AskedMeasures;
  /** Groups of items that are read whole, and however low they rank. */
  readonly whole: ReadonlySet<string>;
}

/** Facts and topics are read in one language only: both say the same. Articles have but one. */
function rowsToRead(
  group: string,
  { generation }: CandidateParts,
  { result, understanding, whole }: Asked,
): readonly number[] {
  const { baseLanguage } = understanding;
  const id: ItemId = groupMember(group, baseLanguage);
  const rows = generation.passageRows(id);
  if (id.startsWith("fact:")) {
    return rows.filter((row) => generation.rowLanguages[row] === baseLanguage);
  }
  const { topics } = understanding;
  if (whole.has(group) || [...topics].some((topic) => group === `topic:${topic}`)) {
    return rows;
  }
  // The opening is read whatever its score: it says what the page is about.
  const score = (row: number): number =>
    (result.rows.get(row)?.fused ?? 0) + (row === rows[0] ? 1 : 0);
  return rows.toSorted((a, b) => score(b) - score(a) || a - b).slice(0, READ_PASSAGES);
}

const UNSEEN_ROW = { dense: 0, sentence: 0, lexical: 0, fused: 0 };

function candidatesOf(
  ranked: RankedItem,
  searched: Asked,
  parts: CandidateParts,
): readonly Candidate[] {
  const { result, understanding, terms, vector, asked } = searched;
  return rowsToRead(ranked.group, parts, searched).flatMap((row) => {
    const units = parts.reader.read(row);
    const [first] = units;
    if (first === undefined) {
      return [];
    }
    const passage = measurePassage(first, terms);
    return units.map((unit): Candidate => {
      const sentenceRow = (parts.generation.sentenceStart[row] ?? 0) + unit.last;
      const features = measureUnit(unit, {
        understanding,
        terms,
        asked,
        row: result.rows.get(row) ?? UNSEEN_ROW,
        passage,
        bestRow: result.bestRow,
        itemScore: ranked.score,
        bestItem: result.items[0]?.score ?? 1,
        cosine: parts.search.sentenceCosine(vector, sentenceRow),
        isSuperseded: ({ item }) => parts.succession.isSuperseded(item.id),
      });
      return { unit, features, score: scoreFeatures(parts.model, features) };
    });
  });
}

/** Passages read ahead: every second of the best 16 by words becomes a candidate, of the next 32 one in four (10,000 passages). */
const AHEAD = 16;

/**
 * Reads passages that are likely to be candidates into the reader's memory: the best by words alone,
 * facts in the language they will be shown in. Changes nothing of what is found.
 */
export function readAhead(
  lexical: readonly ScoredRow[],
  { baseLanguage }: Understanding,
  {
    generation,
    reader,
  }: Pick<CandidateParts, "generation"> & { readonly reader: Pick<UnitReader, "read"> },
): void {
  let read = 0;
  for (const { row } of lexical) {
    const isOther = generation.rowLanguages[row] !== baseLanguage;
    const id = generation.rowItems[row] ?? "";
    if (!(isOther && id.startsWith("fact:")) && !id.startsWith("summary:")) {
      reader.read(row);
      read += 1;
    }
    if (read === AHEAD) {
      return;
    }
  }
}

/** Whether the page of a topic answers, however low it ranks: a name written out shares its words with others. */
function asksPage({ intents, cleaned }: Pick<Understanding, "intents" | "cleaned">): boolean {
  return intents.asksDefinition || asksStanding(cleaned);
}

/**
 * The best items, and however low they rank what replaces them and what decides on the reach of a law: no state
 * is shown without its newest, and owners answer a question that shares no word with them.
 */
function itemsToRead(
  { result, understanding, whole }: Asked,
  { succession }: CandidateParts,
): readonly RankedItem[] {
  const best = result.items.slice(0, understanding.asksList ? READ_ITEMS_LIST : READ_ITEMS);
  const read = new Set(best.map(({ group }) => group));
  const newest = best
    .map(({ group }): string => succession.newestOf(groupMember(group, understanding.baseLanguage)))
    .filter((id) => id.startsWith("fact:"));
  const named = asksPage(understanding) ? [...understanding.topics].map((id) => `topic:${id}`) : [];
  const wanted = [...newest, ...whole, ...named].filter((id) => !read.has(id));
  const added = [...new Set(wanted)].map(
    (group) => result.items.find((item) => item.group === group) ?? { group, score: 0 },
  );
  return [...best, ...added];
}

/** Units of the best items, best first; empty when the search found nothing. */
export function findCandidates(searched: Searched, parts: CandidateParts): readonly Candidate[] {
  const { understanding, terms } = searched;
  const asked: Asked = {
    ...searched,
    asked: readMeasures(understanding, terms),
    whole: new Set(groupsOfReach(understanding, parts.book)),
  };
  return itemsToRead(asked, parts)
    .flatMap((ranked) => candidatesOf(ranked, asked, parts))
    .toSorted((a, b) => b.score - a.score || a.unit.row - b.unit.row || a.unit.last - b.unit.last);
}
