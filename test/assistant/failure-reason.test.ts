import { describe, expect, it } from "vitest";
import { failureReason } from "../../src/assistant/failure-reason.ts";
import { BotError, type BotErrorCode } from "../../src/errors.ts";

describe("failureReason", () => {
  it.each<{ readonly code: BotErrorCode; readonly expected: string }>([
    { code: "GENERATION_MISSING", expected: "index-unavailable" },
    { code: "GENERATION_INVALID", expected: "index-unavailable" },
    { code: "GENERATION_FOREIGN", expected: "index-unavailable" },
    { code: "INDEX_BUSY", expected: "index-unavailable" },
    { code: "STORAGE_FAILED", expected: "index-unavailable" },
    { code: "STATE_INVALID", expected: "index-unavailable" },
    { code: "UNSUPPORTED_SENTENCE", expected: "withheld" },
    { code: "QUESTION_INVALID", expected: "internal" },
    { code: "MODEL_FILE_INVALID", expected: "internal" },
  ])("of $code is $expected", ({ code, expected }) => {
    expect(failureReason(new BotError(code, "broken"))).toBe(expected);
  });

  it("of anything else is internal", () => {
    expect([failureReason(new TypeError("broken")), failureReason(undefined)]).toEqual([
      "internal",
      "internal",
    ]);
  });
});
