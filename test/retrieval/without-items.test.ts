import { describe, expect, it } from "vitest";
import { answerSpace } from "../../src/answering/answer-id.ts";
import { createAssistant } from "../../src/assistant/assistant.ts";
import type { ItemId } from "../../src/domain/passage.ts";
import { withoutItems } from "../../src/retrieval/without-items.ts";
import { openSmallAnswering } from "../helpers/small-answering.ts";

const QUESTION = { text: "À qui appartient Alpha ?", history: [], today: "2026-11-23" };

describe("withoutItems", () => {
  it("keeps what is excluded out of answers, and gives them ids of their own", async () => {
    const { parts } = await openSmallAnswering();
    const all = await createAssistant(parts).ask(QUESTION);
    const cited = new Set(all.answer.citations.map(({ item }) => item));

    const some = await createAssistant({ ...parts, excludedItems: cited }).ask(QUESTION);
    const none = await createAssistant({ ...parts, excludedItems: new Set() }).ask(QUESTION);

    expect(cited.size).toBeGreaterThan(0);
    const shown = [...some.answer.citations, ...some.answer.nearest].map(({ item }) => item);
    expect(shown.filter((item) => cited.has(item))).toEqual([]);
    expect(some.retrieved.filter((item) => cited.has(item))).toEqual([]);
    expect(some.answer.answerId).not.toBe(all.answer.answerId);
    expect(none.answer).toEqual(all.answer);
  });

  it("hides items from every way of reading them", async () => {
    const { generation } = (await openSmallAnswering()).parts;
    const [subject] = generation.subjects;
    const [fact] = generation.factsOf(subject?.id ?? "");
    const id: ItemId = fact?.id ?? "fact:none";

    const without = withoutItems(generation, new Set([id]));

    expect(generation.item(id)).toBeDefined();
    expect(without.item(id)).toBeUndefined();
    expect(without.passageRows(id)).toEqual([]);
    expect(without.factsOf(subject?.id ?? "")).not.toContainEqual(fact);
    expect([...(without.excluded?.rows ?? [])]).toEqual(generation.passageRows(id));
    expect(answerSpace(without)).not.toBe(answerSpace(generation));
  });

  it("is the generation itself when nothing of it is excluded", async () => {
    const { generation } = (await openSmallAnswering()).parts;

    expect(withoutItems(generation, new Set(["fact:unknown"]))).toBe(generation);
  });
});
