import { type Logger, pino } from "pino";
import type { Config } from "./config.ts";

export type { Logger } from "pino";

/**
 * Makes the log of services: one JSON object a line.
 *
 * Never log a question or a passage: questions are personal, and a log is kept longer than a state.
 *
 * @param stream Where lines go; standard error in a process, since standard output carries answers.
 */
export function createLogger(
  level: Config["logLevel"],
  stream: { write(line: string): void },
): Logger {
  return pino({ level, base: {}, timestamp: pino.stdTimeFunctions.isoTime }, stream);
}
