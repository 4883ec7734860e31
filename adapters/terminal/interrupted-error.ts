/** The user pressed Ctrl-C while the terminal waited for a line. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";

  constructor() {
    super("stopped by Ctrl-C");
  }
}

/** Whether this was thrown because the user wanted to stop, by us or by a stream that was told so. */
export function isInterruption(error: unknown): boolean {
  return (
    error instanceof InterruptedError || (error instanceof Error && error.name === "AbortError")
  );
}
