import { readFileSync } from "node:fs";
import { z } from "zod";
import { PartialDate } from "../domain/partial-date.ts";
import { ItemId } from "../domain/passage.ts";
import { BotError } from "../errors.ts";

/** Day on which every question of the recorded sets is asked. */
export const EVALUATION_DAY = "2026-11-23";

const fields = {
  id: z.string().min(1),
  language: z.string().regex(/^[a-z]{2}$/, "write a two-letter language code such as fr"),
  /** Kind of difficulty; figures are given for each. */
  type: z.string().min(1),
  question: z.string().min(1),
  history: z.array(z.string()),
  answerable: z.boolean(),
  relevant: z.array(ItemId),
  mustInclude: z.array(z.array(z.string().min(1)).min(1)),
  mustNotInclude: z.array(z.string().min(1)),
  asOf: PartialDate.nullable(),
  note: z.string().optional(),
};

/**
 * One question with what a good answer holds; every field of test/eval/README.md.
 *
 * @example
 * ```ts
 * EvalQuestion.parse({
 *   id: "d001", language: "en", type: "fact", question: "Who runs Bleu?", history: [],
 *   answerable: true, relevant: ["fact:bleu-ownership"], mustInclude: [["Orange"]],
 *   mustNotInclude: [], asOf: null,
 * });
 * ```
 */
export const EvalQuestion = z.strictObject(fields);
export type EvalQuestion = z.infer<typeof EvalQuestion>;

const ForeignQuestion = z.object(fields);

/** How to read a question file. */
export interface ReadQuestionsOptions {
  /** `refuse` for the recorded sets, where an unknown key is a typing error; `ignore` for others. */
  readonly unknownKeys: "refuse" | "ignore";
}

/**
 * Reads a file of questions, one JSON object a line; empty lines are skipped.
 *
 * @throws {BotError} QUESTION_INVALID, naming every faulty line at once.
 */
export function readQuestionSet(
  file: string,
  options: ReadQuestionsOptions,
): readonly EvalQuestion[] {
  return parseQuestionSet(readText(file), file, options);
}

/**
 * Parses the text of a question file; `file` is only named in faults.
 *
 * @throws {BotError} QUESTION_INVALID, naming every faulty line at once.
 */
export function parseQuestionSet(
  text: string,
  file: string,
  options: ReadQuestionsOptions,
): readonly EvalQuestion[] {
  const schema = options.unknownKeys === "refuse" ? EvalQuestion : ForeignQuestion;
  const questions: EvalQuestion[] = [];
  const faults: string[] = [];
  const lineOfId = new Map<string, number>();

  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() !== "") {
      const parsed = parseLine(line, schema);
      const lineFaults = parsed.kind === "faults" ? parsed.faults : [];
      if (parsed.kind === "question") {
        lineFaults.push(...contradictions(parsed.question, lineOfId));
        lineOfId.set(parsed.question.id, index + 1);
        questions.push(parsed.question);
      }
      faults.push(...lineFaults.map((fault) => `${file}:${String(index + 1)}: ${fault}`));
    }
  }

  if (questions.length === 0 && faults.length === 0) {
    faults.push(`${file}: holds no question; write one JSON object a line`);
  }
  if (faults.length > 0) {
    throw new BotError("QUESTION_INVALID", faults.join("\n"));
  }
  return questions;
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new BotError(
      "QUESTION_INVALID",
      `Cannot read the question file ${file}; check the path and its permissions`,
      { cause },
    );
  }
}

type ParsedLine =
  | { readonly kind: "question"; readonly question: EvalQuestion }
  | { readonly kind: "faults"; readonly faults: string[] };

function parseLine(line: string, schema: z.ZodType<EvalQuestion>): ParsedLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: "faults", faults: [`is not JSON (${reason}); write one object on one line`] };
  }

  const result = schema.safeParse(value);
  if (result.success) {
    return { kind: "question", question: result.data };
  }
  return { kind: "faults", faults: result.error.issues.map(describeIssue) };
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const path = issue.path.join(".");
  return path === "" ? issue.message : `${path}: ${issue.message}`;
}

function contradictions(question: EvalQuestion, lineOfId: ReadonlyMap<string, number>): string[] {
  const faults: string[] = [];
  const earlier = lineOfId.get(question.id);
  if (earlier !== undefined) {
    faults.push(`id: ${question.id} is already on line ${String(earlier)}; give it its own`);
  }
  if (question.answerable && question.relevant.length === 0) {
    faults.push("relevant: is empty, but the question is answerable; name an item or set false");
  }
  if (!question.answerable && question.relevant.length > 0) {
    faults.push("relevant: names items, but the question is not answerable; empty it or set true");
  }
  return faults;
}
