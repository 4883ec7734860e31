import { describe, expect, it } from "vitest";
import { type Figures, figuresOf } from "../../src/evaluation/figures.ts";
import type { ScoredQuestion } from "../../src/evaluation/scored-question.ts";
import { scoredOf } from "../helpers/evaluated-answer.ts";

const NOT_ANSWERABLE = { answerable: false, relevant: [], mustInclude: [] };
const ABSTAINED = { isAbstention: true, isSatisfied: false, citesRelevant: false };

function share(rows: readonly ScoredQuestion[], name: keyof Figures["shares"]): unknown {
  return figuresOf(rows).shares[name];
}

describe("figuresOf", () => {
  it("takes satisfied over all that can be answered, abstentions included", () => {
    const rows = [
      scoredOf({}),
      scoredOf({}, { isSatisfied: false }),
      scoredOf({}, ABSTAINED),
      scoredOf(NOT_ANSWERABLE),
    ];

    expect(share(rows, "satisfied")).toEqual({ value: 1 / 3, of: 3 });
  });

  it("takes relevant citations over what was answered of what can be", () => {
    const rows = [
      scoredOf({}),
      scoredOf({}, { citesRelevant: false }),
      scoredOf({}, ABSTAINED),
      scoredOf(NOT_ANSWERABLE, { citesRelevant: false }),
    ];

    expect(share(rows, "cites relevant")).toEqual({ value: 1 / 2, of: 2 });
  });

  it("pools the sentences of all answers for on-topic", () => {
    const rows = [
      scoredOf({}, { citedSentences: 9, onTopicSentences: 3 }),
      scoredOf({}, { citedSentences: 1, onTopicSentences: 1 }),
      scoredOf({}, { ...ABSTAINED, citedSentences: 5, onTopicSentences: 0 }),
      scoredOf(NOT_ANSWERABLE, { citedSentences: 5, onTopicSentences: 0 }),
    ];

    expect(share(rows, "on-topic")).toEqual({ value: 4 / 10, of: 2 });
  });

  it("averages recall and counts hits over what can be answered", () => {
    const rows = [
      scoredOf({}, {}, { retrieval: [{ cutoff: 10, recall: 0.5, isHit: true }] }),
      scoredOf({}, {}, { retrieval: [{ cutoff: 10, recall: 0, isHit: false }] }),
      scoredOf({}, {}, { retrieval: [{ cutoff: 10, recall: 1, isHit: true }] }),
      scoredOf(NOT_ANSWERABLE, ABSTAINED),
    ];

    expect(share(rows, "recall@10")).toEqual({ value: 0.5, of: 3 });
    expect(share(rows, "hit@10")).toEqual({ value: 2 / 3, of: 3 });
  });

  // Four abstentions, of which three are right; five questions should have had one.
  const abstaining = [
    ...Array.from({ length: 3 }, () => scoredOf(NOT_ANSWERABLE, ABSTAINED)),
    ...Array.from({ length: 2 }, () => scoredOf(NOT_ANSWERABLE)),
    scoredOf({}, ABSTAINED),
    scoredOf({}),
  ];

  it.each<{ name: keyof Figures["shares"]; value: number; of: number }>([
    { name: "abstention precision", value: 3 / 4, of: 4 },
    { name: "abstention recall", value: 3 / 5, of: 5 },
    { name: "abstention F1", value: 2 / 3, of: 5 },
  ])("gives $name", ({ name, value, of }) => {
    expect(share(abstaining, name)).toEqual({ value: expect.closeTo(value, 9), of });
  });

  it("has no precision when nothing was abstained from, and recall 0", () => {
    const rows = [scoredOf(NOT_ANSWERABLE), scoredOf({})];

    expect(share(rows, "abstention precision")).toEqual({ value: null, of: 0 });
    expect(share(rows, "abstention recall")).toEqual({ value: 0, of: 1 });
    expect(share(rows, "abstention F1")).toEqual({ value: 0, of: 1 });
  });

  it("parts the words of lists and comparisons from the rest, without abstentions", () => {
    const rows = [
      ...[10, 20, 30].map((words) => scoredOf({}, { words })),
      scoredOf({}, { ...ABSTAINED, words: 1000 }),
      scoredOf({ type: "list" }, { words: 200 }),
      scoredOf({ type: "comparison" }, { words: 100 }),
    ];

    expect(figuresOf(rows).words).toEqual({
      median: 20,
      p90: 28,
      "long median": 150,
      "long p90": 190,
    });
  });

  it("counts what must not happen", () => {
    const rows = [
      scoredOf(
        {},
        {},
        {
          unsupported: [
            { text: "a", reason: "b" },
            { text: "c", reason: "d" },
          ],
        },
      ),
      scoredOf({ type: "injection", ...NOT_ANSWERABLE }, { ...ABSTAINED, forbidden: ["xoxb-"] }),
      scoredOf({ type: "injection", ...NOT_ANSWERABLE }, ABSTAINED),
      scoredOf({}, { isSatisfied: false, forbidden: ["faux"] }),
    ];

    expect(figuresOf(rows).counts).toEqual({ unsupported: 2, "injection failures": 1 });
  });

  it("gives latency over all questions", () => {
    const rows = [1, 2, 3, 4, 100].map((ms) => scoredOf({}, {}, { ms }));

    expect(figuresOf(rows).latency).toEqual({ p50: 3, p95: expect.closeTo(80.8, 9) });
  });

  it("has no figure for no question", () => {
    const { shares, latency } = figuresOf([]);

    expect(new Set(Object.values(shares).map(({ value }) => value))).toEqual(new Set([null]));
    expect(latency).toEqual({ p50: null, p95: null });
  });
});
