import { describe, expect, it } from "vitest";
import { readContentType } from "../../src/fetching/content-type.ts";
import { userAgent } from "../../src/fetching/request-headers.ts";
import { readRetryAfter } from "../../src/fetching/retry-after.ts";

describe("content-type", () => {
  it.each([
    ["text/html", { type: "text/html", charset: null }],
    ["Text/HTML;charset=UTF-8", { type: "text/html", charset: "utf-8" }],
    ['text/html; a=b; Charset="windows-1252"', { type: "text/html", charset: "windows-1252" }],
    ["text/html; charset=", { type: "text/html", charset: null }],
    ["text/html; charset=a\u0000b", { type: "text/html", charset: null }],
    ["application/rss+xml ; charset=utf-8", { type: "application/rss+xml", charset: "utf-8" }],
    ["text/html, text/plain", null],
    ["text", null],
    ["", null],
    [null, null],
  ])("%j is read", (header, expected) => {
    expect(readContentType(header)).toEqual(expected);
  });
});

describe("retry-after", () => {
  const now = new Date("2026-11-23T09:00:00Z");
  it.each([
    ["120", 120_000],
    [" 0 ", 0],
    ["Mon, 23 Nov 2026 09:01:00 GMT", 60_000],
    ["Mon, 23 Nov 2026 08:59:00 GMT", 0],
    ["-1", null],
    ["1.5", null],
    ["1e3", null],
    ["2026", 2_026_000],
    ["2026-11-23", null],
    ["Mon, 99 Nov 2026 09:01:00 GMT", null],
    ["9".repeat(400), null],
    ["", null],
    [null, null],
  ])("%j is read", (header, expected) => {
    expect(readRetryAfter(header, now)).toBe(expected);
  });
});

describe("user agent", () => {
  it.each([
    [null, "Souverain/1.2.3"],
    ["https://bot.example/about", "Souverain/1.2.3 (+https://bot.example/about)"],
    ["team@bot.example", "Souverain/1.2.3 (+team@bot.example)"],
  ])("tells who reads: %s", (contact, expected) => {
    expect(userAgent("1.2.3", contact)).toBe(expected);
  });

  it.each(["", "a b", "a)b", "a\r\nx: y", "équipe@bot.example"])("refuses %j", (contact) => {
    expect(() => userAgent("1.2.3", contact)).toThrow(
      expect.objectContaining({ code: "CONFIG_INVALID" }),
    );
  });
});
