import { describe, expect, it } from "vitest";
import { retryDelayMs } from "../../src/assistant/retry-delay.ts";

const asking = (retryAfterMs: unknown): Error => Object.assign(new Error("busy"), { retryAfterMs });

describe("retryDelayMs", () => {
  it.each([
    { name: "the first failure", error: new Error("500"), failures: 1, expected: 1000 },
    { name: "the fourth", error: new Error("500"), failures: 4, expected: 8000 },
    { name: "the hundredth", error: new Error("500"), failures: 100, expected: 60_000 },
    { name: "what the platform asks for", error: asking(30_000), failures: 1, expected: 30_000 },
    { name: "a whole day asked for", error: asking(86_400_000), failures: 1, expected: 900_000 },
    { name: "nonsense asked for", error: asking("soon"), failures: 2, expected: 2000 },
    { name: "NaN asked for", error: asking(Number.NaN), failures: 2, expected: 2000 },
    { name: "less than nothing asked for", error: asking(-1), failures: 2, expected: 2000 },
    { name: "something that is no error", error: "500", failures: 1, expected: 1000 },
  ])("is $expected ms after $name", ({ error, failures, expected }) => {
    expect(retryDelayMs(error, failures)).toBe(expected);
  });
});
