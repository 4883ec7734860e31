import { describe, expect, it } from "vitest";
import { classifyFailure } from "../../src/fetching/classify-failure.ts";

const NOW = new Date("2026-11-28T12:00:00Z");

describe("classifyFailure", () => {
  it.each([
    { name: "OpenAI's error", error: { status: 429 }, fault: "rate-limited", status: 429 },
    { name: "Mistral's error", error: { statusCode: 503 }, fault: "unavailable", status: 503 },
    { name: "Ollama's error", error: { status_code: 404 }, fault: "refused", status: 404 },
    {
      name: "a broken line",
      error: new TypeError("fetch failed"),
      fault: "unreachable",
      status: null,
    },
    { name: "a status in words", error: { status: "error" }, fault: "unreachable", status: null },
    { name: "no error at all", error: undefined, fault: "unreachable", status: null },
  ])("reads $name", ({ error, fault, status }) => {
    expect(classifyFailure(error, NOW)).toEqual({ fault, status, retryAfterMs: null });
  });

  it.each([
    { name: "seconds", value: "7", expected: 7_000 },
    { name: "no time", value: "0", expected: 0 },
    { name: "a date", value: "Sat, 28 Nov 2026 12:00:30 GMT", expected: 30_000 },
    { name: "a date that has passed", value: "Sat, 28 Nov 2026 11:00:00 GMT", expected: 0 },
    { name: "words", value: "soon", expected: null },
    { name: "a day, which is no date of HTTP,", value: "2026-11-29", expected: null },
    { name: "a year alone", value: "December 2026", expected: null },
    { name: "a part of a second", value: "1.5", expected: null },
  ])("reads $name to wait", ({ value, expected }) => {
    const headers = new Headers({ "retry-after": value });

    expect(classifyFailure({ status: 429, headers }, NOW).retryAfterMs).toBe(expected);
    expect(classifyFailure({ statusCode: 429, rawResponse: { headers } }, NOW).retryAfterMs).toBe(
      expected,
    );
  });
});
