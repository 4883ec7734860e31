import { BotError } from "../errors.ts";
import type { FailureReason } from "./outcome.ts";

const UNAVAILABLE = /^(?:GENERATION_|INDEX_|STORAGE_FAILED$|STATE_INVALID$)/;

/** Why a question failed, by the error that answering it threw. */
export function failureReason(error: unknown): FailureReason {
  if (!(error instanceof BotError)) {
    return "internal";
  }
  if (error.code === "UNSUPPORTED_SENTENCE") {
    return "withheld";
  }
  return UNAVAILABLE.test(error.code) ? "index-unavailable" : "internal";
}
