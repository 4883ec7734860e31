import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanQuestion } from "../../src/answering/clean-question.ts";

describe("cleanQuestion", () => {
  it.each([
    {
      name: "a Slack mention",
      text: "<@U123> qui contrôle Bleu ?",
      cleaned: "qui contrôle Bleu ?",
    },
    { name: "a Slack mention with a name", text: "<@U1|souverain> Qui ?", cleaned: "Qui ?" },
    { name: "a Discord role", text: "<@&42> Qui ?", cleaned: "Qui ?" },
    { name: "a channel", text: "Qui, dans <#C12|general> ?", cleaned: "Qui, dans ?" },
    {
      name: "words that call everybody",
      text: "<!channel> @everyone @here Qui ?",
      cleaned: "Qui ?",
    },
    { name: "such words joined", text: "@everyone@here Qui ?", cleaned: "Qui ?" },
    { name: "a typed mention", text: "@souverain Qui ?", cleaned: "Qui ?" },
    { name: "a link", text: "Voir https://example.com/x?y=1 : qui ?", cleaned: "Voir : qui ?" },
    {
      name: "the address of a named link",
      text: "<https://example.com|la page> dit quoi ?",
      cleaned: "la page dit quoi ?",
    },
    { name: "a link in capitals", text: "HTTPS://EXAMPLE.COM Qui ?", cleaned: "Qui ?" },
    { name: "a link hidden in markup", text: "ht*tps://example.com Qui ?", cleaned: "Qui ?" },
    {
      name: "emoji with skin and flags",
      text: "Qui 👍🏽 contrôle 🇫🇷 Bleu 👩‍💻 ?",
      cleaned: "Qui contrôle Bleu ?",
    },
    { name: "emoji codes", text: ":wave: Qui ? :+1: <:bleu:123>", cleaned: "Qui ?" },
    {
      name: "bold, code and strikes",
      text: "**Qui** contrôle `Bleu` ~~ou~~ *S3NS* ?",
      cleaned: "Qui contrôle Bleu ou S3NS ?",
    },
    {
      name: "emphasis by underscores",
      text: "_Qui_ contrôle __Bleu__ ?",
      cleaned: "Qui contrôle Bleu ?",
    },
    {
      name: "the mark of a quotation",
      text: "> Qui contrôle Bleu ?",
      cleaned: "Qui contrôle Bleu ?",
    },
    {
      name: "control characters",
      text: "Qui\u0000 cont\u0007rôle\u0085 Bleu ?",
      cleaned: "Qui contrôle Bleu ?",
    },
    {
      name: "escape sequences whole",
      text: "\u001B[1;31mQui\u001B[0m contrôle Bleu ?",
      cleaned: "Qui contrôle Bleu ?",
    },
    {
      name: "characters of no width",
      text: "Q\u200Bui\u200D cont\u2060rôle\uFEFF Bleu ?",
      cleaned: "Qui contrôle Bleu ?",
    },
    { name: "soft hyphens", text: "sou\u00ADverai\u00ADneté", cleaned: "souveraineté" },
    {
      name: "marks that turn text round",
      text: "\u202EQui\u202C \u2066contrôle\u2069 Bleu ?",
      cleaned: "Qui contrôle Bleu ?",
    },
    { name: "invisible tags", text: "Qui\u{E0041}\u{E0042} ?", cleaned: "Qui ?" },
    {
      name: "white space of all kinds",
      text: "  Qui\t\tcontrôle\r\n\u2028\u00A0Bleu  ? ",
      cleaned: "Qui contrôle Bleu ?",
    },
  ])("takes away $name", ({ text, cleaned }) => {
    expect(cleanQuestion(text)).toBe(cleaned);
  });

  it.each([
    { name: "accents and apostrophes", text: "L’État, ça coûte où ?" },
    { name: "an address for mail", text: "Qui lit contact@example.com ?" },
    { name: "a time of day", text: "À 12:30:45, quoi ?" },
    { name: "an underscore inside a name", text: "Le health_data_hub ?" },
    { name: "signs of arithmetic", text: "2 * 3 > 5 ?" },
    { name: "a domain", text: "Qui possède example.com ?" },
    { name: "numbers and paragraphs", text: "Art. 28:3, SecNumCloud 3.2, § 19.6" },
  ])("leaves $name", ({ text }) => {
    expect(cleanQuestion(text)).toBe(text);
  });

  it.each([
    { name: "nothing", text: "" },
    { name: "emoji", text: "👍🏽🇫🇷 :wave:" },
    { name: "mentions", text: "<@U1> @everyone" },
    { name: "control characters", text: "\u0000\u0001\u202E" },
    { name: "markup", text: "*** ___ ```" },
  ])("leaves nothing of $name", ({ text }) => {
    expect(cleanQuestion(text)).toBe("");
  });

  it("replaces half a character, of which nothing can be told", () => {
    expect(cleanQuestion("Qui \uD83D ?")).toBe("Qui \uFFFD ?");
  });

  it("never fails, and leaves nothing that it would take away the next time", () => {
    const piece = fc.constantFrom(
      "<@U1>",
      "@all",
      "*",
      "_",
      ":",
      "x",
      ">",
      "<",
      "https://a",
      "👍",
      "\u200B",
      " ",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
      // Code units, so that lone surrogates occur.
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    );
    fc.assert(
      fc.property(text, (given) => {
        const cleaned = cleanQuestion(given);

        expect(cleanQuestion(cleaned)).toBe(cleaned);
        expect(cleaned).not.toMatch(/[\p{Cc}\p{Cf}]|\s\s|^\s|\s$/u);
        expect(cleaned.isWellFormed()).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
