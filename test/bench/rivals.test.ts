import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { AskerLanguage, BaseLanguage } from "../../src/domain/language.ts";
import { analyseQuestion } from "../../src/language/analyse.ts";
import type { InputQuestion, Inputs } from "./inputs.ts";
import { loadRival, RIVAL_NAMES } from "./rivals/all.ts";

const TEXTS: readonly (readonly [BaseLanguage, string])[] = [
  ["fr", "L’hébergement des données de santé exige une certification."],
  ["fr", "Les actionnaires de Bleu sont Orange et Capgemini."],
  ["en", "The CLOUD Act reaches data held by American providers."],
  ["en", "Certified clouds keep their encryption keys in Europe."],
];
const DIMENSION = TEXTS.length;

/** Each passage has an axis of its own: a question about it points along that. */
function axis(row: number): number[] {
  return Array.from({ length: DIMENSION }, (_, at) => Number(at === row));
}

function questionOf(text: string, language: AskerLanguage, row: number): InputQuestion {
  const words = [...analyseQuestion(text, language)];
  return { text, language, words, vector: axis(row), relevant: [] };
}

const QUESTIONS = [
  // Without accents, in another number, after an elision.
  questionOf("Quels hebergements pour une donnee d’hôpital ?", "fr", 0),
  questionOf("Qui est l'actionnaire de Bleu ?", "fr", 1),
  questionOf("Which provider does the CLOUD Act reach?", "en", 2),
  questionOf("Where is the encryption key of a certified cloud kept?", "en", 3),
];

const INPUTS: Inputs = {
  dimension: DIMENSION,
  depth: 3,
  questions: QUESTIONS,
  passages: TEXTS.map(([language, text], row) => ({
    item: `fact:${String(row)}`,
    language,
    text,
  })),
  vectors: Float32Array.from(TEXTS.flatMap((_, row) => axis(row))),
};

const folder = mkdtempSync(join(tmpdir(), "souverain-rivals-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.each(RIVAL_NAMES)("%s", (name) => {
  it("finds each passage by its words or its vector, in every way it has", async () => {
    const place = mkdtempSync(join(folder, `${name}-`));
    const { methods, save } = await (await loadRival(name)).build(INPUTS, place);

    for (const method of methods) {
      // LanceDB warns at each hybrid search that the score it leaves out may be left out one day.
      const asked = method.name === "hybrid" ? QUESTIONS.slice(0, 1) : QUESTIONS;
      for (const [row, question] of asked.entries()) {
        // oxlint-disable-next-line no-await-in-loop -- one search after the other
        const found = await method.search(question);
        expect(found[0], `${method.name}: ${question.text}`).toBe(row);
        expect(found.length).toBeLessThanOrEqual(INPUTS.depth);
      }
    }
    await (await save?.())?.();
  });
});
