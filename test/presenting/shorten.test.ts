import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { citedNumbers } from "../../src/presenting/answer-units.ts";
import { presentAnswer } from "../../src/presenting/present-answer.ts";
import type { PresentedAnswer, PresentedSentence } from "../../src/presenting/presented-answer.ts";
import { shorten } from "../../src/presenting/shorten.ts";
import { MAX_PARTS, splitParts } from "../../src/presenting/split-parts.ts";
import { anyAnswer } from "../helpers/answer-arbitrary.ts";
import { answerOf, citationOf, sentence } from "../helpers/evaluated-answer.ts";
import { wordingOf } from "../helpers/presenting.ts";

const en = wordingOf("en");

function sentencesOf({ blocks }: Pick<PresentedAnswer, "blocks">): readonly PresentedSentence[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case "text":
        return block.sentences;
      case "list":
        return block.items.flat();
      case "table":
        return [...block.header, ...block.rows.flat()];
      case "timeline":
        return block.entries.map((entry) => entry.sentence);
    }
  });
}

function shownTexts(answer: PresentedAnswer): readonly string[] {
  return sentencesOf(answer).map(({ text }) => text);
}

/** Room by sentences, which is what most rows are about. */
const atMost = (count: number) => (candidate: PresentedAnswer) =>
  sentencesOf(candidate).length <= count;

/** Room for sentences or for sources, not for both. */
const isOneKind = ({ blocks, sources }: PresentedAnswer): boolean =>
  blocks.length === 0 || sources.length === 0;

const size = (candidate: PresentedAnswer): number => JSON.stringify(candidate).length;

function presented(
  sentences: readonly ReturnType<typeof sentence>[],
  fields: Parameters<typeof answerOf>[1] = {},
): PresentedAnswer {
  const { number: _, ...nearest } = citationOf();
  const answer = answerOf(sentences, {
    language: "en",
    citations: [citationOf({ number: 1, caveat: "Known." }), citationOf({ number: 2 })],
    nearest: [nearest, nearest, nearest],
    ...fields,
  });
  return presentAnswer(answer, { ...en, newest: null });
}

describe("shorten", () => {
  const whole = presented([sentence("First.", 1), sentence("Second.", 2)]);

  it("leaves what fits as it is", () => {
    expect(shorten(whole, () => true, en)).toBe(whole);
  });

  it("first leaves out nearest passages, then details, then what sources are worth", () => {
    const steps = [
      shorten(whole, ({ nearest }) => nearest.length < 2, en),
      shorten(whole, ({ sources }) => sources.every(({ details }) => details.length === 0), en),
      shorten(whole, ({ sources }) => sources.every(({ worth }) => worth.length === 0), en),
    ];

    expect(steps.map(shownTexts)).toEqual(steps.map(() => ["First.", "Second."]));
    expect(steps.map(({ nearest }) => nearest.length)).toEqual([1, 1, 1]);
    expect(steps.map(({ omitted }) => omitted)).toEqual([
      null,
      "Shortened: details of the sources left out; the passages show them.",
      "Shortened: details of the sources left out; the passages show them.",
    ]);
    expect(steps[1]?.sources[0]?.worth).toEqual(["Note: Known."]);
  });

  it.each([
    {
      name: "later sentences, with the sources that only they cite",
      sentences: [sentence("First.", 1), sentence("Second.", 1), sentence("Third.", 2)],
      room: 2,
      expected: ["First.", "Second."],
      sources: [1],
      omitted: "Shortened: 1 sentence left out; the passages show the rest.",
    },
    {
      name: "what announces a sentence along with it",
      sentences: [sentence("First.", 1), sentence("Before that:"), sentence("Second.", 2)],
      room: 2,
      expected: ["First."],
      sources: [1],
      omitted: "Shortened: 1 sentence left out; the passages show the rest.",
    },
    {
      name: "what dates a sentence along with it",
      sentences: [sentence("First.", 1), sentence("Second.", 2), sentence("(As of May 2026.)")],
      room: 2,
      expected: ["First."],
      sources: [1],
      omitted: "Shortened: 1 sentence left out; the passages show the rest.",
    },
    {
      name: "what adds something before the other side of a dispute",
      sentences: [
        sentence("First.", 1),
        sentence("More.", 1),
        sentence("And more.", 1),
        sentence("Sources disagree on this point:"),
        sentence("Not so.", 2),
      ],
      room: 3,
      expected: ["First.", "Sources disagree on this point:", "Not so."],
      sources: [1, 2],
      omitted: "Shortened: 2 sentences left out; the passages show the rest.",
    },
    {
      name: "everything when there is no room",
      sentences: [sentence("First.", 1), sentence("Second.", 2)],
      room: 0,
      expected: [],
      sources: [],
      omitted: "Shortened: 2 sentences left out; the passages show the rest.",
    },
  ])("leaves out $name", ({ sentences, room, expected, sources, omitted }) => {
    const short = shorten(presented(sentences), atMost(room), en);

    expect(shownTexts(short)).toEqual(expected);
    expect(short.sources.map(({ number }) => number)).toEqual(sources);
    expect(short.omitted).toBe(omitted);
    expect(short.passages).toEqual([1, 2]);
  });

  it("passes over a sentence that is too long for the platform and shows the others", () => {
    const long = presented([sentence("x".repeat(5000), 1), sentence("Second.", 2)]);

    const short = shorten(long, (candidate) => size(candidate) < 4000, en);

    expect(shownTexts(short)).toEqual(["Second."]);
  });

  it("keeps the newest entries of a timeline, in their order", () => {
    const entries = ["2024", "2025", "2026"].map((date) => ({ date, sentence: sentence(date, 1) }));
    const timeline = presented([], { blocks: [{ kind: "timeline", entries }] });

    expect(shownTexts(shorten(timeline, atMost(2), en))).toEqual(["2025", "2026"]);
  });

  it("keeps the header of a table with its first rows", () => {
    const rows = ["a", "b", "c"].map((name) => [sentence(name, 1), sentence(`${name}!`, 2)]);
    const header = [sentence("Name"), sentence("Value")];
    const table = presented([], { blocks: [{ kind: "table", header, rows }] });

    expect(shownTexts(shorten(table, atMost(6), en))).toEqual([
      "Name",
      "Value",
      "a",
      "a!",
      "b",
      "b!",
    ]);
  });

  it("cuts no sentence, keeps the sources of those it shows, and says what is missing", () => {
    fc.assert(
      fc.property(anyAnswer, fc.integer({ min: 0, max: 20_000 }), (answer, room) => {
        const wording = wordingOf(answer.language);
        const full = presentAnswer(answer, { ...wording, newest: null });
        const short = shorten(full, (candidate) => size(candidate) <= room, wording);

        const before = new Set(sentencesOf(full));
        expect(sentencesOf(short).filter((each) => !before.has(each))).toEqual([]);
        const listed = new Set(short.sources.map(({ number }) => number));
        expect(citedNumbers(short.blocks).filter((number) => !listed.has(number))).toEqual([]);
        expect(sentencesOf(short).length < before.size && short.omitted === null).toBe(false);
        expect(short.passages).toEqual(full.passages);
      }),
      { numRuns: 60 },
    );
  });
});

