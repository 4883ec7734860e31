import { isDeepStrictEqual } from "node:util";
import type { Explanation } from "../../src/answering/explanation.ts";
import { readRankingModel } from "../../src/answering/ranking-model.ts";
import { createAssistant } from "../../src/assistant/assistant.ts";
import type { Answer } from "../../src/domain/answer.ts";
import { excludedFrom } from "../../src/indexing/quarantine.ts";
import { readVocabulary } from "../../src/knowledge/vocabulary.ts";
import { loadPhrases, type Phrases } from "../../src/language/phrases.ts";
import type { Embedder } from "../../src/retrieval/embedder.ts";
import type { SearchableGeneration } from "../../src/retrieval/searchable-generation.ts";
import type { AskedQuestion } from "../../src/storage/asked-questions.ts";
import { openKept } from "../../src/storage/open-kept.ts";
import { openPublished } from "../../src/storage/open-published.ts";
import { readReviewState } from "../../src/storage/read-review.ts";
import { embedderIdentity, openEmbedder } from "../model/open-embedder.ts";
import { sayToUser } from "./bind-phrases.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { type AnswerOptions, findAnswer } from "./find-answer.ts";
import { renderTrace } from "./render-trace.ts";
import { writeLine, writeLines } from "./streams.ts";

/** An answer made again to tell how it came about. */
export interface Explained {
  readonly asked: AskedQuestion;
  /** Generation that it was made again on. */
  readonly generation: string;
  /** Whether that is the one it was given from. */
  readonly isKept: boolean;
  /** Whether it says what was said then. */
  readonly isSame: boolean;
  readonly answer: Answer;
  /** Without timings: those were of another run. */
  readonly explanation: Omit<Explanation, "timings">;
}

/**
 * Tells how an answer came about, by making it again on the index it was given from; on the published
 * one when that is no longer kept. Changes nothing and brings nothing up to date.
 *
 * @throws {UsageError} when there is no such answer.
 * @throws {BotError} when no index can be opened, or as answering does.
 */
export async function runExplain(
  context: TerminalContext,
  options: AnswerOptions,
): Promise<ExitCode> {
  const asked = findAnswer(context, options);
  const phrases = await loadPhrases(context.config.promptsDir);
  const explained = await explainAgain(context, asked, phrases);
  const { stdout } = context.streams;
  await (options.json
    ? writeLine(stdout, JSON.stringify(explained))
    : writeLines(stdout, renderTrace(explained, sayToUser(phrases, context))));
  return EXIT.ok;
}

async function explainAgain(
  context: TerminalContext,
  asked: AskedQuestion,
  phrases: Phrases,
): Promise<Explained> {
  const { config, clock } = context;
  const loading = openEmbedder(config);
  // A failure is told where the embedder is needed first; until then it is no unhandled one.
  loading.catch(() => undefined);
  const [vocabulary, model] = await Promise.all([
    readVocabulary(config.dataDir),
    readRankingModel(config.dataDir),
  ]);
  const generation = await openFor(asked, context, loading);
  try {
    const embedder = await loading;
    const excludedItems = excludedFrom(generation, readReviewState(config.stateDir).quarantined);
    const parts = { generation, embedder, phrases, clock, vocabulary, model, excludedItems };
    const { answer, explanation } = await createAssistant(parts).ask(asked.question, true);
    const { timings: _timings, ...told } = explanation;
    return {
      asked,
      generation: generation.manifest.id,
      isKept: generation.manifest.id === asked.answer.generation,
      isSame: isDeepStrictEqual(answer.blocks, asked.answer.blocks),
      answer,
      explanation: told,
    };
  } finally {
    generation.close();
  }
}

async function openFor(
  { answer }: AskedQuestion,
  { config }: TerminalContext,
  embedder: Promise<Embedder>,
): Promise<SearchableGeneration> {
  const identity = await embedderIdentity(config, embedder);
  const place = { stateDir: config.stateDir, identity };
  return openKept(answer.generation, place) ?? openPublished(place);
}
