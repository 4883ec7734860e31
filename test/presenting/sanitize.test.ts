import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeUrl, sanitizeLine, sanitizeText } from "../../src/presenting/sanitize.ts";
import { hostileText } from "../helpers/hostile-answer.ts";

const FORBIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u;

describe("sanitizeLine", () => {
  it.each([
    {
      name: "plain text",
      text: "Qui exploite Anthos ? 100 % d'été",
      expected: "Qui exploite Anthos ? 100 % d'été",
    },
    { name: "a colour", text: "a\u001b[1;31mb\u001b[0mc", expected: "abc" },
    { name: "an 8-bit colour", text: "a\u009b31mb", expected: "ab" },
    { name: "a window title", text: "a\u001b]0;owned\u0007b", expected: "ab" },
    {
      name: "a hyperlink",
      text: "\u001b]8;;https://e.org\u001b\\here\u001b]8;;\u001b\\",
      expected: "here",
    },
    { name: "a clipboard write", text: "\u009d52;c;eA==\u009ca", expected: "a" },
    { name: "a device string", text: "\u001bPq#0\u001b\\a", expected: "a" },
    { name: "a reset", text: "\u001bca", expected: "a" },
    { name: "a sequence without an end", text: "a\u001b]0;b", expected: "a0;b" },
    { name: "a bidirectional override", text: "\u202eevil\u202c", expected: "evil" },
    { name: "zero width", text: "OVH\u200bcloud\ufeff", expected: "OVHcloud" },
    { name: "lines and tabs", text: " a\r\n\tb\u2028c \u0007 d ", expected: "a b c d" },
    { name: "no-break spaces", text: "100\u00a0%\u202f!", expected: "100\u00a0%\u202f!" },
    { name: "half an emoji", text: "a\ud83d", expected: "a\ufffd" },
    { name: "an emoji", text: "☁️ 🇪🇺", expected: "☁ 🇪🇺" },
  ])("cleans $name", ({ text, expected }) => {
    expect(sanitizeLine(text)).toBe(expected);
  });

  it("lets no control or invisible character through", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const clean = sanitizeLine(text);

        expect(clean).not.toMatch(FORBIDDEN);
        expect(clean.isWellFormed()).toBe(true);
        expect(sanitizeLine(clean)).toBe(clean);
      }),
      { numRuns: 500 },
    );
  });

  it.each(["\u001b]", "\u009d", "\u001bP", "\u001b[", "\u009b0"])(
    "stays linear on 100,000 openers %j",
    (opener) => {
      const started = performance.now();

      sanitizeLine(opener.repeat(100_000));

      expect(performance.now() - started).toBeLessThan(1_000);
    },
  );
});

describe("sanitizeText", () => {
  it("keeps line breaks and nothing else", () => {
    expect(sanitizeText("a\r\nb\u001b[2Jc\rd\u2028e\u200f")).toBe("a\nbc\nd\ne");
  });
});

describe("safeUrl", () => {
  it.each([
    { name: "https", text: "https://example.org/a?b=c#d", expected: "https://example.org/a?b=c#d" },
    { name: "http", text: "http://example.org/", expected: undefined },
    { name: "script", text: "javascript:alert(1)", expected: undefined },
    { name: "file", text: "file:///etc/passwd", expected: undefined },
    { name: "a password", text: "https://bank.example@evil.example/", expected: undefined },
    { name: "no address", text: "see above", expected: undefined },
    {
      name: "an escape in the path",
      text: "https://example.org/\u001b]8;;x",
      expected: "https://example.org/%1B]8;;x",
    },
  ])("handles $name", ({ text, expected }) => {
    expect(safeUrl(text)).toBe(expected);
  });
});
