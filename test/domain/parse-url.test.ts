import { describe, expect, it } from "vitest";
import { parseUrl } from "../../src/domain/parse-url.ts";

/** After so many calls V8 runs a function optimised, and takes Node's fast ways. */
const HOT = 20_000;

describe("an address", () => {
  it.each([
    ["https://example.org/page", "https://example.org/page"],
    ["../up", "https://example.org/up"],
    ["https://müller.example/", "https://xn--mller-kva.example/"],
  ])("is read: %s", (text, expected) => {
    expect(parseUrl(text, "https://example.org/a/b")?.href).toBe(expected);
  });

  it.each([
    ["empty", ""],
    ["relative to nothing", "../up"],
    ["without a host", "https://"],
  ])("is none: %s", (_, text) => {
    expect(parseUrl(text)).toBeNull();
  });

  it("is still read when the code has become hot", () => {
    let read = 0;
    for (let call = 0; call < HOT; call += 1) {
      read += parseUrl("https://été.example/") === null ? 0 : 1;
    }
    expect(read).toBe(HOT);
  });
});
