import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "../../src/extracting/clean-text.ts";
import { docxBytes } from "../helpers/documents/docx-bytes.ts";
import { pdfBytes } from "../helpers/documents/pdf-bytes.ts";
import { DOCX, extract, extracted, page, SENTENCE, textOf, UNSEEN } from "./extracting.ts";

const TRICKS =
  "\u0000\u0007\u001b[31m\u001b]8;;https://x\u0007\u200b\u200d\u202e\u2066\ufeff\u00ad\u2028\ue000\ufe0f\u{e0041}";

/** Text of letters, tricks and what markup is made of. */
const nasty = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom("mot", "données", " ", "é", ".", "e\u0301") },
      {
        weight: 2,
        arbitrary: fc.constantFrom(...Array.from(TRICKS), "\u001b[2J", "\t", "\n", "\u00a0\u00a0"),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          "<b>",
          "</p>",
          "&lt;",
          "&#x202e;",
          "&#0;",
          "<!--",
          "]]>",
          '"',
          "|",
          "*",
          "_",
          "`",
          "[1]",
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** What XML 1.0 may hold at all. */
function cleanXml(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}

describe("what comes out of any text", () => {
  it("cleans to one line without anything unseen, and cleaning again changes nothing", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const cleaned = cleanText(text);
        expect(cleaned).not.toMatch(UNSEEN);
        expect(cleanText(cleaned)).toBe(cleaned);
      }),
      { numRuns: 300 },
    );
  });

  it("keeps every letter of a text that has no tricks", () => {
    const plain = fc.string({ unit: fc.constantFrom(...Array.from("abcé ’«»€-")), maxLength: 80 });

    fc.assert(
      fc.property(plain, (text) => {
        expect(cleanText(text).replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    {
      name: "HTML",
      build: (a: string, b: string) =>
        extract(
          page(
            `<h2>${escapeHtml(a)}</h2><p>${escapeHtml(b)}</p><table><tr><th>${escapeHtml(a)}</th><th>x</th></tr><tr><td>${escapeHtml(b)}</td><td>${a}</td></tr></table>${b}`,
            `<meta name="author" content="${escapeHtml(a).replaceAll('"', "")}">`,
          ),
        ),
    },
    {
      name: "Markdown",
      build: (a: string, b: string) =>
        extract(`# ${a}\n\n${b}\n\n| ${a} | x |\n|---|---|\n| ${b} | y |\n\n${SENTENCE}`, {
          contentType: "text/markdown",
        }),
    },
    {
      name: "plain text",
      build: (a: string, b: string) =>
        extract(`${a}\n\n${b}\n\n${SENTENCE}`, { contentType: "text/plain" }),
    },
    {
      name: "DOCX",
      build: (a: string, b: string) =>
        extract(
          docxBytes([
            { text: cleanXml(a), style: "Heading1" },
            { text: cleanXml(b) },
            { text: SENTENCE },
          ]),
          { contentType: DOCX },
        ),
    },
    {
      name: "PDF",
      build: (a: string, b: string) =>
        extract(
          pdfBytes([
            [
              { text: a, y: 700, size: 16 },
              { text: b, y: 660 },
              { text: SENTENCE, y: 600 },
            ],
          ]),
          { contentType: "application/pdf" },
        ),
    },
  ])("is clean, or a reason: $name", async ({ build }) => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (a, b) => {
        const result = await build(a, b);
        const told = result.kind === "failed" ? result.detail : textOf(result.document);
        expect(told.replaceAll("\n", "")).not.toMatch(UNSEEN);
      }),
      { numRuns: 25 },
    );
  });

  it("never shows an element of the page as text", async () => {
    const tag = fc.constantFrom(
      "b",
      "i",
      "span",
      "a href='javascript:x'",
      "img src=x onerror=y",
      "font",
      "script",
      "x-y",
    );

    await fc.assert(
      fc.asyncProperty(fc.array(tag, { maxLength: 8 }), async (tags) => {
        const inner = tags.map((name) => `<${name}>mot</${name.split(" ")[0] ?? ""}>`).join("");
        expect(textOf(await extracted(page(`<p>Début ${inner} fin</p>`)))).not.toMatch(/[<>]/u);
      }),
      { numRuns: 25 },
    );
  });

  it("ends in a document or a reason for any bytes of any type", async () => {
    const types = [
      "text/html",
      "text/markdown",
      "text/plain",
      "application/pdf",
      DOCX,
      "image/png",
    ];

    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom("", "<html>", "%PDF-1.7\n", "PK\u0003\u0004", "---\n"),
        fc.constantFrom(...types),
        async (tail, start, contentType) => {
          const body = new Uint8Array(Buffer.concat([Buffer.from(start), tail]));
          expect(["extracted", "failed"]).toContain((await extract(body, { contentType })).kind);
        },
      ),
      { numRuns: 60 },
    );
  });
});
