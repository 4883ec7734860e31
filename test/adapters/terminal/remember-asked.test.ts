import { describe, expect, it } from "vitest";
import { runAsk } from "../../../adapters/terminal/ask.ts";
import { runChat } from "../../../adapters/terminal/chat.ts";
import type { OpenAssistant } from "../../../adapters/terminal/opened-assistant.ts";
import { rememberAsked } from "../../../adapters/terminal/remember-asked.ts";
import { findAsked, LAST_ANSWER } from "../../../src/storage/asked-questions.ts";
import { answerOf } from "../../helpers/evaluated-answer.ts";
import { temporaryFolder } from "../../helpers/index-workshop.ts";
import {
  type FakeAssistant,
  fakeAssistant,
  type TestContext,
  testContext,
} from "../../helpers/terminal.ts";

/** Notes what was shown when a question was kept. */
function noting(fake: FakeAssistant, { streams }: TestContext, shown: string[]): OpenAssistant {
  return async (context) => {
    const opened = await fake.open(context);
    return {
      ...opened,
      remember: (question, answer) => {
        shown.push(streams.stdout.text);
        opened.remember(question, answer);
      },
    };
  };
}

describe("a question of the terminal", () => {
  it("is kept by ask once its answer is shown", async () => {
    const fake = fakeAssistant();
    const context = testContext();
    const shown: string[] = [];

    await runAsk(
      context,
      { words: ["Un", "?"], json: false, explain: false },
      noting(fake, context, shown),
    );

    expect(fake.remembered.map(({ question }) => question)).toEqual(fake.asked);
    expect(shown).toEqual([context.streams.stdout.text]);
  });

  it("is kept by chat with the earlier ones, once its answer is shown", async () => {
    const fake = fakeAssistant();
    const context = testContext("Un ?\n/source 1\nDeux ?\n");
    const shown: string[] = [];

    await runChat(context, { debug: false }, noting(fake, context, shown));

    expect(fake.remembered.map(({ question }) => [question.text, question.history])).toEqual([
      ["Un ?", []],
      ["Deux ?", ["Un ?"]],
    ]);
    expect(shown[0]).toContain("Réponse à Un ?");
    expect(shown[1]).toContain("Réponse à Deux ?");
  });

  it("is not kept when it could not be answered", async () => {
    const fake = fakeAssistant(() => new Error("broken"));

    const asking = runAsk(testContext(), { words: ["Un"], json: true, explain: false }, fake.open);

    await expect(asking).rejects.toThrow("broken");
    expect(fake.remembered).toEqual([]);
  });

  it("is found again under the settings of the terminal", () => {
    const context = testContext();
    const config = { ...context.config, stateDir: temporaryFolder() };
    const question = { text: "Un ?", history: [], today: "2026-11-23" };

    rememberAsked({ ...context, config }, { question, answer: answerOf([]) });

    const found = findAsked(config, { answerId: LAST_ANSWER, now: context.now() });
    expect(found).toMatchObject({ question, askedAt: context.now().toISOString() });
  });

  it.each([{ stateDir: "/proc/nowhere" }, { stateDir: "/dev/null" }])(
    "is given up without a word where $stateDir cannot be written",
    ({ stateDir }) => {
      const context = testContext();
      const config = { ...context.config, stateDir };
      const question = { text: "Un ?", history: [], today: "2026-11-23" };

      expect(() => {
        rememberAsked({ ...context, config }, { question, answer: answerOf([]) });
      }).not.toThrow();
      expect(context.streams.stderr.text).toBe("");
    },
  );
});
