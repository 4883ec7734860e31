import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { measureProcess } from "../../adapters/terminal/measured-process.ts";
import { BotError } from "../../src/errors.ts";

/** Where each kind of measurement is made, in a process of its own. */
export const MEASURES = {
  rival: new URL("./measure-rival.ts", import.meta.url),
  base: new URL("./measure-base.ts", import.meta.url),
  load: new URL("./measure-load.ts", import.meta.url),
  profile: new URL("./measure-profile.ts", import.meta.url),
} as const;

/** As the bot itself runs, so that what is measured is what answers. */
const RUNNER = fileURLToPath(new URL("../../adapters/run-built.js", import.meta.url));
/** Source maps tell lines; garbage is collected before memory is read; the heap is for 100,000 passages. */
const NODE = ["--enable-source-maps", "--expose-gc", "--max-old-space-size=8192", RUNNER];

/**
 * Measures in a process of its own.
 *
 * @throws {BotError} STORAGE_FAILED when it fails, with what it says: its figures would mean nothing.
 */
export async function runMeasure<T>(script: URL, task: unknown, schema: z.ZodType<T>): Promise<T> {
  const { exitCode, stdout, stderr } = await measureProcess({
    args: [...NODE, fileURLToPath(script), JSON.stringify(task)],
    settings: {},
    signal: new AbortController().signal,
  });
  const last = stdout.trimEnd().split("\n").at(-1) ?? "";
  if (exitCode !== 0) {
    throw new BotError(
      "STORAGE_FAILED",
      `${script.pathname} ended with ${String(exitCode)}:\n${stderr}`,
    );
  }
  return schema.parse(JSON.parse(last));
}
