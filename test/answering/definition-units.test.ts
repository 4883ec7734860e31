import { describe, expect, it } from "vitest";
import { articlesOf } from "../helpers/articles.ts";
import { openContent } from "../helpers/open-content.ts";
import {
  openAnswering,
  openSmallAnswering,
  ranked,
  selectFor,
} from "../helpers/small-answering.ts";

describe("takeDefinitions", () => {
  it("begins the definition of a topic with how its page begins", async () => {
    const small = await openSmallAnswering();
    const units = [
      ...small.units("article:2025-06-10-alpha.en", "en"),
      ...small.units("topic:keys.fr").toReversed(),
    ];

    const chosen = await selectFor(small, "C'est quoi, les clés ?", ranked(units, 0.2));

    expect(chosen[0]?.text).toBe("Le client garde ses clés.");
  });

  it.each([
    { name: "says what it is", text: "Zorblax, a level of trust, has three grades." },
    { name: "says it with a verb", text: "Zorblax is a level of trust." },
  ])("begins the definition of a term with the sentence that $name", async ({ text }) => {
    const texts = ["Zorblax asks firms for three plans.", "Others were heard first.", text];
    const articles = texts.map((each, at) => ({
      id: `a${String(at)}`,
      language: "en" as const,
      text: each,
    }));
    const small = await openAnswering(await openContent(articlesOf(articles)));
    const units = ["a0", "a1", "a2"].flatMap((id) => small.units(`article:${id}`, "en"));

    const chosen = await selectFor(small, "What is Zorblax?", ranked(units, 0.2));

    expect(chosen[0]?.text).toBe(text);
  });
});
