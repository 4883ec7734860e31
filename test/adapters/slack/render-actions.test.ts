import { describe, expect, it } from "vitest";
import { answerOf, citationOf, sentence } from "../../helpers/evaluated-answer.ts";
import { slackMessage } from "../../helpers/slack-message.ts";

const ID = "0123456789abcdef";

describe("buttons of an answer", () => {
  const answer = answerOf([sentence("Bleu est prêt.", 1)], { citations: [citationOf()] });

  it.each([
    { name: "nothing beside the passages", canShare: false, canMute: false, expected: [] },
    { name: "sharing", canShare: true, canMute: false, expected: [`share:${ID}`] },
    {
      name: "sharing and muting",
      canShare: true,
      canMute: true,
      expected: [`share:${ID}`, "mute"],
    },
  ])("offers $name", ({ canShare, canMute, expected }) => {
    const { blocks } = slackMessage(answer, { canShare, canMute });

    const row = blocks.find(({ type }) => type === "actions");
    const values = JSON.stringify(row).match(/(?<="value":")[^"]+/gu);
    expect(values).toEqual([`passage:${ID}:1`, ...expected]);
  });

  it("offers a table as a file", () => {
    const { blocks } = slackMessage(answer, { canExport: true });

    const row = blocks.find(({ type }) => type === "actions");
    const values = JSON.stringify(row).match(/(?<="value":")[^"]+/gu);
    expect(values).toEqual([`passage:${ID}:1`, `export:${ID}:markdown`, `export:${ID}:csv`]);
    expect(JSON.stringify(row)).toContain("Tableau en CSV");
  });

  it("offers a menu where passages are too many for a row of buttons", () => {
    const citations = Array.from({ length: 30 }, (_, index) =>
      citationOf({ number: index + 1, title: `Source ${"long ".repeat(30)}` }),
    );

    const { blocks } = slackMessage(answerOf([sentence("Oui.", 30)], { citations }), {
      canShare: true,
    });

    const row = blocks.find(({ type }) => type === "actions");
    expect(row).toMatchObject({ elements: [{ type: "static_select" }, { type: "button" }] });
    expect(JSON.stringify(row)).toContain(`"value":"passage:${ID}:30"`);
    // Each choice says what it opens.
    expect(JSON.stringify(row)).toMatch(/"text":"30\. Source long [^"]*…"/u);
  });

  it("asks nobody whether guidance helped, and puts no small print under it", () => {
    const { blocks } = slackMessage(answerOf([sentence("Bonjour.")], { kind: "guidance" }));

    expect(blocks.map(({ type }) => type)).toEqual(["rich_text"]);
  });
});
