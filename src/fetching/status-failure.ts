import { type FetchFailure, failure } from "./failure.ts";
import type { FetchFault } from "./fetch-result.ts";
import { shownAddress } from "./shown-address.ts";

const FAULTS: Readonly<Record<number, readonly [FetchFault, string]>> = {
  401: ["denied", "asks for a login"],
  403: ["denied", "refuses to be read by this bot"],
  404: ["not-found", "is not there; mend or remove the address"],
  407: ["denied", "asks for a login"],
  408: ["too-slow", "took too long by its own account"],
  410: ["gone", "is gone for good; remove the address"],
  429: ["rate-limited", "asks for fewer requests"],
  451: ["denied", "may not be shown for legal reasons"],
};

/** Of overload or of a machine in between: another attempt shortly after may succeed. */
const PASSING: ReadonlySet<number> = new Set([429, 502, 503, 504]);

export const passesSoon = (status: number): boolean => PASSING.has(status);

/** What a status that carries no page means. */
export function statusFailure(status: number, url: URL): FetchFailure {
  const [fault, meaning] = FAULTS[status] ?? (status >= 400 && status < 500 ? REFUSED : UNEXPECTED);
  return failure(fault, `answered ${status}: ${shownAddress(url)} ${meaning}`, { status });
}

const REFUSED = ["denied", "refuses the request"] as const;
const UNEXPECTED = ["server-error", "cannot answer now"] as const;
