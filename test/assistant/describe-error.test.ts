import { describe, expect, it } from "vitest";
import { describeError } from "../../src/assistant/describe-error.ts";
import { BotError } from "../../src/errors.ts";

describe("describeError", () => {
  it("keeps what was written for operators", () => {
    const error = new BotError("STORAGE_FAILED", "state.db has no room left");

    expect(describeError(error)).toEqual({
      name: "BotError",
      code: "STORAGE_FAILED",
      message: "state.db has no room left",
    });
  });

  it.each([
    { name: "a withheld answer", error: new BotError("UNSUPPORTED_SENTENCE", "a secret") },
    {
      name: "an error of a library",
      error: Object.assign(new Error("a secret"), { body: "a secret" }),
    },
    { name: "an error of several lines", error: new TypeError("one\n  a secret\n  a secret") },
    {
      name: "an error around another",
      error: new Error("a secret", { cause: new Error("a secret") }),
    },
    { name: "a thrown text", error: "a secret" },
  ])("keeps nothing of what $name may quote", ({ error }) => {
    expect(JSON.stringify(describeError(error))).not.toContain("secret");
  });

  it("says where an error comes from", () => {
    expect(describeError(Object.assign(new TypeError("x"), { code: 50_001 }))).toEqual({
      name: "TypeError",
      code: "50001",
      frames: expect.arrayContaining([expect.stringContaining("describe-error.test.ts")]),
    });
  });
});
