import { beforeAll, describe, expect, it } from "vitest";
import { suggestedPrompts } from "../../../src/presenting/suggested-prompts.ts";
import { WORDINGS } from "../../helpers/presenting.ts";
import { openRealAssistant, type RealAssistant } from "../../helpers/real-assistant.ts";

describe("suggested questions", () => {
  let real: RealAssistant;
  beforeAll(async () => {
    real = await openRealAssistant();
    return () => {
      real.close();
    };
  });

  it.each(WORDINGS)("are answered by the base in $language", async (wording) => {
    for (const text of suggestedPrompts(wording)) {
      // oxlint-disable-next-line no-await-in-loop -- four questions, and one embedder
      const { answer } = await real.ask(text, { locale: wording.language });

      expect([text, answer.kind, answer.language]).toEqual([text, "answered", wording.language]);
      expect(answer.citations.length).toBeGreaterThan(0);
    }
  });
});
