import { z } from "zod";
import type { DraftFault } from "../domain/answer-model.ts";
import { readRetryAfter } from "./retry-after.ts";

/** What a server or the network did in the place of an answer. */
export interface Failure {
  readonly fault: Extract<DraftFault, "rate-limited" | "refused" | "unavailable" | "unreachable">;
  /** HTTP status; `null` when no answer came at all. */
  readonly status: number | null;
  /** What the server asks to be waited; `null` when it says nothing. */
  readonly retryAfterMs: number | null;
}

const headers = z.custom<{ get(name: string): string | null }>(
  (value) => typeof value === "object" && value !== null && "get" in value,
);
/** Each client library has names of its own for the same. */
const ServerError = z.object({
  status: z.int().optional().catch(undefined),
  statusCode: z.int().optional().catch(undefined),
  status_code: z.int().optional().catch(undefined),
  headers: headers.optional().catch(undefined),
  rawResponse: z.object({ headers }).optional().catch(undefined),
});
type ServerError = z.infer<typeof ServerError>;

function headerOf({ headers: own, rawResponse }: ServerError, name: string): string | null {
  return (own ?? rawResponse?.headers)?.get(name) ?? null;
}

function faultOf(status: number | undefined): Failure["fault"] {
  if (status === undefined) {
    return "unreachable";
  }
  if (status === 429) {
    return "rate-limited";
  }
  return status >= 500 ? "unavailable" : "refused";
}

/** Reads an error that a model's client threw; its message is not kept, since servers repeat what was asked. */
export function classifyFailure(error: unknown, now: Date): Failure {
  const read = ServerError.safeParse(error).data ?? {};
  const status = read.status ?? read.statusCode ?? read.status_code;
  return {
    fault: faultOf(status),
    status: status ?? null,
    retryAfterMs: readRetryAfter(headerOf(read, "retry-after"), now),
  };
}
