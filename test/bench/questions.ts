import { join } from "node:path";

/** Questions of the shared sample: enough for a p95, few enough for the slowest rival. */
export const SAMPLE = 120;

/** The recorded questions; the second set is left alone, since nobody should learn from it. */
export function questionFiles(root: string): string[] {
  return ["dev", "calibration"].map((name) =>
    join(root, "test", "eval", `questions.${name}.jsonl`),
  );
}
