import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { AskerLanguage, BaseLanguage } from "../../src/domain/language.ts";
import { ItemId } from "../../src/domain/passage.ts";
import { BotError } from "../../src/errors.ts";
import { originalId } from "../../src/evaluation/copy-base-file.ts";
import type { EvalQuestion } from "../../src/evaluation/question-set.ts";
import { analyseQuestion } from "../../src/language/analyse.ts";
import type { Embedder } from "../../src/retrieval/embedder.ts";
import type { SearchableGeneration } from "../../src/retrieval/searchable-generation.ts";
import { readAligned } from "../../src/storage/generations/durable-files.ts";

const InputPassage = z.object({
  /** Item of the passage; of a copy, the item it was copied from. */
  item: ItemId,
  language: BaseLanguage,
  text: z.string(),
});

const InputQuestion = z.object({
  text: z.string(),
  language: AskerLanguage,
  /** As our own analyser reads it: without stop words, folded and stemmed. */
  words: z.array(z.object({ exact: z.string(), stem: z.string() })),
  vector: z.array(z.number()),
  relevant: z.array(ItemId),
});
export type InputQuestion = z.infer<typeof InputQuestion>;

const Meta = z.object({
  dimension: z.int(),
  questions: z.array(InputQuestion),
  /** Rows that each search is asked for. */
  depth: z.int(),
});

/** What every rival is given: the same passages, vectors and questions. */
export interface Inputs extends z.infer<typeof Meta> {
  readonly passages: readonly z.infer<typeof InputPassage>[];
  /** Row-major, a row a passage. */
  readonly vectors: Float32Array;
}

const PASSAGES = "passages.jsonl";
const VECTORS = "vectors.f32";
const META = "meta.json";

/** Questions by the words of which alone they can be answered, evenly from the whole list. */
export function sampleQuestions(
  all: readonly EvalQuestion[],
  count: number,
): readonly EvalQuestion[] {
  const usable = all.filter(({ answerable, history }) => answerable && history.length === 0);
  const wanted = Math.min(count, usable.length);
  return Array.from({ length: wanted }, (_, at) =>
    usable.slice(Math.floor((at * usable.length) / wanted)).slice(0, 1),
  ).flat();
}

/** Reads questions as rivals get them: analysed and embedded beforehand. */
export async function prepareQuestions(
  questions: readonly EvalQuestion[],
  embedder: Embedder,
): Promise<readonly InputQuestion[]> {
  const prepared: InputQuestion[] = [];
  for (const { question: text, language: code, relevant } of questions) {
    const language = AskerLanguage.parse(code);
    prepared.push({
      text,
      language,
      words: [...analyseQuestion(text, language)],
      // oxlint-disable-next-line no-await-in-loop -- the embedder takes one at a time
      vector: await embedder.embedQuery(text),
      relevant,
    });
  }
  return prepared;
}

/** Writes what rivals read into a folder. */
export async function writeInputs(
  folder: string,
  generation: SearchableGeneration,
  { questions, depth }: Pick<Inputs, "questions" | "depth">,
): Promise<void> {
  const lines = Array.from({ length: generation.passageCount }, (_, row) => {
    const { item, language, indexedText: text } = generation.passage(row);
    return JSON.stringify({ item: originalId(item), language, text });
  });
  await writeFile(join(folder, PASSAGES), lines.join("\n"));
  await writeFile(join(folder, VECTORS), generation.passageVectors);
  const { dimension } = generation.manifest.embedder;
  await writeFile(join(folder, META), JSON.stringify({ dimension, questions, depth }));
}

/**
 * @throws {ZodError} when the folder holds something else than {@link writeInputs} wrote.
 * @throws {BotError} GENERATION_INVALID when there is not one vector a passage.
 */
export function readInputs(folder: string): Inputs {
  const lines = readFileSync(join(folder, PASSAGES), "utf8").split("\n");
  const { buffer, byteOffset, byteLength } = readAligned(join(folder, VECTORS));
  const inputs: Inputs = {
    ...Meta.parse(JSON.parse(readFileSync(join(folder, META), "utf8"))),
    passages: lines.map((line) => InputPassage.parse(JSON.parse(line))),
    vectors: new Float32Array(buffer, byteOffset, byteLength / Float32Array.BYTES_PER_ELEMENT),
  };
  // Figures over other vectors would look like figures.
  if (inputs.vectors.length !== inputs.passages.length * inputs.dimension) {
    throw new BotError("GENERATION_INVALID", `${folder} holds other than one vector a passage`);
  }
  return inputs;
}

/** Vector of a row as the plain array that most libraries take. */
export function vectorAt({ vectors, dimension }: Inputs, row: number): number[] {
  return Array.from(vectors.subarray(row * dimension, (row + 1) * dimension));
}
