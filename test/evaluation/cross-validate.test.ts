import { describe, expect, it } from "vitest";
import { UNIT_FEATURES } from "../../src/answering/unit-features.ts";
import { abstentionAt, crossValidate, type Judged } from "../../src/evaluation/cross-validate.ts";
import { fitRanking, type LearntQuestion } from "../../src/evaluation/fit-ranking.ts";
import { questionOf } from "../helpers/evaluated-answer.ts";
import { openSmallAnswering, type SmallAnswering } from "../helpers/small-answering.ts";

const UNANSWERABLE = [0.1, 0.2, 0.9].map((probability) => ({ probability, isAnswerable: false }));
const ANSWERABLE = [0.15, 0.6, 0.7, 0.8].map((probability) => ({
  probability,
  isAnswerable: true,
}));
const JUDGED: readonly Judged[] = [...UNANSWERABLE, ...ANSWERABLE];

describe("abstentionAt", () => {
  it("counts abstentions below the threshold, as many being unanswerable as are", () => {
    const { precision, recall, f1 } = abstentionAt(JUDGED, 0.5, 3 / 7);

    expect(precision).toBeCloseTo(2 / 3, 10);
    expect(recall).toBeCloseTo(2 / 3, 10);
    expect(f1).toBeCloseTo(2 / 3, 10);
  });

  it("is less precise where fewer questions are unanswerable", () => {
    // One in five: a right abstention then weighs a third of a wrong one.
    const { precision, recall } = abstentionAt(JUDGED, 0.5, 0.2);

    expect(precision).toBeCloseTo(0.4, 10);
    expect(recall).toBeCloseTo(2 / 3, 10);
  });

  it.each([
    { name: "no abstention", threshold: 0, precision: 1, recall: 0, f1: 0 },
    { name: "nothing but abstentions", threshold: 1, precision: 3 / 7, recall: 1, f1: 0.6 },
  ])("is defined for $name", ({ threshold, ...expected }) => {
    const point = abstentionAt(JUDGED, threshold, 3 / 7);

    expect(point.precision).toBeCloseTo(expected.precision, 10);
    expect(point.recall).toBeCloseTo(expected.recall, 10);
    expect(point.f1).toBeCloseTo(expected.f1, 10);
  });

  it("answers at exactly the threshold", () => {
    expect(abstentionAt(JUDGED, 0.2, 3 / 7).recall).toBeCloseTo(1 / 3, 10);
  });

  it("is defined without unanswerable questions", () => {
    expect(abstentionAt(ANSWERABLE, 0.1, 0.1)).toMatchObject({ precision: 1, recall: 1 });
  });
});

const QUESTIONS = [
  { question: "Qui détient Alpha ?", relevant: ["fact:alpha-owner"], mustInclude: [["60 %"]] },
  {
    question: "Alpha est-elle qualifiée ?",
    relevant: ["fact:alpha-qualified"],
    mustInclude: [["deux services"]],
  },
  { question: "Que détient Beta ?", relevant: ["fact:beta-share"], mustInclude: [["moitié"]] },
  { question: "Qui garde les clés ?", relevant: ["topic:keys.fr"], mustInclude: [["client"]] },
  { question: "Combien de salariés chez Alpha ?", relevant: [], mustInclude: [] },
  { question: "Quel est le prix des gaufres ?", relevant: [], mustInclude: [] },
] as const;

async function learn(small: SmallAnswering): Promise<readonly LearntQuestion[]> {
  return Promise.all(
    QUESTIONS.map(async ({ question, relevant, mustInclude }) => ({
      question: questionOf({
        question,
        relevant: [...relevant],
        mustInclude: mustInclude.map((group) => [...group]),
        answerable: relevant.length > 0,
      }),
      ...(await small.find(question)),
    })),
  );
}

describe("fitRanking", () => {
  it("gives a weight to each feature, the same each time", async () => {
    const small = await openSmallAnswering();
    const questions = await learn(small);

    const weights = fitRanking(questions, small.finder);

    expect(weights.unit).toHaveLength(UNIT_FEATURES.length);
    expect(weights.unit.every(Number.isFinite)).toBe(true);
    expect(weights.unit.some((weight) => weight !== 0)).toBe(true);
    expect(fitRanking(questions, small.finder)).toEqual(weights);
  });
});

describe("crossValidate", () => {
  it("judges each question once, by weights that have not seen it", async () => {
    const small = await openSmallAnswering();
    const questions = await learn(small);

    const judged = crossValidate(questions, small.finder);

    expect(judged.map(({ isAnswerable }) => isAnswerable)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(judged.every(({ probability }) => probability >= 0 && probability <= 1)).toBe(true);
  });

  it("judges a question the same whatever its own label says", async () => {
    const small = await openSmallAnswering();
    const questions = await learn(small);
    const [first, ...rest] = questions;
    if (first === undefined) {
      throw new Error("no question was learnt");
    }
    // The sixth question is of the first one's fold and unseen with it.
    const turned = { ...first, question: { ...first.question, answerable: false } };

    const [as] = crossValidate(questions, small.finder);
    const [other] = crossValidate([turned, ...rest], small.finder);

    expect(other?.probability).toBe(as?.probability);
  });
});
