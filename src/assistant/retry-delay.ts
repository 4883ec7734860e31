const FIRST_MS = 1000;
const LONGEST_MS = 60_000;
/** What a platform may ask for at most: longer, and a wrong header would silence a conversation. */
const LONGEST_ASKED_MS = 15 * 60_000;

/**
 * How long to wait after so many failures in a row (1 or more): what the error asks for in
 * `retryAfterMs`, else a second, doubled each time, up to a minute.
 */
export function retryDelayMs(error: unknown, failures: number): number {
  const asked: unknown =
    error instanceof Error && "retryAfterMs" in error ? error.retryAfterMs : undefined;
  return typeof asked === "number" && asked > 0
    ? Math.min(asked, LONGEST_ASKED_MS)
    : Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS);
}
