import { describe, expect, it } from "vitest";
import { answerId } from "../../src/answering/answer-id.ts";
import type { Question } from "../../src/domain/question.ts";

const QUESTION: Question = {
  text: "Qui ?",
  history: ["Bleu ?"],
  locale: "fr",
  today: "2026-11-23",
};
const ID = answerId("g-0123456789ab", QUESTION);

describe("answerId", () => {
  it("is sixteen hex digits, and the same for the same", () => {
    expect(ID).toMatch(/^[0-9a-f]{16}$/);
    expect(answerId("g-0123456789ab", { ...QUESTION, history: ["Bleu ?"] })).toBe(ID);
  });

  it.each([
    { name: "text", question: { ...QUESTION, text: "Qui  ?" } },
    { name: "history", question: { ...QUESTION, history: [] } },
    { name: "order of history", question: { ...QUESTION, text: "Bleu ?", history: ["Qui ?"] } },
    { name: "locale", question: { ...QUESTION, locale: "en" as const } },
    { name: "day", question: { ...QUESTION, today: "2026-11-24" } },
  ])("is another one for another $name", ({ question }) => {
    expect(answerId("g-0123456789ab", question)).not.toBe(ID);
  });

  it("is another one for another generation, and without a locale", () => {
    const { locale, ...rest } = QUESTION;

    expect(locale).toBe("fr");
    expect(
      new Set([ID, answerId("g-ba9876543210", QUESTION), answerId("g-0123456789ab", rest)]).size,
    ).toBe(3);
  });

  it("is not confused by where one field ends and the next begins", () => {
    const one = { ...QUESTION, text: 'a","b', history: [] };
    const other = { ...QUESTION, text: "a", history: ["b"] };

    expect(answerId("g-0123456789ab", one)).not.toBe(answerId("g-0123456789ab", other));
  });
});
