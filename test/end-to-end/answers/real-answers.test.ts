import { beforeAll, describe, expect, it } from "vitest";
import type { Answered } from "../../../src/answering/answerer.ts";
import { SELECTION } from "../../../src/answering/selection-limits.ts";
import { verify } from "../../../src/answering/verify.ts";
import { Answer } from "../../../src/domain/answer.ts";
import { shownSentences } from "../../../src/domain/shown-sentences.ts";
import { openRealAssistant, type RealAssistant } from "../../helpers/real-assistant.ts";
import { REAL_QUESTIONS } from "../../helpers/real-questions.ts";

let real: RealAssistant;
let answers: readonly Answered[];

beforeAll(async () => {
  real = await openRealAssistant();
  answers = await Promise.all(REAL_QUESTIONS.map(async (text) => real.ask(text)));
  return () => real.close();
});

/** What of the answers breaks a rule, named by its question; empty when nothing does. */
function breaking(isBroken: (answer: Answer) => boolean): readonly string[] {
  return answers.flatMap(({ answer }, at) => (isBroken(answer) ? [REAL_QUESTIONS[at] ?? ""] : []));
}

function isNumberedOddly(answer: Answer): boolean {
  const met = [...new Set(shownSentences(answer).flatMap(({ citations }) => citations))];
  const numbers = answer.citations.map(({ number }) => number);
  return (
    JSON.stringify(met) !== JSON.stringify(numbers) || numbers.some((each, at) => each !== at + 1)
  );
}

function isMissourced({ citations, nearest }: Answer): boolean {
  return [...citations, ...nearest].some(({ item, url }) => {
    const sources = real.parts.generation.item(item)?.sources ?? [];
    return !url.startsWith("https://") || !sources.some((source) => source.url === url);
  });
}

function repeatsItself(answer: Answer): boolean {
  const texts = shownSentences(answer)
    .filter(({ citations }) => citations.length > 0)
    .map(({ text, citations }) => `${text} ${citations.join()}`);
  return new Set(texts).size < texts.length;
}

function leavesUntold({ kind, reason, nearest, citations }: Answer): boolean {
  return kind === "abstained"
    ? reason === null || nearest.length !== 3 || citations.length > 0
    : reason !== null || nearest.length > 0;
}

describe("answers to forty questions", () => {
  it("are answers, most of them", () => {
    const answered = answers.filter(({ answer }) => answer.kind === "answered");

    expect(answered.length).toBeGreaterThan(REAL_QUESTIONS.length * 0.7);
    expect(breaking((answer) => !Answer.safeParse(answer).success)).toEqual([]);
  });

  it("hold no sentence that is not stored, or a frame", () => {
    expect(
      breaking((answer) =>
        verify(answer, real.parts).some(({ verdict }) => verdict !== "verbatim"),
      ),
    ).toEqual([]);
  });

  it("cite a source of the cited item, at an https address", () => {
    expect(breaking(isMissourced)).toEqual([]);
  });

  it("cite no summary, which has no source", () => {
    expect(
      breaking(({ citations }) => citations.some(({ item }) => item.startsWith("summary:"))),
    ).toEqual([]);
  });

  it("number citations from 1 on, in the order in which they are met, and use each", () => {
    expect(breaking(isNumberedOddly)).toEqual([]);
  });

  it("hold no control or invisible character, and no unfilled slot", () => {
    expect(
      breaking((answer) =>
        shownSentences(answer).some(({ text }) => /[\p{Cc}\p{Cf}\p{Cs}]|\{[a-z]+\}/u.test(text)),
      ),
    ).toEqual([]);
  });

  it("say no sentence twice", () => {
    expect(breaking(repeatsItself)).toEqual([]);
  });

  it("show a quotation only as stored, and only to whoever asks for one", () => {
    const quoting = breaking(({ citations }) => citations.some(({ form }) => form === "quotation"));

    expect(quoting.filter((question) => !question.includes("mot pour mot"))).toEqual([]);
  });

  it("are short", () => {
    const words = answers.map(({ answer }) =>
      shownSentences(answer)
        .map(({ text }) => text.split(/\s+/).length)
        .reduce((sum, count) => sum + count, 0),
    );

    const sorted = words.toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(SELECTION.maxWords + 30);
    expect(sorted.at(-1)).toBeLessThanOrEqual(400);
  });

  it("come with the twenty best items, each once", () => {
    for (const { answer, retrieved } of answers) {
      expect(retrieved).toHaveLength(answer.kind === "guidance" ? 0 : 20);
      expect(new Set(retrieved).size).toBe(retrieved.length);
    }
  });

  it("tell of an abstention why, and show what is near; of an answer they do not", () => {
    expect(breaking(leavesUntold)).toEqual([]);
  });
});

describe("the same question", () => {
  const asked = REAL_QUESTIONS.filter((_question, at) => at % 4 === 0);

  it("gets the same bytes ten times", async () => {
    for (const text of asked) {
      const expected = JSON.stringify(answers[REAL_QUESTIONS.indexOf(text)]);
      for (let time = 1; time < 10; time += 1) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other, as people ask
        expect(JSON.stringify(await real.ask(text))).toBe(expected);
      }
    }
  });

  it("gets the same bytes from the generation opened anew", async () => {
    const again = real.reopen();
    try {
      for (const text of asked.toReversed()) {
        const expected = JSON.stringify(answers[REAL_QUESTIONS.indexOf(text)]);
        // oxlint-disable-next-line no-await-in-loop -- one after the other, as people ask
        expect(JSON.stringify(await again.ask(text))).toBe(expected);
      }
    } finally {
      again.close();
    }
  });

  it("gets another id on another day, and the same words where no day is named", async () => {
    const [{ answer }, { answer: later }] = await Promise.all([
      real.ask("Qui contrôle S3NS et depuis quand ?"),
      real.ask("Qui contrôle S3NS et depuis quand ?", { today: "2027-03-01" }),
    ]);

    expect(later.answerId).not.toBe(answer.answerId);
    expect({ ...later, answerId: "" }).toEqual({ ...answer, answerId: "" });
  });

  it("gets the same answer while others are asked", async () => {
    const together = await Promise.all(
      [...asked, ...asked.toReversed()].map(async (text) => real.ask(text)),
    );

    const expected = [...asked, ...asked.toReversed()].map(
      (text) => answers[REAL_QUESTIONS.indexOf(text)],
    );
    expect(together).toEqual(expected);
  });
});