describe("splitParts", () => {
  const whole = presented([sentence("First.", 1), sentence("Second.", 2), sentence("Third.", 2)]);

  it("leaves what fits in one part", () => {
    expect(splitParts(whole, () => true, en)).toEqual([whole]);
  });

  it("splits between sentences; sources, footer and passages are on the last part", () => {
    const parts = splitParts(whole, atMost(2), en);

    expect(parts.map(shownTexts)).toEqual([["First.", "Second."], ["Third."]]);
    expect(parts.map(({ sources }) => sources.length)).toEqual([0, 2]);
    expect(parts.map(({ footer }) => footer.length > 0)).toEqual([false, true]);
    expect(parts.map(({ passages }) => passages)).toEqual([[], [1, 2]]);
    expect(parts.map(({ isLast }) => isLast)).toEqual([false, true]);
    expect(parts.map(({ omitted }) => omitted)).toEqual([null, null]);
  });

  it("gives the sources a part of their own where they do not fit beside sentences", () => {
    const parts = splitParts(whole, isOneKind, en);

    expect(parts.map(shownTexts)).toEqual([["First.", "Second.", "Third."], []]);
    expect(parts.map(({ sources }) => sources.length)).toEqual([0, 2]);
  });

  it("shortens what would be a flood, and says so on the last part", () => {
    const long = presented(
      Array.from({ length: 12 }, (_, index) => sentence(`S${String(index)}.`, 1)),
    );

    const parts = splitParts(long, atMost(1), en);

    expect(parts).toHaveLength(MAX_PARTS);
    expect(parts.flatMap(shownTexts)).toEqual(["S0.", "S1.", "S2.", "S3.", "S4."]);
    expect(parts.at(-1)?.omitted).toBe(
      "Shortened: 7 sentences left out; the passages show the rest.",
    );
  });

  it("loses nothing that it does not own up to, and no part but a bare tail is too large", () => {
    fc.assert(
      fc.property(anyAnswer, fc.integer({ min: 3000, max: 20_000 }), (answer, room) => {
        const wording = wordingOf(answer.language);
        const full = presentAnswer(answer, { ...wording, newest: null });
        const fits = (candidate: PresentedAnswer): boolean => size(candidate) <= room;

        const parts = splitParts(full, fits, wording);

        const shown = new Set(parts.flatMap(sentencesOf));
        const missing = sentencesOf(full).filter((each) => !shown.has(each));
        expect(missing.length > 0 && parts.at(-1)?.omitted === null).toBe(false);
        expect(parts.filter((part) => !fits(part))).toEqual([]);
        expect(parts.filter(({ isLast }) => isLast)).toEqual([parts.at(-1)]);
        expect(parts.at(-1)?.passages).toEqual(full.passages);
      }),
      { numRuns: 60 },
    );
  });
});
