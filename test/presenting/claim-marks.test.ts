import { describe, expect, it } from "vitest";
import { AskerLanguage } from "../../src/domain/language.ts";
import { markClaim } from "../../src/presenting/claim-marks.ts";
import type { PresentedSentence } from "../../src/presenting/presented-answer.ts";
import { wordingOf } from "../helpers/presenting.ts";

const STORED: PresentedSentence = { text: "Bleu is qualified.", citations: [1] };

function frame(text: string): PresentedSentence {
  return { text, citations: [] };
}

describe.each(AskerLanguage.options)("a checked claim in %s", (language) => {
  const wording = wordingOf(language);
  const claim = frame(wording.say("claim", { claim: "Bleu is qualified" }));

  it.each([
    { key: "claim-supported", mark: "✅" },
    { key: "claim-contradicted", mark: "❌" },
    { key: "claim-not-covered", mark: "❔" },
    { key: "claim-disputed", mark: "⚖️" },
  ])("has the sign of $key", ({ key, mark }) => {
    const verdict = frame(wording.say(key));
    const block = { kind: "text", sentences: [claim, verdict, STORED] } as const;

    expect(markClaim(block, wording)).toEqual({ mark, claim, verdict, evidence: [STORED] });
  });

  it("keeps its sign where the claim was left out for length", () => {
    const verdict = frame(wording.say("claim-supported"));

    expect(markClaim({ kind: "text", sentences: [verdict, STORED] }, wording)).toEqual({
      mark: "✅",
      claim: undefined,
      verdict,
      evidence: [STORED],
    });
  });

  it.each([
    { name: "a sentence", sentences: [STORED] },
    {
      name: "a claim that claims nothing",
      sentences: [frame(wording.say("claim-skipped", { claim: "Hello" }))],
    },
    {
      name: "a stored sentence with the words of a verdict",
      sentences: [{ text: wording.say("claim-supported"), citations: [1] }],
    },
    {
      name: "the words of a verdict further on",
      sentences: [STORED, STORED, frame(wording.say("claim-supported"))],
    },
  ])("has none for $name", ({ sentences }) => {
    expect(markClaim({ kind: "text", sentences }, wording)).toBeUndefined();
  });
});
