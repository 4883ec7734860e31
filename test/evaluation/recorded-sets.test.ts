import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { readBaseFiles } from "../../src/evaluation/base-files.ts";
import { isEvidenceForeign } from "../../src/evaluation/question-groups.ts";
import { type EvalQuestion, readQuestionSet } from "../../src/evaluation/question-set.ts";

function readSet(name: string): readonly EvalQuestion[] {
  return readQuestionSet(`test/eval/questions.${name}.jsonl`, { unknownKeys: "refuse" });
}

function countBy(
  questions: readonly EvalQuestion[],
  key: "type" | "language",
): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const question of questions) {
    counts[question[key]] = (counts[question[key]] ?? 0) + 1;
  }
  return counts;
}

describe("the development questions", () => {
  const questions = readSet("dev");

  it("are the 160 that test/eval/README.md counts", () => {
    expect(questions).toHaveLength(160);
    expect(countBy(questions, "language")).toEqual({ fr: 88, en: 56, de: 5, es: 5, it: 3, nl: 3 });
    expect(countBy(questions, "type")).toEqual({
      fact: 26,
      timeline: 16,
      "yes-no": 16,
      unanswerable: 13,
      "who-when-where": 13,
      comparison: 12,
      "cross-lingual": 12,
      list: 12,
      definition: 11,
      "follow-up": 9,
      "multi-hop": 7,
      "false-premise": 6,
      "out-of-scope": 4,
      injection: 3,
    });
    expect(questions.filter(({ answerable }) => !answerable)).toHaveLength(19);
  });

  it("hold 19 whose evidence exists only in another language", () => {
    expect(questions.filter(isEvidenceForeign)).toHaveLength(19);
  });
});

describe("the second set", () => {
  it("has 60 questions, 7 of them unanswerable", () => {
    const questions = readSet("second");

    expect(questions).toHaveLength(60);
    expect(questions.filter(({ answerable }) => !answerable)).toHaveLength(7);
  });
});

describe("test/eval/README.md", () => {
  it.each(["dev", "second", "calibration"])("tells how many questions %s has", async (name) => {
    const questions = readSet(name);
    const unanswerable = questions.filter(({ answerable }) => !answerable).length;
    const languages = Object.entries(countBy(questions, "language"))
      .toSorted(([a, x], [b, y]) => y - x || a.localeCompare(b, "en"))
      .map(([language, count]) => `${String(count)} ${language}`);

    expect(await readFile("test/eval/README.md", "utf8")).toContain(
      `| \`questions.${name}.jsonl\` | ${String(questions.length)} (${languages.join(", ")}) | ${String(unanswerable)} |`,
    );
  });
});

describe("every set", () => {
  const { items } = readBaseFiles("data");

  it.each(["dev", "second", "calibration"])("%s names only items of the base", (name) => {
    const unknown = readSet(name).flatMap(({ id, relevant }) =>
      relevant.filter((item) => !items.has(item)).map((item) => `${id}: ${item}`),
    );

    expect(unknown).toEqual([]);
  });

  it.each(["dev", "second", "calibration"])("%s seeks strings, not patterns", (name) => {
    const patterns = readSet(name).flatMap(({ id, mustInclude, mustNotInclude }) =>
      [...mustInclude.flat(), ...mustNotInclude]
        .filter((sought) => /\.\*|\)\?|\\/.test(sought))
        .map((sought) => `${id}: ${sought}`),
    );

    expect(patterns).toEqual([]);
  });

  it("asks no question of another set", () => {
    const texts = ["dev", "second", "calibration"].flatMap((name) =>
      readSet(name).map(({ question, history }) => [...history, question].join("\n").toLowerCase()),
    );

    expect(texts).toHaveLength(new Set(texts).size);
  });
});
