import type { AnswererParts } from "../../src/answering/answerer.ts";
import type { Candidate } from "../../src/answering/candidates.ts";
import type { EvidenceUnit } from "../../src/answering/evidence-unit.ts";
import { EvidenceFinder, type FoundEvidence } from "../../src/answering/find-evidence.ts";
import { readRankingModel } from "../../src/answering/ranking-model.ts";
import { selectUnits } from "../../src/answering/select.ts";
import type { BaseLanguage } from "../../src/domain/language.ts";
import type { ItemId } from "../../src/domain/passage.ts";
import type { Question } from "../../src/domain/question.ts";
import { readVocabulary } from "../../src/knowledge/vocabulary.ts";
import { loadPhrases } from "../../src/language/phrases.ts";
import type { SearchableGeneration } from "../../src/retrieval/searchable-generation.ts";
import { FakeEmbedder } from "./fake-embedder.ts";
import { openSmallBase } from "./open-content.ts";
import type { Changes } from "./small-base.ts";

/** Answering over a small base, with the real words, weights and phrases. */
export interface SmallAnswering {
  readonly parts: AnswererParts;
  readonly finder: EvidenceFinder;
  /** Understands and searches, on 23 November 2026. */
  find(text: string, fields?: Partial<Question>): Promise<FoundEvidence>;
  /** Units of an item in one language, in order. */
  units(item: ItemId, language?: BaseLanguage): readonly EvidenceUnit[];
}

/** Read once a file. */
const reading = Promise.all([
  loadPhrases("prompts"),
  readVocabulary("data"),
  readRankingModel("data"),
]);

/** Answering over a generation that the fake embedder made. */
export async function openAnswering(generation: SearchableGeneration): Promise<SmallAnswering> {
  const [phrases, vocabulary, model] = await reading;
  const parts: AnswererParts = {
    generation,
    embedder: new FakeEmbedder(),
    phrases,
    vocabulary: { ...vocabulary, topics: { ...vocabulary.topics, keys: ["keys", "clés"] } },
    model,
    clock: () => 0,
  };
  const finder = new EvidenceFinder(parts);
  return {
    parts,
    finder,
    async find(text, fields = {}) {
      const understanding = finder.understand({
        text,
        history: [],
        today: "2026-11-23",
        ...fields,
      });
      const searched = finder.search(understanding, await finder.embed(understanding));
      return { searched, candidates: finder.candidates(searched) };
    },
    units: (item, language = "fr") =>
      generation
        .passageRows(item)
        .filter((row) => generation.rowLanguages[row] === language)
        .flatMap((row) => finder.parts.reader.read(row)),
  };
}

/** The same over the small base with changes. */
export async function openSmallAnswering(changes: Changes = {}): Promise<SmallAnswering> {
  return openAnswering(await openSmallBase(changes));
}

/** Units as candidates whose scores fall by one from first to last. */
export function ranked(units: readonly EvidenceUnit[], step = 1): readonly Candidate[] {
  return units.map((unit, at) => ({ unit, features: [], score: 10 - at * step }));
}

/** Units chosen for a question among these candidates. */
export async function selectFor(
  small: SmallAnswering,
  question: string,
  candidates: readonly Candidate[],
): Promise<readonly EvidenceUnit[]> {
  const { searched } = await small.find(question);
  return selectUnits({ searched, candidates, succession: small.finder.parts.succession });
}
