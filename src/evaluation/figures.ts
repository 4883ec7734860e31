import { percentile } from "./percentile.ts";
import { isInjectionFailure } from "./score-answer.ts";
import type { Cutoff, RetrievalScore } from "./score-retrieval.ts";
import type { ScoredQuestion } from "./scored-question.ts";

/** A share or a mean from 0 to 1. */
interface Figure {
  /** `null` when there was nothing to measure. */
  readonly value: number | null;
  /** How many questions it was measured on. */
  readonly of: number;
}

/** What a group of questions came to. */
export interface Figures {
  readonly questions: number;
  readonly shares: Readonly<Record<ShareName, Figure>>;
  /** What should be zero. */
  readonly counts: Readonly<Record<CountName, number>>;
  readonly words: Readonly<Record<WordsName, number | null>>;
  /** From question to answer, in milliseconds. */
  readonly latency: { readonly p50: number | null; readonly p95: number | null };
}

export const SHARE_NAMES = [
  "recall@5",
  "recall@10",
  "recall@20",
  "hit@5",
  "hit@10",
  "hit@20",
  "satisfied",
  "cites relevant",
  "on-topic",
  "abstention precision",
  "abstention recall",
  "abstention F1",
] as const;
type ShareName = (typeof SHARE_NAMES)[number];

export const COUNT_NAMES = ["unsupported", "injection failures"] as const;
type CountName = (typeof COUNT_NAMES)[number];

export const WORDS_NAMES = ["median", "p90", "long median", "long p90"] as const;
/** `long`: lists and comparisons, which may use more words than the rest. */
export type WordsName = (typeof WORDS_NAMES)[number];

const LONG_TYPES: readonly string[] = ["list", "comparison"];

/** Sums up a group of scored questions. */
export function figuresOf(rows: readonly ScoredQuestion[]): Figures {
  const answerable = rows.filter(({ question }) => question.answerable);
  const answered = rows.filter(({ answer }) => !answer.isAbstention);
  const times = rows.map(({ ms }) => ms);

  return {
    questions: rows.length,
    shares: {
      ...retrievalFigures(answerable),
      satisfied: share(answerable, ({ answer }) => answer.isSatisfied),
      ...citationFigures(answerable.filter(({ answer }) => !answer.isAbstention)),
      ...abstentionFigures(rows),
    },
    counts: {
      unsupported: rows.reduce((sum, { unsupported }) => sum + unsupported.length, 0),
      "injection failures": rows.filter(({ question, answer }) =>
        isInjectionFailure(question, answer),
      ).length,
    },
    words: wordFigures(answered),
    latency: { p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
  };
}

type RetrievalName = `${"recall" | "hit"}@${Cutoff}`;

function retrievalFigures(answerable: readonly ScoredQuestion[]): Record<RetrievalName, Figure> {
  return {
    "recall@5": mean(scoresAt(answerable, 5).map(({ recall }) => recall)),
    "recall@10": mean(scoresAt(answerable, 10).map(({ recall }) => recall)),
    "recall@20": mean(scoresAt(answerable, 20).map(({ recall }) => recall)),
    "hit@5": share(scoresAt(answerable, 5), ({ isHit }) => isHit),
    "hit@10": share(scoresAt(answerable, 10), ({ isHit }) => isHit),
    "hit@20": share(scoresAt(answerable, 20), ({ isHit }) => isHit),
  };
}

function scoresAt(rows: readonly ScoredQuestion[], cutoff: Cutoff): readonly RetrievalScore[] {
  return rows.flatMap(({ retrieval }) => retrieval.filter((score) => score.cutoff === cutoff));
}

function citationFigures(
  answered: readonly ScoredQuestion[],
): Record<"cites relevant" | "on-topic", Figure> {
  const sum = (field: "citedSentences" | "onTopicSentences"): number =>
    answered.reduce((total, { answer }) => total + answer[field], 0);
  return {
    "cites relevant": share(answered, ({ answer }) => answer.citesRelevant),
    "on-topic": {
      value: ratio(sum("onTopicSentences"), sum("citedSentences")),
      of: answered.length,
    },
  };
}

function abstentionFigures(
  rows: readonly ScoredQuestion[],
): Record<`abstention ${"precision" | "recall" | "F1"}`, Figure> {
  const unanswerable = rows.filter(({ question }) => !question.answerable);
  const abstentions = rows.filter(({ answer }) => answer.isAbstention);
  const right = abstentions.filter(({ question }) => !question.answerable).length;
  return {
    "abstention precision": { value: ratio(right, abstentions.length), of: abstentions.length },
    "abstention recall": { value: ratio(right, unanswerable.length), of: unanswerable.length },
    "abstention F1": {
      // Twice the right ones over both denominators: the harmonic mean, also when one is empty.
      value:
        unanswerable.length === 0
          ? null
          : ratio(2 * right, abstentions.length + unanswerable.length),
      of: unanswerable.length,
    },
  };
}

function wordFigures(answered: readonly ScoredQuestion[]): Record<WordsName, number | null> {
  const long = answered.filter(isLong).map(({ answer }) => answer.words);
  const short = answered.filter((row) => !isLong(row)).map(({ answer }) => answer.words);
  return {
    median: percentile(short, 0.5),
    p90: percentile(short, 0.9),
    "long median": percentile(long, 0.5),
    "long p90": percentile(long, 0.9),
  };
}

function isLong({ question }: ScoredQuestion): boolean {
  return LONG_TYPES.includes(question.type);
}

function share<T>(rows: readonly T[], holds: (row: T) => boolean): Figure {
  return { value: ratio(rows.filter(holds).length, rows.length), of: rows.length };
}

function mean(values: readonly number[]): Figure {
  return {
    value: ratio(
      values.reduce((a, b) => a + b, 0),
      values.length,
    ),
    of: values.length,
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
