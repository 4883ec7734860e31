import type { Question } from "../domain/question.ts";
import type { Vocabulary } from "../knowledge/vocabulary.ts";
import { createConceptFinder } from "../language/concepts.ts";
import type { Embedder } from "../retrieval/embedder.ts";
import type { ScoredRow } from "../retrieval/scale.ts";
import { createSearch } from "../retrieval/search.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { createAttributeFinder } from "./attribute-finder.ts";
import {
  type Candidate,
  type CandidateParts,
  findCandidates,
  readAhead,
  type Searched,
} from "./candidates.ts";
import { type ConceptWeight, weighConcepts } from "./concept-weights.ts";
import { createFactBook } from "./fact-book.ts";
import { createNameFinder } from "./name-finder.ts";
import { OFFERING } from "./provider-list.ts";
import { type QuestionTerms, weighTerms } from "./question-terms.ts";
import type { RankingModel } from "./ranking-model.ts";
import type { SelectionTrace } from "./selection-trace.ts";
import { readSuccession } from "./succession.ts";
import { type Lexicon, understand } from "./understand.ts";
import type { Understanding } from "./understanding.ts";
import { createUnitReader } from "./unit-reader.ts";

/** What answering is made from. */
export interface AnsweringParts {
  readonly generation: SearchableGeneration;
  readonly embedder: Embedder;
  readonly vocabulary: Vocabulary;
  readonly model: RankingModel;
}

/** Evidence for a question, before anything is chosen. */
export interface FoundEvidence {
  readonly searched: Searched;
  /** Best first; empty when nothing was found. */
  readonly candidates: readonly Candidate[];
  /** Told what becomes of each unit; left out where nobody asks. */
  readonly trace?: SelectionTrace | undefined;
}

/** A question's vector, and the rows found by its words meanwhile. */
export interface Embedded {
  readonly vector: Float32Array;
  /** Highest first. */
  readonly lexical: readonly ScoredRow[];
}

/** Understands questions and finds evidence for them in one generation. */
export class EvidenceFinder {
  readonly lexicon: Lexicon;
  readonly conceptWeight: ConceptWeight;
  readonly parts: CandidateParts;
  readonly #embedder: Embedder;

  constructor({ generation, embedder, vocabulary, model }: AnsweringParts) {
    const { lexical } = generation;
    const findConcepts = createConceptFinder(vocabulary.concepts);
    const names = createNameFinder(generation.subjects, vocabulary.topics, (word) =>
      lexical.has(`=${word}`),
    );
    this.lexicon = {
      names,
      isKnownTerm: (term) => lexical.has(term),
      findConcepts,
      technologies: new Set(
        generation.subjects.filter(({ kind }) => kind === "technology").map(({ id }) => id),
      ),
      offering: new Set(
        generation.subjects.filter(({ kind }) => OFFERING.has(kind)).map(({ id }) => id),
      ),
      aspects: new Set(vocabulary.aspects),
      findCountries: createConceptFinder(vocabulary.countries),
      findAttributes: createAttributeFinder(vocabulary.attributes),
    };
    this.conceptWeight = weighConcepts(lexical, findConcepts);
    const succession = readSuccession(generation);
    this.parts = {
      generation,
      book: createFactBook(generation, succession),
      words: this.lexicon,
      search: createSearch(generation),
      reader: createUnitReader({ generation, names, findConcepts }),
      model,
      succession,
    };
    this.#embedder = embedder;
  }

  understand(question: Question): Understanding {
    return understand(question, this.lexicon);
  }

  /** Finds by words while the embedder computes in its thread, or on its server, and reads ahead what it found. */
  async embed(understanding: Understanding): Promise<Embedded> {
    const embedding = this.#embedder.embedQuery(understanding.text);
    // Where the index fails first, that is told, and this is no unhandled failure beside it.
    embedding.catch(() => undefined);
    const lexical = this.parts.search.findWords(understanding);
    readAhead(lexical, understanding, this.parts);
    return { vector: Float32Array.from(await embedding), lexical };
  }

  search(understanding: Understanding, { vector, lexical }: Embedded): Searched {
    const terms: QuestionTerms = weighTerms(understanding, {
      lexical: this.parts.generation.lexical,
      findConcepts: this.lexicon.findConcepts,
      conceptWeight: this.conceptWeight,
    });
    const result = this.parts.search.find(understanding, vector, lexical);
    return { understanding, terms, vector, result };
  }

  candidates(searched: Searched): readonly Candidate[] {
    return findCandidates(searched, this.parts);
  }
}
