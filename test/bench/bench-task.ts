import { z } from "zod";

export const PartName = z.enum(["rivals", "growth", "load", "profile"]);
export type PartName = z.infer<typeof PartName>;

/** What `npm run bench` hands on to `main.ts`. */
export const BenchTask = z.strictObject({
  /** Folder of the repository. */
  root: z.string(),
  dataDir: z.string(),
  promptsDir: z.string(),
  threads: z.int(),
  parts: z.array(PartName),
  /** Sizes of the enlarged bases; the real one comes first in any case. */
  passages: z.array(z.int()),
  /** Where charts and the profile are written. */
  docsDir: z.string(),
  json: z.boolean(),
});
export type BenchTask = z.infer<typeof BenchTask>;
