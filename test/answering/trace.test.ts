import { describe, expect, it } from "vitest";
import { Answerer } from "../../src/answering/answerer.ts";
import { selectUnits } from "../../src/answering/select.ts";
import { SelectionTrace } from "../../src/answering/selection-trace.ts";
import type { Trace } from "../../src/answering/trace.ts";
import { shownSentences } from "../../src/domain/shown-sentences.ts";
import { openSmallAnswering, ranked, type SmallAnswering } from "../helpers/small-answering.ts";

async function traceOf(
  small: SmallAnswering,
  { text, threshold = 0 }: { readonly text: string; readonly threshold?: number },
): Promise<{ readonly trace: Trace; readonly texts: readonly string[] }> {
  const { parts } = small;
  const answerer = new Answerer({ ...parts, model: { ...parts.model, threshold } });
  const question = { text, history: [], today: "2026-11-23" };
  const { answer, explanation } = await answerer.answer(question, true);
  const untraced = await answerer.answer(question);
  expect(untraced.answer).toEqual(answer);
  expect(untraced.explanation).not.toHaveProperty("trace");
  if (explanation.trace === undefined) {
    throw new Error("nothing was traced");
  }
  const cited = shownSentences(answer).filter(({ citations }) => citations.length > 0);
  return { trace: explanation.trace, texts: cited.map((each) => each.text) };
}

describe("a traced answer", () => {
  it.each([
    "Alpha appartient à qui, à 60 % à Beta ?",
    "Alpha est-elle qualifiée SecNumCloud ?",
    "Who holds the keys?",
    "Compare Alpha et Beta",
    "Quelles offres sont qualifiées SecNumCloud ?",
  ])("is the same as untraced, and accounts for every candidate: %s", async (text) => {
    const small = await openSmallAnswering();
    const { candidates } = await small.find(text);

    const { trace, texts } = await traceOf(small, { text });

    const ranks = [...trace.shown, ...trace.dropped].flatMap(({ rank }) => rank ?? []);
    expect(new Set(ranks).size).toBe(ranks.length);
    const counted = Object.values(trace.droppedCounts).reduce((sum, count) => sum + count, 0);
    const placed = trace.shown.filter(({ rank }) => rank !== null);
    expect(counted + placed.length).toBe(candidates.length);
    for (const unit of trace.shown.filter(({ how }) => how !== "list" && how !== "table")) {
      expect(texts.some((shown) => unit.text.includes(shown))).toBe(true);
    }
  });

  it("has scores that are the sum of their parts", async () => {
    const { trace } = await traceOf(await openSmallAnswering(), {
      text: "Alpha appartient à qui ?",
    });

    for (const { score, parts } of [...trace.shown, ...trace.dropped]) {
      const sum = Object.values(parts).reduce((total, part) => total + part, 0);
      expect(Math.abs(sum - (score ?? sum))).toBeLessThan(0.1);
    }
  });

  it("tells how the question was read, and what the gate said", async () => {
    const { trace } = await traceOf(await openSmallAnswering(), {
      text: "Alpha est-elle qualifiée SecNumCloud ?",
    });

    expect(trace.question).toMatchObject({
      language: "fr",
      names: ["subject:alpha", "topic:secnumcloud"],
    });
    expect(Object.keys(trace.question.words)).toContain("alpha");
    expect(trace.gate).toMatchObject({ threshold: 0, reason: null });
  });

  it("tells of an abstention that the gate held everything back", async () => {
    const { trace } = await traceOf(await openSmallAnswering(), {
      text: "Alpha a-t-elle une cantine ?",
      threshold: 1,
    });

    expect(trace.shown).toEqual([]);
    expect(trace.gate.reason).not.toBeNull();
    expect(trace.droppedCounts.gate).toBeGreaterThan(0);
  });

  it("tells nothing of guidance", async () => {
    const { parts } = await openSmallAnswering();

    const { explanation } = await new Answerer(parts).answer(
      { text: "Bonjour", history: [], today: "2026-11-23" },
      true,
    );

    expect(explanation).not.toHaveProperty("trace");
  });
});

describe("SelectionTrace", () => {
  it("tells what replaces an older state, what repeats, and what is worth too little", async () => {
    const small = await openSmallAnswering();
    const { searched } = await small.find("Alpha est-elle qualifiée selon la presse ?");
    const [candidate, qualified, owner] = [
      "fact:alpha-candidate" as const,
      "fact:alpha-qualified" as const,
      "fact:alpha-owner" as const,
    ].map((id) => small.units(id)[0]);
    if (candidate === undefined || qualified === undefined || owner === undefined) {
      throw new Error("the small base has changed");
    }
    const trace = new SelectionTrace();

    const units = selectUnits({
      searched,
      candidates: ranked([candidate, qualified, owner], 4),
      succession: small.finder.parts.succession,
      trace,
    });

    expect(units).toEqual([qualified]);
    expect(trace.keptBy(qualified)).toMatchObject({ reason: "newest-state" });
    expect(trace.droppedBy(candidate)).toEqual({ reason: "superseded", by: qualified.passage.id });
    expect(trace.droppedBy(owner)).toMatchObject({
      reason: "below-gap",
      floor: expect.any(Number),
    });
  });
});
