import { z } from "zod";

/** What a process that measures load is told. */
export const LoadTask = z.strictObject({
  dataDir: z.string(),
  stateDir: z.string(),
  promptsDir: z.string(),
  /** Empty: for the state of the desk. */
  folder: z.string(),
  questions: z.array(z.string()),
  threads: z.int(),
  /** Of one loop, in milliseconds. */
  loopMs: z.number(),
});
export type LoadTask = z.infer<typeof LoadTask>;

export const LoopFigures = z.strictObject({
  asked: z.int(),
  answered: z.int(),
  /** Answered a second, from the first question to the last answer. */
  perSecond: z.number(),
  /** Milliseconds. */
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
});
export type LoopFigures = z.infer<typeof LoopFigures>;

/** What became of questions handed to the desk. */
export const DeskFigures = z.strictObject({
  ...LoopFigures.shape,
  /** Outcomes by kind. */
  outcomes: z.record(z.string(), z.int()),
  /** Accepted questions that never had an outcome. */
  lost: z.int(),
  /** Seconds until one may ask again, as the limited were told: the middle and the longest; `null` for nobody. */
  retry: z.strictObject({ p50: z.number(), longest: z.number() }).nullable(),
});
export type DeskFigures = z.infer<typeof DeskFigures>;

/** What load came to. */
export const LoadFigures = z.strictObject({
  closed: z.array(z.strictObject({ inFlight: z.int(), ...LoopFigures.shape })),
  open: z.array(z.strictObject({ offered: z.number(), ...LoopFigures.shape })),
  /** The embedder alone, eight in flight: what no code of ours can go beyond with it. */
  embedder: LoopFigures,
  /** Through the desk: over saturation without limits, then with the limits that are set by default. */
  desk: z.strictObject({
    offered: z.number(),
    unlimited: DeskFigures,
    limited: DeskFigures,
  }),
  /** Bytes resident after all of it. */
  memory: z.number(),
});
export type LoadFigures = z.infer<typeof LoadFigures>;
