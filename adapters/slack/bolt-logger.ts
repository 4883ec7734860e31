import { type Logger as BoltLogger, LogLevel } from "@slack/bolt";
import type { Logger } from "../../src/logger.ts";

const MAX_CHARS = 300;

/**
 * The log of Bolt and its clients, as lines of ours. Their details are left out: they hold bodies, and
 * so what people wrote.
 */
export function createBoltLogger(logger: Logger): BoltLogger {
  return {
    debug: () => {},
    info: (...messages) => logger.debug(line(messages)),
    warn: (...messages) => logger.warn(line(messages)),
    error: (...messages) => logger.error(line(messages)),
    // The level is ours alone to set; at "info" the clients do not even write down bodies.
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

function line(messages: readonly unknown[]): string {
  const [first] = messages;
  return (typeof first === "string" ? first : "An error of the Slack client").slice(0, MAX_CHARS);
}
