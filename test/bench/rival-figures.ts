import { z } from "zod";
import { RIVAL_NAMES } from "./rivals/all.ts";

/** What a process that measures one rival is told. */
export const RivalTask = z.strictObject({
  rival: z.enum(RIVAL_NAMES),
  /** Folder written by `writeInputs`. */
  inputs: z.string(),
  /** After so long no further question is begun, for each method. */
  budgetMs: z.number(),
});
export type RivalTask = z.infer<typeof RivalTask>;

const MethodFigures = z.strictObject({
  name: z.string(),
  /** Questions asked; fewer than there are when the time was up. */
  questions: z.int(),
  /** Milliseconds. */
  p50: z.number(),
  p95: z.number(),
  recall: z.number(),
});
export type MethodFigures = z.infer<typeof MethodFigures>;

/** What one rival came to on one base. */
export const RivalFigures = z.strictObject({
  name: z.string(),
  settings: z.string(),
  indexMs: z.number(),
  /** Bytes that the process grew by, from before the index to after the questions. */
  memory: z.number(),
  /** `null` where it cannot be saved. */
  loadMs: z.number().nullable(),
  methods: z.array(MethodFigures),
});
export type RivalFigures = z.infer<typeof RivalFigures>;
