import { expect, it } from "vitest";
import { weighConcepts } from "../../src/answering/concept-weights.ts";
import { createConceptFinder } from "../../src/language/concepts.ts";
import { buildLexicalIndex } from "../../src/retrieval/lexical-index.ts";

const TEXTS = [
  "the price and the prices",
  "nothing of that",
  "a tariff",
  "the region",
  "a region and its price",
];
const CONCEPTS = { cost: ["pric*", "price", "tariff"], place: ["region"], none: ["unheard"] };

it.each([
  { concept: "cost", passages: 3 },
  { concept: "place", passages: 2 },
  { concept: "none", passages: 0 },
  { concept: "unknown", passages: 0 },
])("weighs $concept by its $passages passages, each counted once", ({ concept, passages }) => {
  const index = buildLexicalIndex(TEXTS.map((text) => ({ text, language: "en" as const })));

  const weight = weighConcepts(index, createConceptFinder(CONCEPTS))(concept);

  expect(weight).toBe(Math.log(1 + (TEXTS.length - passages + 0.5) / (passages + 0.5)));
});
