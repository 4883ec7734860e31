import { z } from "zod";
import { BaseTask } from "./base-figures.ts";

export const ProfileTask = BaseTask;

/** Milliseconds of one question, on average over all. */
const Share = z.strictObject({ name: z.string(), ms: z.number() });
export type Share = z.infer<typeof Share>;

/** Where the milliseconds of a question go. */
export const ProfileFigures = z.strictObject({
  passages: z.int(),
  questions: z.int(),
  /** Of a whole question. */
  ms: z.number(),
  /** On the main thread, by module: a file of ours, a package, or the engine. Most first. */
  modules: z.array(Share),
  /** By function, with file and line. Most first. */
  functions: z.array(Share),
});
export type ProfileFigures = z.infer<typeof ProfileFigures>;
