import { describe, expect, it } from "vitest";
import { compareAnswers } from "../../src/answering/compare-answers.ts";
import { answerOf, citationOf, sentence } from "../helpers/evaluated-answer.ts";

const BEFORE = answerOf([sentence("A est qualifié.", 1), sentence("B aussi.", 2)], {
  citations: [citationOf(), citationOf({ number: 2, item: "fact:b" })],
});

describe("compareAnswers", () => {
  it("finds an answer the same on another index", () => {
    const difference = compareAnswers(BEFORE, { ...BEFORE, answerId: "x", generation: "g-2" });

    expect(difference).toMatchObject({
      isSame: true,
      before: "answered",
      after: "answered",
      sentences: { kept: ["A est qualifié.", "B aussi."], gone: [], added: [] },
    });
  });

  it.each([
    {
      name: "a sentence replaced",
      after: answerOf([sentence("A est qualifié.", 1), sentence("B ne l'est plus.", 2)], {
        citations: BEFORE.citations,
      }),
      sentences: { kept: ["A est qualifié."], gone: ["B aussi."], added: ["B ne l'est plus."] },
      citations: { gone: [], added: [] },
    },
    {
      name: "another citation for the same words",
      after: { ...BEFORE, citations: [citationOf(), citationOf({ number: 2, item: "fact:c" })] },
      sentences: { kept: ["A est qualifié.", "B aussi."], gone: [], added: [] },
      citations: {
        gone: ["fact:b, ANSSI, https://example.org/catalogue"],
        added: ["fact:c, ANSSI, https://example.org/catalogue"],
      },
    },
    {
      name: "the bot's own words, which are not compared one by one",
      after: answerOf(
        [sentence("À savoir :"), sentence("A est qualifié.", 1), sentence("B aussi.", 2)],
        {
          citations: BEFORE.citations,
        },
      ),
      sentences: { kept: ["A est qualifié.", "B aussi."], gone: [], added: [] },
      citations: { gone: [], added: [] },
    },
  ])("tells $name", ({ after, sentences, citations }) => {
    const difference = compareAnswers(BEFORE, after);

    expect(difference.isSame).toBe(false);
    expect(difference.sentences).toEqual(sentences);
    expect(difference.citations).toMatchObject(citations);
  });

  it("tells that the bot now abstains, and why", () => {
    const after = answerOf([sentence("Rien trouvé.")], {
      kind: "abstained",
      reason: "nothing-found",
    });

    expect(compareAnswers(BEFORE, after)).toMatchObject({
      isSame: false,
      before: "answered",
      after: "abstained (nothing-found)",
      sentences: { kept: [], gone: ["A est qualifié.", "B aussi."], added: [] },
    });
  });
});
