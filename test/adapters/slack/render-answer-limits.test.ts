import { describe, expect, it } from "vitest";
import { answerOf, citationOf, sentence } from "../../helpers/evaluated-answer.ts";
import { slackMessage } from "../../helpers/slack-message.ts";

const ID = "0123456789abcdef";

describe("renderAnswer, at the platform's limits and without an answer", () => {
  it("renders a second table as a list, for Slack takes one a message", () => {
    const table = { kind: "table" as const, header: [sentence("Nom")], rows: [[sentence("Bleu")]] };

    const { blocks } = slackMessage(answerOf([], { blocks: [table, table] }));

    expect(blocks.slice(0, 2).map(({ type }) => type)).toEqual(["table", "rich_text"]);
  });

  it("shows the nearest passages of an abstention and gives each a button", () => {
    const { number: _, ...nearest } = citationOf({
      form: "quotation",
      excerpt: "Nimbus",
      url: "javascript:x",
    });

    const { blocks } = slackMessage(
      answerOf([sentence("Rien.")], { kind: "abstained", nearest: [nearest] }),
    );

    expect(JSON.stringify(blocks[1])).toContain('"a. "');
    expect(JSON.stringify(blocks)).not.toContain('"url"');
    expect(blocks[3]).toMatchObject({ elements: [{ value: `passage:${ID}:a` }] });
  });

  it("shortens a long answer between sentences and says so", () => {
    const long = Array.from({ length: 40 }, (_, index) =>
      sentence(`${String(index)} ${"mot ".repeat(150)}fin.`, 1),
    );

    const { blocks, text } = slackMessage(answerOf(long, { citations: [citationOf()] }));

    const shown = JSON.stringify(blocks[0]).match(/fin\./gu)?.length ?? 0;
    expect(shown).toBeGreaterThan(10);
    expect(JSON.stringify(blocks)).toContain(`${String(40 - shown)} phrases omises`);
    expect(text.length).toBeLessThanOrEqual(4000);
    expect(text.split("\n").every((line) => line.endsWith("fin."))).toBe(true);
  });
});
