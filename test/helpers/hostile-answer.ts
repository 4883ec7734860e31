import * as fc from "fast-check";
import type { Answer, AnswerSentence, Block, Citation, Nearest } from "../../src/domain/answer.ts";
import { AskerLanguage } from "../../src/domain/language.ts";

/** Text rich in what a terminal would obey; never empty. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.constantFrom(
        "\u001b[31m",
        "\u001b]8;;https://evil.example\u001b\\",
        "\u001b]0;title\u0007",
        "\u009b2J",
        "\u009d52;c;eA==\u009c",
        "\u001bP+q\u001b\\",
        "\u001bc",
        "\u001b",
        "\u202e",
        "\u200b",
        "\r",
        "\b",
        "\u2028",
        "\ud800",
        "OVHcloud",
        "souveraineté",
        " ",
      ),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => `x${parts.join("")}`);

const date = fc.constantFrom("2022", "2022-11", "2022-11-13");

const nearest: fc.Arbitrary<Nearest> = fc.record({
  item: fc.constantFrom("fact:a" as const, "topic:b.fr" as const, "article:c" as const),
  form: fc.constantFrom("summary" as const, "quotation" as const),
  basis: fc.constantFrom("primary" as const, "vendor" as const, "unofficial" as const, null),
  caveat: fc.option(hostileText),
  title: hostileText,
  publisher: hostileText,
  url: fc.oneof(fc.constant("https://example.org/a"), hostileText),
  published: fc.option(date),
  asOf: fc.option(date),
  excerpt: hostileText,
});

function blockCiting(count: number): fc.Arbitrary<Block> {
  const sentence: fc.Arbitrary<AnswerSentence> = fc.record({
    text: hostileText,
    citations:
      count === 0
        ? fc.constant([])
        : fc.array(fc.integer({ min: 1, max: count }), { maxLength: 3 }),
  });
  const sentences = fc.array(sentence, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    fc.record({ kind: fc.constant("text" as const), sentences }),
    fc.record({
      kind: fc.constant("list" as const),
      items: fc.array(sentences, { minLength: 1, maxLength: 3 }),
    }),
    fc.integer({ min: 1, max: 4 }).chain((columns) => {
      const row = fc.array(sentence, { minLength: columns, maxLength: columns });
      return fc.record({
        kind: fc.constant("table" as const),
        header: row,
        rows: fc.array(row, { minLength: 1, maxLength: 3 }),
      });
    }),
    fc.record({
      kind: fc.constant("timeline" as const),
      entries: fc.array(fc.record({ date, sentence }), { minLength: 1, maxLength: 3 }),
    }),
  );
}

/** Any answer that fits the schema, its citation numbers 1 to n, its texts hostile. */
export const hostileAnswer: fc.Arbitrary<Answer> = fc
  .array(nearest, { maxLength: 3 })
  .map((sources): Citation[] => sources.map((source, index) => ({ number: index + 1, ...source })))
  .chain((citations) =>
    fc.record({
      answerId: fc.constant("0123456789abcdef"),
      kind: fc.constantFrom("answered", "partial", "abstained", "guidance"),
      reason: fc.constant(null),
      language: fc.constantFrom(...AskerLanguage.options),
      blocks: fc.array(blockCiting(citations.length), { minLength: 1, maxLength: 3 }),
      citations: fc.constant(citations),
      nearest: fc.array(nearest, { maxLength: 3 }),
      generation: fc.constant("g-0123456789ab"),
    }),
  );
