import * as fc from "fast-check";
import {
  AbstentionReason,
  type Answer,
  type AnswerSentence,
  type Block,
  type Citation,
  type Nearest,
} from "../../src/domain/answer.ts";
import { Form } from "../../src/domain/form.ts";
import { AskerLanguage } from "../../src/domain/language.ts";
import { Basis } from "../../src/domain/provider.ts";
import { hostileText } from "./hostile-answer.ts";

/** What a chat platform would obey: pings, links, markup, and what looks escaped already. */
const CHAT_MARKUP = [
  "<!here>",
  "<!channel|x>",
  "<!everyone>",
  "<!subteam^S0123456789>",
  "<!date^1392734382^{date}^https://evil.example/d|x>",
  "<@U0123456789>",
  "<@W0123456789|bob>",
  "<#C0123456789>",
  "@everyone",
  "@here",
  "<@123456789012345678>",
  "<@!123456789012345678>",
  "<@&123456789012345678>",
  "<#123456789012345678>",
  "</ask:123456789012345678>",
  "<t:1392734382:R>",
  "<id:guide>",
  "<:x:123456789012345678>",
  "<https://evil.example/a|click>",
  "[click](https://evil.example/b)",
  "<https://evil.example/c>",
  "https://evil.example/d",
  "evil.example",
  "mailto:a@evil.example",
  "discord.gg/evil",
  "**bold** __under__ ~~gone~~ ||spoiler||",
  "*bold* _it_ ~gone~ `code`",
  "```\nfence",
  "\n> quote",
  "\n>>> quote",
  "\n# heading",
  "\n-# small",
  "\n- item",
  "\n1. item",
  ":smile:",
  "&lt;!here&gt;",
  "&amp;lt;",
  "\\",
  "|",
  ">",
  "<",
] as const;

const markup: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...CHAT_MARKUP), fc.constantFrom(" ", "a", "Bleu", "é", "🇪🇺")), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(""));

const longText: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("mot ", "x", "<@U0123456789> ", "🙂", "&", "*"),
    fc.integer({ min: 500, max: 40_000 }),
  )
  .map(([unit, length]) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length));

/** Any text from outside; never empty, now and then nothing but what cannot be seen. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.lorem({ mode: "sentences", maxCount: 2 }) },
  { weight: 4, arbitrary: markup },
  { weight: 3, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.constantFrom("\u202e\u200b", " ", "\u0000", "\ud800") },
  { weight: 1, arbitrary: longText },
);

const anyUrl: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.webUrl({
      validSchemes: ["https"],
      withFragments: true,
      withQueryParameters: true,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "http://example.org/plain",
      "javascript:alert(1)",
      "https://user:secret@example.org/",
      'https://example.org/a|b>c<d&e="f"',
      "https://example.org/(a)[b]*_~`",
      "https://example.org/a b\u202e",
      `https://example.org/${"long/".repeat(1000)}`,
      "<!here>",
      "",
    ),
  },
);

const date = fc.constantFrom("2022", "2022-11", "2022-11-13");

const nearest: fc.Arbitrary<Nearest> = fc.record({
  item: fc.oneof(
    fc.constantFrom("fact:a" as const, "topic:b.fr" as const, "article:c" as const),
    markup.map((text) => `fact:${text}` as const),
  ),
  form: fc.constantFrom(...Form.options),
  basis: fc.option(fc.constantFrom(...Basis.options)),
  caveat: fc.option(anyText),
  title: anyText,
  publisher: anyText,
  url: anyUrl,
  published: fc.option(date),
  asOf: fc.option(date),
  excerpt: anyText,
});

function sentenceCiting(count: number): fc.Arbitrary<AnswerSentence> {
  const number = fc.integer({ min: 1, max: Math.max(1, count) });
  const citations = fc.uniqueArray(number, { maxLength: count === 0 ? 0 : 4 });
  return fc.record({ text: anyText, citations });
}

function blockCiting(count: number): fc.Arbitrary<Block> {
  const sentence = sentenceCiting(count);
  const sentences = fc.array(sentence, { minLength: 1, maxLength: 8 });
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("text" as const), sentences }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("list" as const),
        items: fc.array(sentences, { minLength: 1, maxLength: 12 }),
      }),
    },
    { weight: 2, arbitrary: tableOf(sentence) },
    { weight: 1, arbitrary: hugeTableCiting(count) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("timeline" as const),
        entries: fc.array(fc.record({ date, sentence }), { minLength: 1, maxLength: 12 }),
      }),
    },
  );
}

function tableOf(sentence: fc.Arbitrary<AnswerSentence>): fc.Arbitrary<Block> {
  return fc.integer({ min: 1, max: 6 }).chain((columns) => {
    const row = fc.array(sentence, { minLength: columns, maxLength: columns });
    return fc.record({
      kind: fc.constant("table" as const),
      header: row,
      rows: fc.array(row, { minLength: 1, maxLength: 8 }),
    });
  });
}

/** More rows and columns than any platform shows in one table. */
function hugeTableCiting(count: number): fc.Arbitrary<Block> {
  return fc
    .tuple(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 130 }), markup)
    .map(([columns, rows, text]) => {
      const row = Array.from({ length: columns }, (_, column) => ({
        text: `${text} ${String(column)}`,
        citations: count === 0 ? [] : [(column % count) + 1],
      }));
      return { kind: "table", header: row, rows: Array.from({ length: rows }, () => row) };
    });
}

/** Any answer that fits the schema, of every kind and block, whose texts try what they can. */
export const anyAnswer: fc.Arbitrary<Answer> = fc
  .array(nearest, { maxLength: 12 })
  .map((sources): Citation[] => sources.map((source, index) => ({ number: index + 1, ...source })))
  .chain((citations) =>
    fc.record({
      answerId: fc.stringMatching(/^[0-9a-f]{16}$/),
      kind: fc.constantFrom("answered", "partial", "abstained", "guidance"),
      reason: fc.option(fc.constantFrom(...AbstentionReason.options)),
      language: fc.constantFrom(...AskerLanguage.options),
      blocks: fc.array(blockCiting(citations.length), { maxLength: 5 }),
      citations: fc.constant(citations),
      nearest: fc.array(nearest, { maxLength: 3 }),
      generation: fc.constant("g-0123456789ab"),
    }),
  );
