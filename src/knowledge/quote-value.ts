const MAX_CHARS = 60;

/** A value from a file for a message on one line: quoted, shortened, without control characters. */
export function quoteValue(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  const safe = json.replaceAll(/\p{Cc}/gu, " ");
  return safe.length <= MAX_CHARS ? safe : `${safe.slice(0, MAX_CHARS - 1)}…`;
}
