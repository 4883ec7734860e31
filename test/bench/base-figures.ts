import { z } from "zod";

/** What a process that measures our own bot on one base is told. */
export const BaseTask = z.strictObject({
  dataDir: z.string(),
  stateDir: z.string(),
  promptsDir: z.string(),
  /** Of the question files; those of the shared sample are asked. */
  questions: z.array(z.string()),
  sample: z.int(),
  threads: z.int(),
});
export type BaseTask = z.infer<typeof BaseTask>;

/** Milliseconds. */
const Latency = z.strictObject({ stage: z.string(), p50: z.number(), p95: z.number() });

/** What our own bot came to on one base. */
export const BaseFigures = z.strictObject({
  passages: z.int(),
  /** Opening the generation, every checksum compared. */
  openMs: z.number(),
  /** Preparing search and answers over it. */
  prepareMs: z.number(),
  /** Bytes that opening and preparing added, and bytes of the whole process after the questions. */
  memory: z.strictObject({ base: z.number(), process: z.number() }),
  stages: z.array(Latency),
  /** Search and the rest without the embedder; then with it. */
  withoutEmbedder: Latency,
  /** Words, vectors, sentences and typed facts together, without embedder and ranking of sentences. */
  search: Latency,
  /** Recall@10 of items by that search. */
  recall: z.number(),
  vectors: z.strictObject({
    /** Nearest rows as our search asks for them. */
    own: Latency,
    /** hnswlib's own call for as many rows on the same index. */
    hnswlib: Latency,
    /** Share of the ten nearest passages that are among the ten found. */
    recall: z.number(),
  }),
  words: Latency,
});
export type BaseFigures = z.infer<typeof BaseFigures>;
