import { createInterface } from "node:readline/promises";
import { sanitizeText } from "../../src/presenting/sanitize.ts";
import type { TerminalContext } from "./context.ts";
import { InterruptedError } from "./interrupted-error.ts";
import { writeLine, writeLines } from "./streams.ts";

/** A conversation of questions with somebody at a terminal. */
export interface Prompter {
  /**
   * Asks and waits for a line, which comes without its line end.
   *
   * @throws {InterruptedError} at the end of the input and at Ctrl-C.
   */
  ask(prompt: string): Promise<string>;
  /** Prints lines that may hold what was typed. */
  tell(lines: readonly string[]): Promise<void>;
  /** Prints lines as they are; the caller has made them safe. */
  show(lines: readonly string[]): Promise<void>;
  close(): void;
}

/** Asks on the streams of a terminal, with editing and recall of lines. */
export function createPrompter({ streams, signal }: TerminalContext): Prompter {
  const terminal = createInterface({ input: streams.stdin, output: streams.stdout });
  const close = (): void => terminal.close();
  signal.addEventListener("abort", close);
  terminal.on("SIGINT", close);
  // An iterator keeps lines that come before they are asked for, such as pasted ones.
  const lines = terminal[Symbol.asyncIterator]();
  return {
    async ask(prompt) {
      terminal.setPrompt(prompt);
      terminal.prompt();
      const next = await lines.next();
      if (next.done === true || signal.aborted) {
        // The cursor still stands behind the prompt.
        streams.stdout.write("\n");
        throw new InterruptedError();
      }
      return next.value;
    },
    tell: async (texts) => writeLine(streams.stdout, sanitizeText(texts.join("\n"))),
    show: async (texts) => writeLines(streams.stdout, texts),
    close: () => {
      signal.removeEventListener("abort", close);
      terminal.close();
    },
  };
}
