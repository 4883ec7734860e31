import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { type EvalContext, type EvalOptions, runEval } from "../../../adapters/terminal/eval.ts";
import type { Question } from "../../../src/domain/question.ts";
import type { EvalQuestion } from "../../../src/evaluation/question-set.ts";
import type { Reply } from "../../../src/evaluation/reply.ts";
import { answerOf, citationOf, questionOf, sentence } from "../../helpers/evaluated-answer.ts";
import { writeEvaluationBase } from "../../helpers/evaluation-base.ts";

const GOOD: Reply = {
  answer: answerOf([sentence("Nimbus est qualifié SecNumCloud depuis le 17 avril 2026.", 1)], {
    citations: [citationOf()],
  }),
  retrieved: ["fact:nimbus-secnumcloud"],
  explanation: { timings: { search: 1 } },
};
const WRONG: Reply = { ...GOOD, answer: answerOf([sentence("Nimbus est le meilleur.")]) };
const ABSTENTION: Reply = {
  ...GOOD,
  answer: answerOf([sentence("La base n'a rien sur Nimbus.")], { kind: "abstained" }),
  retrieved: [],
};

const QUESTIONS: readonly EvalQuestion[] = [
  questionOf({ id: "good", question: "Nimbus ?", history: ["Qui ?"], asOf: "2025" }),
  questionOf({ id: "none", answerable: false, relevant: [], mustInclude: [] }),
];

interface Workbench {
  readonly context: EvalContext;
  readonly asked: Question[];
  readonly printed: () => string;
}

let folder: string;

/** A bot that answers each question by its text, `GOOD` when it knows nothing else. */
async function workbench(replies: Readonly<Record<string, Reply>> = {}): Promise<Workbench> {
  const asked: Question[] = [];
  let printed = "";
  let clock = 0;
  const { dataDir, promptsDir } = await writeEvaluationBase();
  return {
    asked,
    printed: () => printed,
    context: {
      ask: (question) => {
        asked.push(question);
        clock += 7;
        return Promise.resolve(replies[question.text] ?? GOOD);
      },
      dataDir,
      promptsDir,
      setsDir: folder,
      reportDir: join(folder, "reports"),
      stdout: {
        write: (text) => {
          printed += text;
        },
      },
      now: () => clock,
    },
  };
}

async function writeSet(file: string, questions: readonly EvalQuestion[]): Promise<string> {
  const path = join(folder, file);
  await writeFile(path, questions.map((question) => JSON.stringify(question)).join("\n"));
  return path;
}

async function writeRecordedSets(): Promise<void> {
  for (const set of ["dev", "second", "calibration"]) {
    await writeSet(`questions.${set}.jsonl`, QUESTIONS);
  }
}

function options(fields: Partial<EvalOptions> = {}): EvalOptions {
  return { check: false, record: false, ...fields };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "eval-"));
});

describe("runEval", () => {
  it("runs the three recorded sets, on the day they were written for", async () => {
    await writeRecordedSets();
    const { context, asked, printed } = await workbench();

    const code = await runEval(context, options());

    expect(code).toBe(0);
    // The first question of each set is asked once more, to warm up.
    expect(asked).toHaveLength(3 * (2 + 1));
    expect(asked[0]).toEqual({ text: "Nimbus ?", history: ["Qui ?"], today: "2026-11-23" });
    expect(printed().match(/^# .*/gm)).toEqual(["# dev", "# second", "# calibration"]);
  });

  it("prints a row a group and each failure with what is wrong", async () => {
    const file = await writeSet("other.jsonl", [
      questionOf({ id: "bad", question: "Mauvais ?", history: ["Avant ?"] }),
      questionOf({ id: "silent", question: "Muet ?", language: "de" }),
      questionOf({ id: "loud", question: "Trop ?", answerable: false, relevant: [] }),
      questionOf({ id: "good" }),
    ]);
    const { context, printed } = await workbench({ "Mauvais ?": WRONG, "Muet ?": ABSTENTION });

    await runEval(context, options({ questions: file }));

    const output = printed();
    expect(output).toMatch(/^all +4 .* 7\/7$/m);
    expect(output).toMatch(/^language other +1 /m);
    expect(output).toContain("evidence only in another language: 1 of 1 missed at 10 (silent)");
    expect(output).toContain("3 of 4 questions failed");
    expect(output).toContain(
      [
        "bad fr fact: Mauvais ?",
        "  after: Avant ?",
        "  unsupported: Nimbus est le meilleur. (has no citation and is no phrase of prompts/)",
        "  missing: 17 avril 2026",
        "  answered: Nimbus est le meilleur.",
      ].join("\n"),
    );
    expect(output).toContain("  not answered, though the base holds an answer");
    expect(output).toContain("  answered, though the base holds no answer");
    expect(output).not.toContain("good fr");
  });

  it("shows no more than 200 characters of a failed answer", async () => {
    const file = await writeSet("other.jsonl", [questionOf({ id: "long" })]);
    const long = { ...WRONG, answer: answerOf([sentence("a".repeat(500))]) };
    const { context, printed } = await workbench({ [questionOf().question]: long });

    await runEval(context, options({ questions: file }));

    expect(printed()).toContain(`  answered: ${"a".repeat(200)}…\n`);
  });

  it("keeps every answer whole under the name of the set", async () => {
    const file = await writeSet("other.jsonl", [questionOf({ id: "good" })]);
    const { context } = await workbench();

    await runEval(context, options({ questions: file }));

    const report: unknown = JSON.parse(
      await readFile(join(folder, "reports", "other.json"), "utf8"),
    );
    expect(report).toMatchObject({
      set: "other",
      day: "2026-11-23",
      groups: { all: { shares: { satisfied: { value: 1, of: 1 } } } },
      questions: [{ question: { id: "good" }, reply: GOOD, ms: 7, unsupported: [] }],
    });
  });

  it("names the faults of a set before asking anything", async () => {
    await writeRecordedSets();
    await writeFile(join(folder, "questions.calibration.jsonl"), "nonsense");
    const { context, asked } = await workbench();

    await expect(runEval(context, options())).rejects.toThrow(
      /questions\.calibration\.jsonl:1: is not JSON/,
    );
    expect(asked).toEqual([]);
  });

  it("passes a check against what it recorded, and fails when figures fell", async () => {
    await writeRecordedSets();
    const good = await workbench({ "Nimbus est-il qualifié ?": ABSTENTION });
    await runEval(good.context, options({ record: true }));

    const same = await workbench({ "Nimbus est-il qualifié ?": ABSTENTION });
    const worse = await workbench({ "Nimbus est-il qualifié ?": WRONG, "Nimbus ?": WRONG });

    expect(await runEval(same.context, options({ check: true }))).toBe(0);
    expect(same.printed()).toContain("No figure fell\n");
    expect(await runEval(worse.context, options({ check: true }))).toBe(1);
    expect(worse.printed()).toContain("dev, all: unsupported rose to 2 from 0\n");
  });

  it("fails a check of a set that nothing is recorded for", async () => {
    const file = await writeSet("other.jsonl", [questionOf()]);
    const { context, printed } = await workbench();

    expect(await runEval(context, options({ questions: file, check: true }))).toBe(1);
    expect(printed()).toContain(
      "other: no best is recorded; run `npm run eval -- --record` once\n",
    );
  });
});
