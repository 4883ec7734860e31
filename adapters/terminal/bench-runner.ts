import { join } from "node:path";
import { BotError } from "../../src/errors.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT } from "./exit-codes.ts";
import { type MeasuredProcess, measureProcess } from "./measured-process.ts";

/** Runs one command of `souverain` in a process of its own and measures it. */
export type Runner = (args: readonly string[]) => Promise<MeasuredProcess>;

const FINE: readonly (number | null)[] = [EXIT.ok, EXIT.abstained];

/**
 * Makes a runner with its own settings.
 *
 * @throws {BotError} STORAGE_FAILED, from the runner, when the command fails: its time would mean nothing.
 */
export function createRunner(
  { root, signal }: Pick<TerminalContext, "root" | "signal">,
  settings: Readonly<Record<string, string>>,
): Runner {
  const entry = join(root, "adapters", "souverain.js");
  return async (args) => {
    const measured = await measureProcess({ args: [entry, ...args], settings, signal });
    if (!FINE.includes(measured.exitCode)) {
      throw new BotError(
        "STORAGE_FAILED",
        `\`souverain ${args.join(" ")}\` ended with ${String(measured.exitCode)} and was not ` +
          `measured; mend what it says:\n${measured.stderr}`,
      );
    }
    return measured;
  };
}
