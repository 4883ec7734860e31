/** The form of RFC 9110, 5.6.7: anything else that `Date.parse` would take is refused. */
const HTTP_DATE = /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/u;

/** Milliseconds that a `Retry-After` header asks to wait from now on; `null` when it cannot be read. */
export function readRetryAfter(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/u.test(text)) {
    return Number(text) * 1_000;
  }
  if (!HTTP_DATE.test(text)) {
    return null;
  }
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
