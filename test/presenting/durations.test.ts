import { describe, expect, it } from "vitest";
import { agoText, durationText, untilText } from "../../src/presenting/durations.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("untilText", () => {
  it.each([
    { name: "the past", ms: -5 * MINUTE, expected: "in 1 second" },
    { name: "part of a second", ms: 1, expected: "in 1 second" },
    { name: "a minute", ms: MINUTE, expected: "in 1 minute" },
    { name: "a second more than a minute", ms: MINUTE + SECOND, expected: "in 2 minutes" },
    { name: "an hour", ms: HOUR, expected: "in 1 hour" },
    { name: "three hours and a bit", ms: 3 * HOUR + SECOND, expected: "in 4 hours" },
    { name: "two days", ms: 2 * DAY, expected: "in 2 days" },
  ])("rounds $name up", ({ ms, expected }) => {
    expect(untilText(ms, "en")).toBe(expected);
  });

  it.each([
    { language: "fr", expected: "dans 4 minutes" },
    { language: "de", expected: "in 4 Minuten" },
    { language: "es", expected: "dentro de 4 minutos" },
    { language: "it", expected: "tra 4 minuti" },
    { language: "nl", expected: "over 4 minuten" },
  ] as const)("says it in $language", ({ language, expected }) => {
    expect(untilText(4 * MINUTE, language)).toBe(expected);
  });
});

describe("agoText", () => {
  it.each([
    { name: "the future", ms: -HOUR, expected: "now" },
    { name: "just now", ms: 10, expected: "now" },
    { name: "a minute and a half", ms: 90 * SECOND, expected: "1 minute ago" },
    { name: "almost three hours", ms: 3 * HOUR - SECOND, expected: "2 hours ago" },
    { name: "a day and a bit", ms: DAY + SECOND, expected: "yesterday" },
    { name: "ten days", ms: 10 * DAY, expected: "10 days ago" },
  ])("rounds $name down", ({ ms, expected }) => {
    expect(agoText(ms, "en")).toBe(expected);
  });
});

describe("durationText", () => {
  it.each([
    { name: "nothing", seconds: 0, language: "en", expected: "1 second" },
    { name: "seconds", seconds: 39.2, language: "fr", expected: "40\u00a0secondes" },
    { name: "minutes", seconds: 130, language: "de", expected: "3 Minuten" },
  ] as const)("says $name", ({ seconds, language, expected }) => {
    expect(durationText(seconds, language)).toBe(expected);
  });
});
