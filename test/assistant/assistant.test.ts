import { describe, expect, it, vi } from "vitest";
import { createAssistant } from "../../src/assistant/assistant.ts";
import { openSmallAnswering } from "../helpers/small-answering.ts";

const QUESTION = { text: "Alpha est-il qualifié SecNumCloud ?", history: [], today: "2026-11-23" };

describe("Assistant.prepare", () => {
  it("has read every passage, and the same answer then reads fewer", async () => {
    const { parts } = await openSmallAnswering();
    const assistant = createAssistant(parts);
    const read = vi.spyOn(parts.generation, "passage");
    const unprepared = await createAssistant(parts).ask(QUESTION);
    const readUnprepared = read.mock.calls.length;

    read.mockClear();
    await assistant.prepare(new AbortController().signal);
    expect(read.mock.calls.map(([row]) => row)).toEqual([
      ...Array(parts.generation.passageCount).keys(),
    ]);
    read.mockClear();
    const { answer } = await assistant.ask(QUESTION);

    expect(answer).toEqual(unprepared.answer);
    expect(answer.citations.length).toBeGreaterThan(0);
    expect(read.mock.calls.length).toBeLessThan(readUnprepared);
  });
});
