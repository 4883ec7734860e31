import { EvidenceFinder } from "../../src/answering/find-evidence.ts";
import { createAssistant } from "../../src/assistant/assistant.ts";
import type { Question } from "../../src/domain/question.ts";
import { originalId } from "../../src/evaluation/copy-base-file.ts";
import {
  EVALUATION_DAY,
  type EvalQuestion,
  readQuestionSet,
} from "../../src/evaluation/question-set.ts";
import type { TimedReply } from "../../src/evaluation/score-question.ts";
import { scoreRetrieval } from "../../src/evaluation/score-retrieval.ts";
import { stageLatency } from "../../src/evaluation/stage-latency.ts";
import { groupMember } from "../../src/retrieval/item-group.ts";
import { type BaseFigures, BaseTask } from "./base-figures.ts";
import { sampleQuestions } from "./inputs.ts";
import { latencyOf, timesOf } from "./latency-of.ts";
import { measureVectors } from "./measure-vectors.ts";
import { openMeasured } from "./open-measured.ts";
import { settledMemory } from "./settled-memory.ts";

/** Other questions, asked before the clock runs: they compile code and fill caches, as those of an hour do. */
const WARM_UP = 240;
const CUTOFF = 10;
type Opened = Awaited<ReturnType<typeof openMeasured>>;

function askedOf({ question: text, history }: EvalQuestion): Question {
  return { text, history, today: EVALUATION_DAY };
}

async function askAll(
  parts: Opened,
  {
    before,
    questions,
  }: { readonly before: readonly EvalQuestion[]; readonly questions: readonly EvalQuestion[] },
): Promise<readonly TimedReply[]> {
  const assistant = createAssistant(parts);
  await assistant.prepare(new AbortController().signal);
  const replies: TimedReply[] = [];
  for (const [at, question] of [...before, ...questions].entries()) {
    const start = performance.now();
    // oxlint-disable-next-line no-await-in-loop -- one question after the other is what is measured
    const reply = await assistant.ask(askedOf(question));
    if (at >= before.length) {
      replies.push({ reply, ms: performance.now() - start });
    }
  }
  return replies;
}

/** What the search alone finds: a copy counts as the item it was copied from. */
async function measureSearch(
  finder: EvidenceFinder,
  questions: readonly EvalQuestion[],
): Promise<Pick<BaseFigures, "recall" | "search"> & { readonly vectors: readonly Float32Array[] }> {
  const recalls: number[] = [];
  const times: number[] = [];
  const vectors: Float32Array[] = [];
  for (const question of questions) {
    const understanding = finder.understand(askedOf(question));
    // oxlint-disable-next-line no-await-in-loop -- the embedder takes one at a time
    const { vector } = await finder.embed(understanding);
    vectors.push(vector);
    const start = performance.now();
    const lexical = finder.parts.search.findWords(understanding);
    const { items } = finder.search(understanding, { vector, lexical }).result;
    times.push(performance.now() - start);
    const found = items.map(({ group }) =>
      groupMember(originalId(group), understanding.baseLanguage),
    );
    const score = scoreRetrieval(question, found).find(({ cutoff }) => cutoff === CUTOFF);
    recalls.push(score?.recall ?? 0);
  }
  const recall = recalls.reduce((sum, each) => sum + each, 0) / recalls.length;
  return { recall, search: latencyOf("search", times), vectors };
}

function withoutEmbedder(replies: readonly TimedReply[]): readonly number[] {
  return replies.map(({ reply, ms }) => ms - (reply.explanation.timings["embed"] ?? 0));
}

async function measure(task: BaseTask): Promise<BaseFigures> {
  const all = task.questions.flatMap((file) => [
    ...readQuestionSet(file, { unknownKeys: "refuse" }),
  ]);
  const questions = sampleQuestions(all, task.sample);
  const before = all.filter((question) => !questions.includes(question)).slice(0, WARM_UP);
  const parts = await openMeasured(task);
  const start = performance.now();
  const finder = new EvidenceFinder(parts);
  const prepareMs = performance.now() - start;
  const base = Math.max(0, settledMemory() - parts.before);
  const replies = await askAll(parts, { before, questions });
  const { recall, search, vectors } = await measureSearch(finder, questions);
  const understood = questions.map((question) => finder.understand(askedOf(question)));
  const figures: BaseFigures = {
    passages: parts.generation.passageCount,
    openMs: parts.openMs,
    prepareMs,
    memory: { base, process: settledMemory() },
    stages: [...stageLatency(replies)],
    withoutEmbedder: latencyOf("without the embedder", withoutEmbedder(replies)),
    search,
    recall,
    words: latencyOf(
      "words",
      timesOf(understood, (query) => finder.parts.search.findWords(query)),
    ),
    vectors: measureVectors(parts.generation, vectors),
  };
  parts.generation.close();
  return figures;
}

const task = BaseTask.parse(JSON.parse(process.argv[2] ?? ""));
process.stdout.write(`${JSON.stringify(await measure(task))}\n`);
