import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { mentions, mentionsSomebody, plainText } from "../../../adapters/slack/message-text.ts";

const BOT = "U0BOT0000";

describe("plainText", () => {
  it.each([
    { name: "a mention before the question", text: `<@${BOT}> who?`, expected: "who?" },
    { name: "a mention with a name", text: `<@${BOT}|bot> who?`, expected: "who?" },
    { name: "a mention in the middle", text: `hey <@${BOT}>, who?`, expected: "hey , who?" },
    { name: "nothing but mentions", text: `<@${BOT}> <@${BOT}>`, expected: "" },
    {
      name: "escaped characters",
      text: "a &lt; b &amp;&amp; c &gt; d",
      expected: "a < b && c > d",
    },
    { name: "an escaped entity", text: "&amp;lt;", expected: "&lt;" },
    { name: "a mail address", text: "<mailto:a@b.example|a@b.example>", expected: "a@b.example" },
    { name: "a bare mail address", text: "<mailto:a@b.example>", expected: "a@b.example" },
    { name: "a channel without a name", text: "in <#C1> now", expected: "in now" },
    { name: "a group", text: "<!subteam^S1|@crew> who?", expected: "@crew who?" },
    { name: "a date", text: "<!date^1^{date}|1 May>", expected: "1 May" },
    { name: "lines", text: "one\ntwo", expected: "one\ntwo" },
    { name: "an open bracket", text: "3 < 4", expected: "3 < 4" },
  ])("reads $name", ({ text, expected }) => {
    expect(plainText(text, BOT)).toBe(expected);
  });

  it("leaves nothing that Slack would take for a mention of the bot", () => {
    assert(
      property(array(constantFrom("<", ">", "@", BOT, "|", "x", " ", "&lt;")), (parts) => {
        const text = plainText(parts.join(""), BOT);
        expect(text).toBe(text.trim());
        // Only what was escaped, and so typed as such, may look like a mention now.
        expect(mentions(plainText(parts.join("").replaceAll("&lt;", ""), BOT), BOT)).toBe(false);
      }),
    );
  });
});

describe("mentionsSomebody", () => {
  it.each([
    { text: `<@${BOT}> who?`, expected: false },
    { text: "<@U0ALICE00> who?", expected: true },
    { text: "<@W0ALICE00|al> who?", expected: true },
    { text: "<!here> who?", expected: true },
    { text: "<!subteam^S1> who?", expected: true },
    { text: "<!date^1^{date}|1 May>?", expected: false },
    { text: "<https://example.org>?", expected: false },
  ])("$text: $expected", ({ text, expected }) => {
    expect(mentionsSomebody(text, BOT)).toBe(expected);
  });
});
