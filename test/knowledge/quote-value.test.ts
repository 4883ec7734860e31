import { describe, expect, it } from "vitest";
import { quoteValue } from "../../src/knowledge/quote-value.ts";

describe("quoteValue", () => {
  it.each([
    { name: "a text", value: 'so "so"', expected: String.raw`"so \"so\""` },
    { name: "a number", value: 2026, expected: "2026" },
    { name: "nothing", value: null, expected: "null" },
    {
      name: "control characters",
      value: "a\u001b[2J\u009bb\n",
      expected: String.raw`"a\u001b[2J b\n"`,
    },
    { name: "what JSON cannot hold", value: undefined, expected: "undefined" },
    { name: "a long text", value: "x".repeat(100), expected: `"${"x".repeat(58)}…` },
  ])("writes $name on one short line", ({ value, expected }) => {
    const quoted = quoteValue(value);

    expect(quoted).toBe(expected);
  });
});
