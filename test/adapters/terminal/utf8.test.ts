import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeUtf8 } from "../../../adapters/terminal/utf8.ts";

describe("decodeUtf8", () => {
  it.each([
    { name: "a lone continuation byte", bytes: [0x61, 0x80], offset: 1 },
    { name: "a sequence cut short at the end", bytes: [0x61, 0xc3, 0xa9, 0xe2, 0x82], offset: 3 },
    { name: "a sequence cut short in the middle", bytes: [0xe2, 0x82, 0x61], offset: 0 },
    { name: "a surrogate", bytes: [0x61, 0xed, 0xa0, 0x80], offset: 1 },
    { name: "an overlong slash", bytes: [0xc0, 0xaf], offset: 0 },
    {
      name: "a replacement character that is meant, then a fault",
      bytes: [0xef, 0xbf, 0xbd, 0xff],
      offset: 3,
    },
    { name: "Latin-1", bytes: [...Buffer.from("société", "latin1")], offset: 4 },
  ])("names the first byte of $name", ({ bytes, offset }) => {
    expect(decodeUtf8(Buffer.from(bytes))).toEqual({ kind: "invalid", offset });
  });

  it("decodes all that is valid", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(decodeUtf8(Buffer.from(text))).toEqual({
          kind: "text",
          text: text.replace(/^\ufeff/u, ""),
        });
      }),
    );
  });

  it("puts the fault after a prefix where the prefix ends", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const bytes = Buffer.concat([Buffer.from(text), Buffer.from([0xff])]);

        expect(decodeUtf8(bytes)).toEqual({ kind: "invalid", offset: bytes.length - 1 });
      }),
    );
  });
});
