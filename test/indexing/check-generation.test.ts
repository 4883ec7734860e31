import { describe, expect, it } from "vitest";
import { checkGeneration } from "../../src/indexing/check-generation.ts";
import {
  draftGeneration,
  type GenerationDraft,
  textsToEmbed,
} from "../../src/indexing/generation-draft.ts";
import type { SearchableGeneration } from "../../src/retrieval/searchable-generation.ts";
import { manyArticles } from "../helpers/content.ts";
import { bagOfWords, FakeEmbedder } from "../helpers/fake-embedder.ts";

const CONTENT = manyArticles(5);

function makeDraft(): GenerationDraft {
  const vectors = new Map(
    textsToEmbed(CONTENT).map((text) => [text, Float32Array.from(bagOfWords(text))]),
  );
  return draftGeneration(
    CONTENT,
    { vectors, embedded: 0, reused: 0 },
    {
      id: "g-000000000000",
      embedder: new FakeEmbedder().identity,
      builtAt: new Date("2026-11-24T08:00:00.000Z"),
    },
  );
}

/** What a faultless store would give back. */
function readBack(draft: GenerationDraft): SearchableGeneration {
  const { content, summary } = draft;
  const find = (row: number): (typeof content.passages)[number] => {
    const passage = content.passages[row];
    if (passage === undefined) {
      throw new Error("no such row");
    }
    return passage;
  };
  return {
    manifest: { ...summary, files: {} },
    subjects: content.subjects,
    passageCount: content.passages.length,
    passageVectors: draft.passageVectors.slice(),
    sentenceVectors: draft.sentenceVectors.slice(),
    sentenceStart: draft.sentenceStart.slice(),
    lexical: draft.buildLexical(),
    rowItems: content.passages.map(({ item }) => item),
    rowLanguages: content.passages.map(({ language }) => language),
    facts: [],
    graphFile: null,
    passage: find,
    item: (id) => content.items.find((item) => item.id === id),
    passageRows: (id) => content.passages.flatMap(({ item }, row) => (item === id ? [row] : [])),
    factsOf: () => [],
    close: () => {},
  };
}

async function check(
  alter: (written: SearchableGeneration) => SearchableGeneration,
  draft = makeDraft(),
): Promise<void> {
  await checkGeneration(alter(readBack(draft)), draft, {
    signal: new AbortController().signal,
    onPassages: () => {},
  });
}

function withNumber(numbers: Float32Array, at: number, value: number): Float32Array {
  const changed = numbers.slice();
  changed[at] = value;
  return changed;
}

describe("checkGeneration", () => {
  it("lets a faultless one through", async () => {
    await expect(check((written) => written)).resolves.toBeUndefined();
  });

  it.each<{
    name: string;
    alter: (written: SearchableGeneration) => SearchableGeneration;
    says: string;
  }>([
    {
      name: "another date",
      alter: (written) => ({ ...written, manifest: { ...written.manifest, newest: "2031" } }),
      says: "its manifest is not the one that was written",
    },
    {
      name: "no providers",
      alter: (written) => ({ ...written, subjects: [] }),
      says: "its providers are not those of the base",
    },
    {
      name: "one number of a passage vector changed",
      alter: (written) => ({
        ...written,
        passageVectors: withNumber(written.passageVectors, 40, 0.5),
      }),
      says: "its passage vectors are not those that were written",
    },
    {
      name: "a sentence vector less",
      alter: (written) => ({ ...written, sentenceVectors: written.sentenceVectors.slice(32) }),
      says: "its sentence vectors are not those that were written",
    },
    {
      name: "sentences under the wrong passage",
      alter: (written) => ({
        ...written,
        sentenceStart: written.sentenceStart.map((start, row) => (row === 2 ? start + 1 : start)),
      }),
      says: "its sentences do not belong",
    },
    {
      name: "a passage that lost its last letter",
      alter: (written) => ({
        ...written,
        passage: (row) => {
          const passage = written.passage(row);
          return row === 3 ? { ...passage, text: passage.text.slice(0, -1) } : passage;
        },
      }),
      says: "passage article:a-00003#1 reads back changed",
    },
    {
      name: "an item that is missing",
      alter: (written) => ({ ...written, item: () => undefined }),
      says: "item article:a-00000 reads back changed",
    },
    {
      name: "a fact that the base has not",
      alter: (written) => ({
        ...written,
        facts: [
          {
            id: "fact:a-owner",
            subject: "a",
            attribute: "ownership",
            countries: [],
            supersedes: [],
            disputes: [],
          },
        ],
      }),
      says: "it lists other facts than those of the base",
    },
    {
      name: "rows in another language",
      alter: (written) => ({ ...written, rowLanguages: written.rowLanguages.map(() => "fr") }),
      says: "passage article:a-00000#1 is not found by its item and language",
    },
    {
      name: "passages that their items do not know",
      alter: (written) => ({ ...written, passageRows: () => [] }),
      says: "passage article:a-00000#1 is not found by its item and language",
    },
  ])("refuses one with $name", async ({ alter, says }) => {
    await expect(check(alter)).rejects.toMatchObject({
      code: "GENERATION_INVALID",
      message: expect.stringContaining(
        `The new generation g-000000000000 failed its check: ${says}`,
      ),
    });
  });

  it.each([
    { name: "a number that is none", value: Number.NaN },
    { name: "an infinite number", value: Number.POSITIVE_INFINITY },
    { name: "a length that is not 1", value: 2 },
  ])("refuses vectors with $name, though they were written so", async ({ value }) => {
    const draft = makeDraft();
    const broken = { ...draft, passageVectors: withNumber(draft.passageVectors, 70, value) };

    await expect(check((written) => written, broken)).rejects.toThrow(
      "its passage vectors hold one in row 2 that is not finite or not of length 1",
    );
  });
});
