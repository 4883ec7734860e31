import { existsSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { Embeddings } from "@langchain/core/embeddings";
import type { Config } from "../../src/config.ts";
import type { Answer } from "../../src/domain/answer.ts";
import { EVALUATION_DAY, readQuestionSet } from "../../src/evaluation/question-set.ts";
import type {
  AnswerChecks,
  AskGeneration,
  CheckedQuestion,
  ShownAnswer,
} from "../../src/indexing/check-answers.ts";
import { readGolden } from "../../src/indexing/read-golden.ts";
import type { Embedder } from "../../src/retrieval/embedder.ts";
import type { SearchableGeneration } from "../../src/retrieval/searchable-generation.ts";
import { flatText } from "./json-answer.ts";

/** The repository's own base, which its recorded questions are about. */
const OWN_DATA = fileURLToPath(new URL("../../data", import.meta.url));
const OWN_QUESTIONS = fileURLToPath(
  new URL("../../test/eval/questions.dev.jsonl", import.meta.url),
);

export interface AnswerChecksOptions {
  readonly config: Pick<Config, "dataDir" | "promptsDir">;
  readonly embedder: Embedder;
  /** File of questions whose changed answers a dry run shows; those of the repository unless given. */
  readonly questions?: string | undefined;
  /** Whether the golden questions are all that is asked. */
  readonly isDryRun: boolean;
}

/** Embeds a question once, which two generations are asked one after the other. */
class RememberingEmbedder extends Embeddings implements Embedder {
  readonly identity: Embedder["identity"];
  readonly #embedder: Embedder;
  #last: { readonly text: string; readonly vector: Promise<number[]> } | undefined;

  constructor(embedder: Embedder) {
    super({});
    this.#embedder = embedder;
    this.identity = embedder.identity;
  }

  override async embedQuery(text: string): Promise<number[]> {
    if (this.#last?.text !== text) {
      this.#last = { text, vector: this.#embedder.embedQuery(text) };
    }
    return this.#last.vector;
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return this.#embedder.embedDocuments(texts);
  }
}

function toShown(answer: Answer): ShownAnswer {
  return {
    kind: answer.kind,
    text: flatText(answer),
    cites: answer.citations.map(({ item }) => item),
  };
}

function readSets({ config, questions, isDryRun }: AnswerChecksOptions): AnswerChecks["sets"] {
  const own = config.dataDir === OWN_DATA && existsSync(OWN_QUESTIONS) ? OWN_QUESTIONS : undefined;
  const file = questions ?? own;
  if (file === undefined || !isDryRun) {
    return [];
  }
  const read = readQuestionSet(file, { unknownKeys: "ignore" });
  return [
    {
      name: basename(file).replace(/\.[^.]*$/, ""),
      questions: read.map(
        ({ id, question, history }): CheckedQuestion => ({
          id,
          question,
          history,
          today: EVALUATION_DAY,
        }),
      ),
    },
  ];
}

async function openAsker(
  generation: SearchableGeneration,
  { config, embedder }: Pick<AnswerChecksOptions, "config" | "embedder">,
): Promise<AskGeneration> {
  // Loaded when something is asked: most index runs of a base without golden questions ask nothing.
  const { createAssistant } = await import("../../src/assistant/assistant.ts");
  const { readRankingModel } = await import("../../src/answering/ranking-model.ts");
  const { readVocabulary } = await import("../../src/knowledge/vocabulary.ts");
  const { loadPhrases } = await import("../../src/language/phrases.ts");
  const [phrases, vocabulary, model] = await Promise.all([
    loadPhrases(config.promptsDir),
    readVocabulary(config.dataDir),
    readRankingModel(config.dataDir),
  ]);
  const parts = { generation, embedder, phrases, vocabulary, model, clock: () => 0 };
  const assistant = createAssistant(parts);
  return async ({ question, history, today }) => {
    const { answer } = await assistant.ask({ text: question, history: [...history], today });
    return toShown(answer);
  };
}

/**
 * The questions by which a new index is judged, and who answers them.
 *
 * @throws {BotError} KNOWLEDGE_INVALID when golden.yaml is wrong, QUESTION_INVALID when the question file is.
 */
export async function loadAnswerChecks(options: AnswerChecksOptions): Promise<AnswerChecks> {
  const embedder = new RememberingEmbedder(options.embedder);
  return {
    golden: await readGolden(options.config.dataDir),
    sets: readSets(options),
    open: async (generation) => openAsker(generation, { config: options.config, embedder }),
  };
}
