import { CommanderError } from "commander";
import { loadConfig } from "../../src/config.ts";
import { createLogger } from "../../src/logger.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT, exitCodeOfError } from "./exit-codes.ts";
import { isInterruption } from "./interrupted-error.ts";
import { createProgram, type GlobalOptions } from "./program.ts";
import { describeError } from "./report-error.ts";
import { writeLine } from "./streams.ts";
import { readTerminalSettings } from "./terminal-settings.ts";

/** What a process hands over: nothing below reads it from anywhere else. */
export interface Surroundings
  extends Pick<TerminalContext, "streams" | "signal" | "now" | "clock" | "pid"> {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths of the settings start from. */
  readonly root: string;
}

/**
 * Runs one command line.
 *
 * Whatever breaks ends in a message on standard error and an exit code.
 *
 * @param words The command line without the program's name.
 */
export async function runTerminal(
  words: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  const { streams } = surroundings;
  let code: number = EXIT.ok;
  const program = createProgram({
    streams,
    start: (options) => createContext(surroundings, options),
    finish: (ended) => {
      code = ended;
    },
  });
  try {
    await program.parseAsync([...words], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    }
    if (!isInterruption(error)) {
      const { debug } = program.opts<GlobalOptions>();
      await writeLine(streams.stderr, describeError(error, debug));
    }
    return exitCodeOfError(error);
  }
}

function createContext(surroundings: Surroundings, options: GlobalOptions): TerminalContext {
  const { streams, signal, now, clock, pid, environment, root } = surroundings;
  const config = loadConfig(environment, root);
  const settings = readTerminalSettings(environment, streams.stdout);
  return {
    config,
    streams,
    signal,
    now,
    clock,
    pid,
    root,
    logger: createLogger(config.logLevel, streams.stderr),
    settings: {
      ...settings,
      colour: settings.colour && options.color,
      language: options.lang ?? settings.language,
    },
  };
}
