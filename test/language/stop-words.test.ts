import { describe, expect, it } from "vitest";
import { AskerLanguage } from "../../src/domain/language.ts";
import { readVocabulary } from "../../src/knowledge/vocabulary.ts";
import { stopWords } from "../../src/language/stop-words.ts";
import { tokens } from "../../src/language/tokens.ts";
import { readContent } from "../helpers/content.ts";

const content = readContent("data");

describe("stopWords", () => {
  it.each([
    { language: "fr", question: "Qu'est-ce que c'est, et comment peut-on être où ?" },
    { language: "en", question: "What is it, and how should we do that?" },
    { language: "de", question: "Wer ist das und warum gibt es das?" },
    { language: "es", question: "¿Quién es y por qué hay todavía este?" },
    { language: "it", question: "Chi sono e perché possono ancora?" },
    { language: "nl", question: "Wie zijn er en waarom is dat nog zo?" },
  ] as const)("holds every word of “$question”", ({ language, question }) => {
    const stops = stopWords(language);

    expect(tokens(question).filter((word) => !stops.has(word))).toEqual([]);
  });

  it.each(AskerLanguage.options)("holds, in %s, no name of the base whole", async (language) => {
    const stops = stopWords(language);
    const { subjects } = await content;
    const { topics } = await readVocabulary("data");
    const names = [
      ...subjects.flatMap(({ name, aliases }) => [name, ...aliases]),
      ...Object.values(topics).flat(),
    ];

    const lost = names.filter((name) => tokens(name).every((word) => stops.has(word)));

    expect(names.length).toBeGreaterThan(100);
    expect(lost).toEqual([]);
  });
});
