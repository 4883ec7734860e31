import { z } from "zod";

/**
 * What an index run is asked to do, wherever it was asked: part of the task of the chats' child process.
 *
 * The process must be given `keepGenerations` and `sourcesAllowLoopback` of the settings too: it reads no
 * environment.
 */
export const RunRequest = z.strictObject({
  /** `propose` is a dry run: it publishes nothing, and keeps what it built as an open proposal. */
  mode: z.enum(["publish", "propose"]),
  /** Which sources are read anew: all, none, or those of these ids; the others are taken as they were last read. */
  fetch: z.union([z.boolean(), z.array(z.string())]),
  /** Nobody asked for it just now (schedule, start, a question): while a generation is pinned it does nothing. */
  isAutomatic: z.boolean(),
});
export type RunRequest = z.infer<typeof RunRequest>;

/** A run that nobody asked for just now, such as that of a first question: nothing is fetched. */
export const AUTOMATIC: RunRequest = { mode: "publish", fetch: false, isAutomatic: true };
