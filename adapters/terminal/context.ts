import type { Config } from "../../src/config.ts";
import type { Logger } from "../../src/logger.ts";
import type { Streams } from "./streams.ts";
import type { TerminalSettings } from "./terminal-settings.ts";

/** What every command is given. */
export interface TerminalContext {
  readonly config: Config;
  readonly streams: Streams;
  readonly settings: TerminalSettings;
  readonly logger: Logger;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /** Folder of the repository. */
  readonly root: string;
  /** Of this process. */
  readonly pid: number;
  /** Milliseconds that only ever grow. */
  readonly clock: () => number;
}
