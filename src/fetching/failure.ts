import type { FetchFault, FetchResult } from "./fetch-result.ts";

export type FetchFailure = Extract<FetchResult, { kind: "failed" }>;

const MAY_PASS: Record<FetchFault, boolean> = {
  "bad-address": false,
  "address-refused": false,
  "robots-disallowed": false,
  "not-found": false,
  gone: false,
  denied: false,
  "server-error": true,
  "rate-limited": true,
  "too-large": false,
  "too-slow": true,
  "too-many-redirects": false,
  unreachable: true,
  "tls-failed": true,
  "content-type-refused": false,
  empty: true,
  cancelled: true,
};

/** `retryable` follows from the fault, where it is not given. */
export function failure(
  fault: FetchFault,
  detail: string,
  more: { readonly status?: number; readonly retryable?: boolean } = {},
): FetchFailure {
  return {
    kind: "failed",
    fault,
    status: more.status ?? null,
    detail,
    retryable: more.retryable ?? MAY_PASS[fault],
  };
}
