import { describe, expect, it } from "vitest";
import { EXIT, exitCodeOfAnswer, exitCodeOfError } from "../../../adapters/terminal/exit-codes.ts";
import { InterruptedError } from "../../../adapters/terminal/interrupted-error.ts";
import { UsageError } from "../../../adapters/terminal/usage-error.ts";
import { BotError } from "../../../src/errors.ts";

describe("exit codes", () => {
  it("are what scripts rely on", () => {
    expect(EXIT).toEqual({ ok: 0, failed: 1, abstained: 2, usage: 64, busy: 75, interrupted: 130 });
  });

  it.each([
    { kind: "answered" as const, code: 0 },
    { kind: "partial" as const, code: 0 },
    { kind: "guidance" as const, code: 0 },
    { kind: "abstained" as const, code: 2 },
  ])("end an answer that is $kind with $code", ({ kind, code }) => {
    expect(exitCodeOfAnswer({ kind })).toBe(code);
  });

  it.each([
    { name: "a wrong option", error: new UsageError("x"), code: 64 },
    { name: "a question that is none", error: new BotError("QUESTION_INVALID", "x"), code: 64 },
    { name: "a wrong setting", error: new BotError("CONFIG_INVALID", "x"), code: 1 },
    { name: "a damaged model", error: new BotError("MODEL_FILE_INVALID", "x"), code: 1 },
    { name: "a busy index", error: new BotError("INDEX_BUSY", "x"), code: 75 },
    {
      name: "a full disk",
      error: new BotError("STORAGE_FAILED", "x", { retryable: true }),
      code: 75,
    },
    {
      name: "a cancelled run",
      error: new BotError("INDEX_CANCELLED", "x", { retryable: true }),
      code: 130,
    },
    { name: "Ctrl-C at the prompt", error: new InterruptedError(), code: 130 },
    {
      name: "a stream that was told to stop",
      error: new DOMException("x", "AbortError"),
      code: 130,
    },
    { name: "a bug", error: new TypeError("x"), code: 1 },
    { name: "a thrown text", error: "x", code: 1 },
  ])("end $name with $code", ({ error, code }) => {
    expect(exitCodeOfError(error)).toBe(code);
  });
});
