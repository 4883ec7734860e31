import { describe, expect, it } from "vitest";
import { decodeText } from "../../src/extracting/decode-text.ts";
import { bytes, extracted, page } from "./extracting.ts";

const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
const MARK = new Uint8Array([0xef, 0xbb, 0xbf]);

describe("decodeText", () => {
  it.each([
    { name: "UTF-8 without a word", body: bytes("été"), charset: null },
    {
      name: "UTF-8 with byte order mark",
      body: Buffer.concat([MARK, bytes("été")]),
      charset: "iso-8859-1",
    },
    { name: "UTF-16 with byte order mark", body: utf16("été"), charset: null },
    { name: "Latin 1 by header", body: latin1("été"), charset: "iso-8859-1" },
    { name: "Latin 1 by meta", body: latin1('<meta charset="windows-1252">été'), charset: null },
    {
      name: "Latin 1 by an old meta",
      body: latin1('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15">été'),
      charset: null,
    },
    {
      name: "Latin 1 by the prolog of XML",
      body: latin1('<?xml version="1.0" encoding="ISO-8859-1"?>été'),
      charset: null,
    },
    { name: "Latin 1 without a word, as browsers read it", body: latin1("été"), charset: null },
    { name: "UTF-8 that a header calls Latin 1", body: bytes("été"), charset: "iso-8859-1" },
    {
      name: "header that knows no charset, meta that does",
      body: latin1("<meta charset=latin1>été"),
      charset: "klingon",
    },
  ])("reads $name", ({ body, charset }) => {
    expect(decodeText(body, charset)).toMatchObject({ kind: "decoded" });
    expect(JSON.stringify(decodeText(body, charset))).toContain("été");
  });

  it.each([
    {
      name: "Latin 1 that a header calls UTF-8",
      body: latin1("été"),
      charset: "utf-8",
      fault: "wrong-charset",
    },
    {
      name: "cut-off UTF-8",
      body: bytes("été").slice(0, 4),
      charset: "utf-8",
      fault: "wrong-charset",
    },
    {
      name: "text that lost its accents before",
      body: bytes("Donn\ufffdes cr\ufffd\ufffdes"),
      charset: null,
      fault: "wrong-charset",
    },
    {
      name: "cut-off UTF-16",
      body: utf16("été").slice(0, 7),
      charset: null,
      fault: "wrong-charset",
    },
    { name: "zero bytes", body: bytes("a\u0000b"), charset: null, fault: "not-text" },
    {
      name: "control characters",
      body: bytes("\u0001\u0002\u0003abc"),
      charset: null,
      fault: "not-text",
    },
    { name: "a picture", body: latin1("\u0089PNG\r\n\u001a\n"), charset: null, fault: "not-text" },
    { name: "a PDF", body: bytes("%PDF-1.7 …"), charset: null, fault: "not-text" },
    { name: "a zip", body: bytes("PK\u0003\u0004…"), charset: null, fault: "not-text" },
    { name: "a gzip", body: new Uint8Array([0x1f, 0x8b, 8, 0]), charset: null, fault: "not-text" },
  ])("refuses $name", ({ body, charset, fault }) => {
    expect(decodeText(body, charset)).toMatchObject({ kind: "failed", fault });
  });

  it("reads a page in its charset to the end", async () => {
    const html = page("<p>Où sont hébergées les données ?</p>", '<meta charset="iso-8859-1">');

    const { blocks } = await extracted(latin1(html));

    expect(blocks.at(-1)?.text).toBe("Où sont hébergées les données ?");
  });
});
