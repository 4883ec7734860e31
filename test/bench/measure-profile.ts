import { Session } from "node:inspector/promises";
import { fileURLToPath } from "node:url";
import { createAssistant } from "../../src/assistant/assistant.ts";
import { EVALUATION_DAY, readQuestionSet } from "../../src/evaluation/question-set.ts";
import { sampleQuestions } from "./inputs.ts";
import { openMeasured } from "./open-measured.ts";
import { type ProfileFigures, ProfileTask, type Share } from "./profile-figures.ts";
import { readProfile } from "./read-profile.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const INTERVAL_MICROSECONDS = 200;
const WARM_UP = 40;
const SHOWN = 25;

function perQuestion(times: ReadonlyMap<string, number>, questions: number): readonly Share[] {
  return [...times]
    .map(([name, ms]) => ({ name, ms: ms / questions }))
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, SHOWN);
}

async function measure(task: ReturnType<typeof ProfileTask.parse>): Promise<ProfileFigures> {
  const all = task.questions.flatMap((file) => [
    ...readQuestionSet(file, { unknownKeys: "refuse" }),
  ]);
  const questions = sampleQuestions(all, task.sample);
  const parts = await openMeasured(task);
  const assistant = createAssistant(parts);
  await assistant.prepare(new AbortController().signal);
  const ask = async (asked: typeof questions): Promise<void> => {
    for (const { question: text } of asked) {
      // oxlint-disable-next-line no-await-in-loop -- one question after the other is what is measured
      await assistant.ask({ text, history: [], today: EVALUATION_DAY });
    }
  };
  await ask(questions.slice(0, WARM_UP));
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: INTERVAL_MICROSECONDS });
  await session.post("Profiler.start");
  const start = performance.now();
  await ask(questions);
  const ms = performance.now() - start;
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  const { modules, functions } = readProfile(profile, ROOT);
  const passages = parts.generation.passageCount;
  parts.generation.close();
  return {
    passages,
    questions: questions.length,
    ms: ms / questions.length,
    modules: [...perQuestion(modules, questions.length)],
    functions: [...perQuestion(functions, questions.length)],
  };
}

const task = ProfileTask.parse(JSON.parse(process.argv[2] ?? ""));
process.stdout.write(`${JSON.stringify(await measure(task))}\n`);
