import { beforeAll, describe, expect, it } from "vitest";
import { verify } from "../../src/answering/verify.ts";
import type { Answer } from "../../src/domain/answer.ts";
import { DAMAGES } from "../helpers/damage.ts";
import { openRealAssistant, type RealAssistant } from "../helpers/real-assistant.ts";
import { REAL_QUESTIONS } from "../helpers/real-questions.ts";
import { seededRandom } from "../helpers/seeded-random.ts";

const DRAFTS = 1_000;

interface Draft {
  readonly damage: string;
  readonly answer: Answer;
}

/** Damaged copies of answers, each kind of damage in turn. */
function damagedDrafts(answers: readonly Answer[]): readonly Draft[] {
  const random = seededRandom(2026);
  const kinds = Object.entries(DAMAGES);
  const drafts: Draft[] = [];
  for (let turn = 0; drafts.length < DRAFTS && turn < DRAFTS * 10; turn += 1) {
    const [damage, apply] = kinds[turn % kinds.length] ?? ["", () => false];
    const answer = structuredClone(answers[Math.floor(random() * answers.length)]);
    if (answer !== undefined && apply(answer, random)) {
      drafts.push({ damage, answer });
    }
  }
  return drafts;
}

describe("verify", () => {
  let real: RealAssistant;
  let answers: readonly Answer[];
  let drafts: readonly Draft[];

  beforeAll(async () => {
    real = await openRealAssistant();
    const given = await Promise.all(REAL_QUESTIONS.map(async (text) => real.ask(text)));
    answers = given.map(({ answer }) => answer).filter(({ citations }) => citations.length > 0);
    drafts = damagedDrafts(answers);
    return () => real.close();
  });

  function isRefused(answer: Answer): boolean {
    return verify(answer, real.parts).some(({ verdict }) => verdict !== "verbatim");
  }

  it("lets pass every real answer", () => {
    expect(answers.length).toBeGreaterThan(20);
    expect(answers.filter(isRefused)).toEqual([]);
  });

  it("refuses 1,000 damaged drafts of them", () => {
    const passed = drafts.filter(({ answer }) => !isRefused(answer));

    expect(drafts).toHaveLength(DRAFTS);
    expect(passed.map(({ damage, answer }) => ({ damage, blocks: answer.blocks }))).toEqual([]);
  });

  it.each(Object.keys(DAMAGES))("was shown drafts with %s", (damage) => {
    expect(drafts.filter((draft) => draft.damage === damage).length).toBeGreaterThan(4);
  });
});
