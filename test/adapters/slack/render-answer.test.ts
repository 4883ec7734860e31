import { describe, expect, it } from "vitest";
import type { AnswerSentence, Block } from "../../../src/domain/answer.ts";
import { answerOf, citationOf, sentence } from "../../helpers/evaluated-answer.ts";
import { wordingOf } from "../../helpers/presenting.ts";
import { slackMessage } from "../../helpers/slack-message.ts";

const URL_1 = "https://example.org/catalogue";
const ID = "0123456789abcdef";

const mark = { type: "link", url: URL_1, text: "[1]" };
const words = (text: string, style?: object): object => ({
  type: "text",
  text,
  ...(style && { style }),
});
const space = words("\u00a0");

describe("renderAnswer", () => {
  const answer = answerOf([sentence("Bleu <!here> est prêt.", 1), sentence("Voilà.")], {
    citations: [citationOf()],
  });

  it("lists a source once whose passages are cited by several numbers, each with its own note", () => {
    const citations = [
      citationOf(),
      citationOf({ number: 2, title: "Autre" }),
      citationOf({ number: 3, caveat: "Un service <!here>." }),
    ];

    const { blocks } = slackMessage(answerOf([sentence("Oui.", 1, 2, 3)], { citations }));

    const said: readonly string[] = JSON.stringify(blocks).match(/(?<="text":")[^"]+/gu) ?? [];
    const list = said.slice(said.indexOf("Sources"), said.indexOf("Sources") + 10);
    expect(list.filter((text) => text !== "\\n")).toEqual([
      "Sources",
      "[1] [3] ",
      "Catalogue des produits qualifiés",
      " (ANSSI, 2 mai 2026, état en mai 2026)",
      "[3] À savoir\u00a0: Un service <!here>.",
      "[2] ",
      "Autre",
    ]);
  });

  it("renders sentences, sources, footer and buttons", () => {
    expect(slackMessage(answer, { above: "Partagé par Ada" })).toEqual({
      text: [
        "Partagé par Ada",
        "Bleu &lt;!here&gt; est prêt.",
        "Voilà.",
        "1 phrase vérifiée dans la base",
        "date la plus récente de la base\u00a0: 20 novembre 2026",
        "index g-0123456789ab",
        "sans modèle de langue",
        "pas un avis juridique",
      ].join("\n"),
      blocks: [
        {
          type: "context",
          elements: [{ type: "plain_text", text: "Partagé par Ada", emoji: false }],
        },
        {
          type: "rich_text",
          elements: [
            {
              type: "rich_text_section",
              elements: [words("Bleu <!here> est prêt."), space, mark, words(" "), words("Voilà.")],
            },
          ],
        },
        {
          type: "rich_text",
          elements: [
            {
              type: "rich_text_section",
              elements: [
                words("Sources", { bold: true }),
                words("\n"),
                words("[1] "),
                { type: "link", url: URL_1, text: "Catalogue des produits qualifiés" },
                words(" (ANSSI, 2 mai 2026, état en mai 2026)"),
              ],
            },
          ],
        },
        {
          type: "context",
          elements: [
            {
              type: "plain_text",
              text: "1 phrase vérifiée dans la base · date la plus récente de la base\u00a0: 20 novembre 2026 · index g-0123456789ab · sans modèle de langue · pas un avis juridique",
              emoji: false,
            },
          ],
        },
        {
          type: "actions",
          elements: [
            {
              type: "button",
              text: { type: "plain_text", text: "Passage 1", emoji: false },
              action_id: `souverain:passage:${ID}:1`,
              value: `passage:${ID}:1`,
            },
          ],
        },
        {
          type: "context_actions",
          elements: [
            {
              type: "feedback_buttons",
              action_id: `souverain:feedback:${ID}`,
              positive_button: {
                text: { type: "plain_text", text: "Utile", emoji: false },
                value: `helpful:${ID}`,
              },
              negative_button: {
                text: { type: "plain_text", text: "Pas utile", emoji: false },
                value: `unhelpful:${ID}`,
              },
            },
          ],
        },
      ],
    });
  });

  it.each<{ name: string; block: Block; expected: unknown }>([
    {
      name: "a list as a bulleted list",
      block: { kind: "list", items: [[sentence("Bleu\u00a0:"), sentence("prêt", 1)]] },
      expected: {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_list",
            style: "bullet",
            elements: [
              {
                type: "rich_text_section",
                elements: [words("Bleu\u00a0:"), words(" "), words("prêt"), space, mark],
              },
            ],
          },
        ],
      },
    },
    {
      name: "a timeline as a list that begins with dates",
      block: { kind: "timeline", entries: [{ date: "2026-04", sentence: sentence("Prêt.", 1) }] },
      expected: {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_list",
            style: "bullet",
            elements: [
              {
                type: "rich_text_section",
                elements: [
                  words("avril 2026", { bold: true }),
                  words("\u00a0– "),
                  words("Prêt."),
                  space,
                  mark,
                ],
              },
            ],
          },
        ],
      },
    },
    {
      name: "a checked claim with the sign of its verdict before it",
      block: {
        kind: "text",
        sentences: [
          sentence("« Bleu est prêt. »"),
          sentence(wordingOf("fr").say("claim-supported")),
          sentence("Bleu est prêt depuis 2024.", 1),
        ],
      },
      expected: {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              words("✅ "),
              words("« Bleu est prêt. »", { italic: true }),
              words("\n"),
              words(wordingOf("fr").say("claim-supported"), { bold: true }),
              words("\n"),
              words("Bleu est prêt depuis 2024."),
              space,
              mark,
            ],
          },
        ],
      },
    },
    {
      name: "a table as a table",
      block: { kind: "table", header: [sentence("Nom")], rows: [[sentence("Bleu", 1)]] },
      expected: {
        type: "table",
        rows: [
          [
            {
              type: "rich_text",
              elements: [{ type: "rich_text_section", elements: [words("Nom", { bold: true })] }],
            },
          ],
          [
            {
              type: "rich_text",
              elements: [
                {
                  type: "rich_text_section",
                  elements: [words("Bleu", { bold: true }), space, mark],
                },
              ],
            },
          ],
        ],
        column_settings: [{ is_wrapped: true }],
      },
    },
  ])("renders $name", ({ block, expected }) => {
    const { blocks } = slackMessage(answerOf([], { citations: [citationOf()], blocks: [block] }));

    expect(blocks[0]).toEqual(expected);
  });

  it.each([
    { name: "more columns than Slack takes", columns: 21, rows: 1, size: 5 },
    { name: "more rows than Slack takes", columns: 2, rows: 100, size: 5 },
    { name: "more text than Slack takes in cells", columns: 5, rows: 20, size: 101 },
  ])("renders a table of $name as a list", ({ columns, rows, size }) => {
    const rowOf = (text: (index: number) => string): AnswerSentence[] =>
      Array.from({ length: columns }, (_, index) => sentence(text(index)));
    const table = {
      kind: "table" as const,
      header: rowOf((index) => `c${String(index)}`),
      rows: Array.from({ length: rows }, () => rowOf(() => "x".repeat(size))),
    };

    const { blocks } = slackMessage(answerOf([], { blocks: [table] }));

    expect(blocks[0]).toMatchObject({ elements: [{ type: "rich_text_list" }] });
    expect(JSON.stringify(blocks[0]).match(/· c1: /gu)).toHaveLength(rows);
  });
});
