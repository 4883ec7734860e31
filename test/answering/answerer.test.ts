import { describe, expect, it } from "vitest";
import { Answerer } from "../../src/answering/answerer.ts";
import { shownSentences } from "../../src/domain/shown-sentences.ts";
import type { SearchableGeneration } from "../../src/retrieval/searchable-generation.ts";
import { openSmallAnswering, type SmallAnswering } from "../helpers/small-answering.ts";

const QUESTION = {
  text: "Alpha appartient à qui, à 60 % à Beta ?",
  history: [],
  today: "2026-11-23",
};

/** An answerer that abstains from nothing, over a generation as `change` hands it on. */
function answererOver(
  small: SmallAnswering,
  change: (generation: SearchableGeneration) => SearchableGeneration = (same) => same,
): Answerer {
  const { parts } = small;
  return new Answerer({
    ...parts,
    generation: change(parts.generation),
    model: { ...parts.model, threshold: 0 },
  });
}

/** A generation whose passages read otherwise once it is told so. */
function changeable(generation: SearchableGeneration): {
  readonly generation: SearchableGeneration;
  readonly turn: () => void;
} {
  let isTurned = false;
  const passage: SearchableGeneration["passage"] = (row) => {
    const stored = generation.passage(row);
    return isTurned ? { ...stored, text: stored.text.replaceAll("60", "61") } : stored;
  };
  const proxy = new Proxy(generation, {
    get: (target, key) => {
      const value: unknown = key === "passage" ? passage : Reflect.get(target, key, target);
      return typeof value === "function" && key !== "passage" ? value.bind(target) : value;
    },
  });
  return {
    generation: proxy,
    turn: () => {
      isTurned = true;
    },
  };
}

describe("Answerer", () => {
  it("answers with stored sentences, and tells how they were found", async () => {
    const small = await openSmallAnswering();

    const { answer, retrieved, explanation } = await answererOver(small).answer(QUESTION);

    expect(answer).toMatchObject({ kind: "answered", language: "fr", nearest: [] });
    expect(shownSentences(answer).map(({ text }) => text)).toContain(
      "Alpha appartient à 60 % à Beta.",
    );
    expect(answer.generation).toBe(small.parts.generation.manifest.id);
    expect(retrieved).toContain("fact:alpha-owner");
    expect(explanation.understood.subjects).toEqual(["alpha", "beta"]);
    expect(explanation.candidates.filter(({ isShown }) => isShown).length).toBeGreaterThan(0);
    expect(Object.keys(explanation.timings)).toEqual([
      "understand",
      "embed",
      "search",
      "rank",
      "select",
      "premise",
      "compose",
      "verify",
    ]);
  });

  it("measures each stage by the clock that it is given", async () => {
    const small = await openSmallAnswering();
    let now = 0;
    const clock = (): number => {
      now += 5;
      return now;
    };

    const { explanation } = await new Answerer({ ...small.parts, clock }).answer(QUESTION);

    expect(Object.values(explanation.timings).every((ms) => ms === 5)).toBe(true);
  });

  it("withholds an answer whose sentences are not the stored ones, and says which", async () => {
    const small = await openSmallAnswering();
    const { generation, turn } = changeable(small.parts.generation);
    const answerer = answererOver(small, () => generation);
    await answerer.answer(QUESTION);

    turn();

    await expect(answerer.answer(QUESTION)).rejects.toMatchObject({
      code: "UNSUPPORTED_SENTENCE",
      message: expect.stringContaining("Alpha appartient à 60 % à Beta."),
    });
    await expect(answerer.answer(QUESTION)).rejects.toThrow("npm run souverain index");
  });

  it("passes a failing embedder on", async () => {
    const small = await openSmallAnswering();
    const { embedder } = small.parts;
    const broken = new Proxy(embedder, {
      get: (target, key) =>
        key === "embedQuery"
          ? async () => {
              throw new Error("the model is gone");
            }
          : Reflect.get(target, key, target),
    });

    const asking = new Answerer({ ...small.parts, embedder: broken }).answer(QUESTION);

    await expect(asking).rejects.toThrow("the model is gone");
  });

  it("guides without searching", async () => {
    const small = await openSmallAnswering();

    const { answer, retrieved, explanation } = await answererOver(small).answer({
      ...QUESTION,
      text: "Bonjour !",
    });

    expect(answer).toMatchObject({ kind: "guidance", citations: [] });
    expect(retrieved).toEqual([]);
    expect(explanation).toMatchObject({ answerable: null, candidates: [] });
  });
});
