import { describe, expect, it } from "vitest";
import { describeError } from "../../../adapters/terminal/report-error.ts";
import { UsageError } from "../../../adapters/terminal/usage-error.ts";
import { BotError } from "../../../src/errors.ts";

describe("describeError", () => {
  it.each([
    {
      name: "an error thrown on purpose",
      error: new BotError("STATE_INVALID", "Move it aside"),
      expected: "Move it aside",
    },
    {
      name: "wrong usage",
      error: new UsageError("--today takes a day"),
      expected: "--today takes a day",
    },
    {
      name: "a bug",
      error: new TypeError("boom"),
      expected: "Something broke that should not: boom\nRun it again with --debug for the place.",
    },
    {
      name: "a thrown text",
      error: "boom",
      expected: "Something broke that should not: boom\nRun it again with --debug for the place.",
    },
    {
      name: "an escape sequence in a message",
      error: new UsageError("a\u001b[31mb\nc"),
      expected: "ab\nc",
    },
  ])("says what to do about $name, without a stack", ({ error, expected }) => {
    expect(describeError(error, false)).toBe(expected);
  });

  it("shows stack and causes when asked for", () => {
    const error = new BotError("STORAGE_FAILED", "No room", { cause: new TypeError("ENOSPC") });

    const text = describeError(error, true);

    expect(text).toMatch(/^BotError: No room\nat .*report-error\.test\.ts/u);
    expect(text).toContain("caused by: TypeError: ENOSPC");
  });
});
