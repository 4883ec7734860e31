import { toFailure } from "./batch.ts";
import type { TerminalContext } from "./context.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { OpenAssistant, OpenedAssistant } from "./opened-assistant.ts";
import { writeLine } from "./streams.ts";

export interface WithAssistantOptions {
  readonly open: OpenAssistant;
  /** Whether a program reads the output. */
  readonly json: boolean;
}

/**
 * Opens the assistant for one command, and closes it whatever comes of it.
 *
 * @throws whatever opening or the command throws.
 */
export async function withAssistant(
  context: TerminalContext,
  { open, json }: WithAssistantOptions,
  use: (opened: OpenedAssistant) => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    const opened = await open(context);
    try {
      return await use(opened);
    } finally {
      opened.close();
    }
  } catch (error) {
    // A program that reads JSON is told in JSON; the message for people follows on standard error.
    if (json) {
      await writeLine(context.streams.stdout, JSON.stringify(toFailure(error, { id: null })));
    }
    throw error;
  }
}
