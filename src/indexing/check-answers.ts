import type { ItemId } from "../domain/passage.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { breathe } from "./cancellation.ts";
import type { AnswerChange } from "./change-report.ts";
import type { GoldenQuestion, GoldenSet } from "./golden-question.ts";

/** As much of an answer as is compared. */
export interface ShownAnswer {
  readonly kind: string;
  readonly text: string;
  readonly cites: readonly ItemId[];
}

export interface CheckedQuestion {
  readonly id: string;
  readonly question: string;
  /** Earlier messages, oldest first. */
  readonly history: readonly string[];
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** Asks one generation. */
export type AskGeneration = (question: CheckedQuestion) => Promise<ShownAnswer>;

/** Questions by which a new generation is judged. */
export interface AnswerChecks {
  readonly golden: GoldenSet;
  /** Asked in dry runs only, to show which answers change. */
  readonly sets: readonly {
    readonly name: string;
    readonly questions: readonly CheckedQuestion[];
  }[];
  /** Makes a generation ready to be asked; it stays its opener's to close. */
  readonly open: (generation: SearchableGeneration) => Promise<AskGeneration>;
}

export interface CheckAnswersOptions {
  readonly signal: AbortSignal;
  /** Called with the questions asked so far. */
  readonly onQuestions: (done: number, total: number) => void;
}

const GOLDEN = "golden";

function toQuestion({ id, question }: GoldenQuestion, today: string): CheckedQuestion {
  return { id, question, history: [], today };
}

function passes({ kind, cites }: GoldenQuestion, answer: ShownAnswer): boolean {
  const isCited = (group: readonly ItemId[]): boolean =>
    group.some((item) => answer.cites.includes(item));
  return answer.kind === kind && cites.every(isCited);
}

/** Tells what a golden question lacks: for whoever mends the base, or the question. */
function lacking({ id, kind, cites }: GoldenQuestion, answer: ShownAnswer): string {
  const missing = cites
    .filter((group) => !group.some((item) => answer.cites.includes(item)))
    .map((group) => group.join(" or "));
  const wrong = answer.kind === kind ? [] : [`is ${answer.kind} instead of ${kind}`];
  return `${id} ${[...wrong, ...missing.map((item) => `does not cite ${item}`)].join(", ")}`;
}

/** A golden question that a generation does not answer as it must. */
export interface GoldenFault {
  readonly change: AnswerChange;
  /** What is wrong, in a phrase that begins with its id. */
  readonly lacks: string;
}

/** Asks a new generation the golden questions; empty when all are answered as they must be. */
export async function checkGolden(
  generation: SearchableGeneration,
  { golden, open }: AnswerChecks,
  { signal, onQuestions }: CheckAnswersOptions,
): Promise<readonly GoldenFault[]> {
  const { questions, today } = golden;
  if (questions.length === 0) {
    return [];
  }
  const ask = await open(generation);
  const faults: GoldenFault[] = [];
  for (const [at, question] of questions.entries()) {
    onQuestions(at, questions.length);
    // oxlint-disable-next-line no-await-in-loop -- one question at a time: the embedder uses all cores
    await breathe(signal);
    const asked = { set: GOLDEN, question: toQuestion(question, today), golden: question };
    // oxlint-disable-next-line no-await-in-loop -- as above
    const after = await ask(asked.question);
    const change = compare(asked, { before: null, after });
    if (change !== null) {
      faults.push({ change, lacks: lacking(question, after) });
    }
  }
  onQuestions(questions.length, questions.length);
  return faults;
}

/** The two generations that are compared; `published` is `null` when it cannot be asked. */
export interface Compared {
  readonly published: SearchableGeneration | null;
  readonly candidate: SearchableGeneration;
}

const NOTHING: ShownAnswer = { kind: "none", text: "", cites: [] };

interface Asked {
  readonly set: string;
  readonly question: CheckedQuestion;
  readonly golden: GoldenQuestion | null;
}

function listQuestions({ golden, sets }: AnswerChecks): readonly Asked[] {
  return [
    ...golden.questions.map((each) => ({
      set: GOLDEN,
      question: toQuestion(each, golden.today),
      golden: each,
    })),
    ...sets.flatMap(({ name, questions }) =>
      questions.map((question) => ({ set: name, question, golden: null })),
    ),
  ];
}

function compare(
  { set, question, golden }: Asked,
  { before, after }: { readonly before: ShownAnswer | null; readonly after: ShownAnswer },
): AnswerChange | null {
  const isPassed = golden === null || passes(golden, after);
  const isSame = before === null || (before.kind === after.kind && before.text === after.text);
  if (isSame && isPassed) {
    return null;
  }
  const shown = ({ kind, text }: ShownAnswer): AnswerChange["before"] => ({ kind, text });
  return {
    set,
    id: question.id,
    question: question.question,
    before: shown(before ?? NOTHING),
    after: shown(after),
    passes: isPassed,
  };
}

/** Asks both generations every question, and lists the answers that differ and the golden ones that fail. */
export async function compareAnswers(
  { published, candidate }: Compared,
  checks: AnswerChecks,
  { signal, onQuestions }: CheckAnswersOptions,
): Promise<AnswerChange[]> {
  const asked = listQuestions(checks);
  if (asked.length === 0) {
    return [];
  }
  const askBefore = published === null ? null : await checks.open(published);
  const askAfter = await checks.open(candidate);
  const changes: AnswerChange[] = [];
  for (const [at, each] of asked.entries()) {
    onQuestions(at, asked.length);
    // oxlint-disable-next-line no-await-in-loop -- one question at a time: the embedder uses all cores
    await breathe(signal);
    // oxlint-disable-next-line no-await-in-loop -- as above
    const before = askBefore === null ? null : await askBefore(each.question);
    // oxlint-disable-next-line no-await-in-loop -- as above
    const change = compare(each, { before, after: await askAfter(each.question) });
    if (change !== null) {
      changes.push(change);
    }
  }
  onQuestions(asked.length, asked.length);
  return changes;
}
