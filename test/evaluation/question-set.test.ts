import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseQuestionSet, readQuestionSet } from "../../src/evaluation/question-set.ts";
import { questionOf } from "../helpers/evaluated-answer.ts";

const STRICT = { unknownKeys: "refuse" } as const;

function line(fields: Record<string, unknown>): string {
  return JSON.stringify({ ...questionOf(), ...fields });
}

describe("parseQuestionSet", () => {
  it("reads a question a line and skips empty lines", () => {
    const text = `${line({ id: "a" })}\r\n\n${line({ id: "b", note: "hard" })}\n`;

    const questions = parseQuestionSet(text, "set.jsonl", STRICT);

    expect(questions).toEqual([questionOf({ id: "a" }), questionOf({ id: "b", note: "hard" })]);
  });

  it.each([
    { name: "broken JSON", text: "{", message: /^set\.jsonl:1: is not JSON \(/ },
    {
      name: "a missing field",
      text: line({ question: undefined }),
      message: /^set\.jsonl:1: question: /,
    },
    {
      name: "an item of no kind",
      text: line({ relevant: ["web:x"] }),
      message: /^set\.jsonl:1: relevant\.0: /,
    },
    {
      name: "an impossible date",
      text: line({ asOf: "2026-13" }),
      message: "set.jsonl:1: asOf: this day or month does not exist",
    },
    {
      name: "an unknown key",
      text: line({ anwser: "x" }),
      message: /^set\.jsonl:1: .*"anwser"/,
    },
    {
      name: "an id used twice",
      text: `${line({ id: "a" })}\n${line({ id: "a" })}`,
      message: "set.jsonl:2: id: a is already on line 1; give it its own",
    },
    {
      name: "an answerable question without an item",
      text: line({ relevant: [] }),
      message: /^set\.jsonl:1: relevant: is empty, but the question is answerable/,
    },
    {
      name: "an unanswerable question with an item",
      text: line({ answerable: false }),
      message: /^set\.jsonl:1: relevant: names items, but the question is not answerable/,
    },
    { name: "no question", text: "\n", message: /^set\.jsonl: holds no question/ },
  ])("refuses $name", ({ text, message }) => {
    expect(() => parseQuestionSet(text, "set.jsonl", STRICT)).toThrow(message);
  });

  it("names every faulty line at once", () => {
    const text = [line({ id: "a" }), "nonsense", line({ id: "c", type: "", history: null })].join(
      "\n",
    );

    expect(() => parseQuestionSet(text, "set.jsonl", STRICT)).toThrow(
      /^set\.jsonl:2: is not JSON .*\nset\.jsonl:3: type: .*\nset\.jsonl:3: history: .*$/,
    );
  });

  it("ignores unknown keys of another's set when told to", () => {
    const questions = parseQuestionSet(line({ author: "x" }), "set.jsonl", {
      unknownKeys: "ignore",
    });

    expect(questions).toEqual([questionOf()]);
  });
});

describe("readQuestionSet", () => {
  it("names a file that is not there", () => {
    expect(() => readQuestionSet("/nowhere/set.jsonl", STRICT)).toThrow(
      "Cannot read the question file /nowhere/set.jsonl; check the path and its permissions",
    );
  });

  it("reads accents and emoji as typed", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "question-set-")), "set.jsonl");
    await writeFile(file, line({ question: "Où est-ce ? 🇫🇷" }));

    expect(readQuestionSet(file, STRICT)[0]?.question).toBe("Où est-ce ? 🇫🇷");
  });
});
