/** The command line or its input is wrong; the message says how to write it. Exit code 64. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
