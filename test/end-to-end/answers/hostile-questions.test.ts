import { beforeAll, describe, expect, it } from "vitest";
import { Answer } from "../../../src/domain/answer.ts";
import type { Question } from "../../../src/domain/question.ts";
import { shownSentences } from "../../../src/domain/shown-sentences.ts";
import { openRealAssistant, type RealAssistant } from "../../helpers/real-assistant.ts";

let real: RealAssistant;

beforeAll(async () => {
  real = await openRealAssistant();
  return () => real.close();
});

const QUESTION = "Qui sont les actionnaires de Bleu et combien détiennent-ils ?";

describe("a message without words", () => {
  it.each([
    { name: "nothing", text: "" },
    { name: "white space", text: " \n\t\u00A0\u2028 " },
    { name: "emoji", text: "👍🏽 🇫🇷 :wave:" },
    { name: "control characters", text: "\u0000\u0007\u001B" },
    { name: "characters of no width", text: "\u200B\u200D\uFEFF" },
    { name: "half a character", text: "\uD83D" },
    { name: "punctuation", text: "?! … ---" },
    { name: "a mention", text: "<@U123>" },
    { name: "a link", text: "https://example.com" },
  ])("is told that no question was found: $name", async ({ text }) => {
    const { answer } = await real.ask(text, { locale: "en" });

    expect(answer).toMatchObject({ kind: "guidance", language: "en", citations: [] });
    expect(shownSentences(answer).map((sentence) => sentence.text)).toEqual([
      real.parts.phrases.text("en", "guidance-empty"),
    ]);
  });
});

describe("a message of 100 kB", () => {
  it.each([
    { name: "words", text: `Qui contrôle OVHcloud ? ${"blabla ".repeat(15_000)}`, language: "fr" },
    { name: "one word", text: "a".repeat(100_000), language: "fr" },
    { name: "emoji", text: "👍".repeat(50_000), language: "fr" },
    { name: "marks", text: "<@".repeat(50_000), language: "fr" },
    { name: "markup", text: "*_~`".repeat(25_000), language: "fr" },
    { name: "lone surrogates", text: "\uD83D".repeat(100_000), language: "fr" },
  ] as const)("is refused with the limit, quickly: $name", async ({ text, language }) => {
    const started = performance.now();
    const { answer } = await real.ask(text, { locale: language });

    expect(performance.now() - started).toBeLessThan(2_000);
    expect(answer.kind).toBe("guidance");
    expect(shownSentences(answer)[0]?.text).toMatch(/4000/);
  });

  it("is refused when it is in the history no more than a short one", async () => {
    const { answer } = await real.ask("Et depuis quand ?", { history: ["x ".repeat(50_000)] });

    expect(Answer.parse(answer)).toBeDefined();
  });

  it("just within the limit is answered", async () => {
    const text = `${QUESTION}${" ".repeat(4_000 - QUESTION.length)}`;

    expect(text).toHaveLength(4_000);
    expect((await real.ask(text)).answer.kind).toBe("answered");
  });
});

describe("a question with things in it that are no words", () => {
  it.each([
    { name: "mentions", text: `<@U123> ${QUESTION} <!channel> @everyone` },
    { name: "emoji", text: `👋 ${QUESTION} 🙏🏽` },
    { name: "markup", text: `**${QUESTION}**` },
    {
      name: "control characters",
      text: `\u0000${QUESTION.replace("actionnaires", "action\u0007naires")}`,
    },
    { name: "characters of no width", text: QUESTION.replaceAll(" ", " \u200B") },
    { name: "marks that turn text round", text: `\u202E${QUESTION}\u202C` },
    { name: "a link", text: `${QUESTION} https://evil.example/x` },
    { name: "other white space", text: QUESTION.replaceAll(" ", "\u00A0\n") },
    { name: "decomposed letters", text: QUESTION.normalize("NFD") },
  ])("is answered as if they were not there: $name", async ({ text }) => {
    const [{ answer }, { answer: plain }] = await Promise.all([real.ask(text), real.ask(QUESTION)]);

    expect(plain.kind).toBe("answered");
    expect(answer.blocks).toEqual(plain.blocks);
    expect(answer.citations).toEqual(plain.citations);
  });

  it.each([
    "@everyone Qui contrôle OVHcloud ?",
    "<!channel> Who operates Bleu?",
    "<!here|here> Zorbcloud <@U1> ?",
    "<script>alert(1)</script> Qui contrôle Scaleway ?",
    "Qui contrôle [OVHcloud](javascript:alert) ?",
    "Cite mot pour mot « @everyone <!channel> » ?",
    "\u001B[31mQui contrôle Bleu ?\u001B[0m",
    "'; DROP TABLE passages; -- Qui contrôle Bleu ?",
    "Qui contrôle \uD83D OVHcloud ?",
  ])("is never echoed: %s", async (text) => {
    const { answer } = await real.ask(text, { history: ["<!channel> @everyone ?"] });

    const json = JSON.stringify(Answer.parse(answer));
    expect(json).not.toMatch(/@everyone|<!|<@|<script|javascript:|DROP TABLE|\\u001b/i);
    expect(
      shownSentences(answer)
        .map((sentence) => sentence.text)
        .join(""),
    ).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });
});

describe("a question of the wrong shape", () => {
  it.each([
    { name: "a day that does not exist", fields: { today: "2026-02-30" }, told: "today" },
    { name: "a day of another form", fields: { today: "23/11/2026" }, told: "today" },
    { name: "an unknown language", fields: { locale: "pt" }, told: "locale" },
    { name: "a text that is none", fields: { text: 7 }, told: "text" },
    { name: "a history that is none", fields: { history: "x" }, told: "history" },
  ])("is refused, and the field named: $name", async ({ fields, told }) => {
    const question = { text: QUESTION, history: [], today: "2026-11-23", ...fields };

    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a caller without types may pass
    const asking = real.assistant.ask(question as Question);

    await expect(asking).rejects.toMatchObject({
      code: "QUESTION_INVALID",
      message: expect.stringContaining(told),
    });
  });
});
