import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderDraft } from "../../../adapters/slack/render-draft.ts";
import type { DraftedPart } from "../../../src/assistant/courier.ts";
import { citationOf, sentence } from "../../helpers/evaluated-answer.ts";
import { WORDINGS, wordingOf } from "../../helpers/presenting.ts";
import { METHODS } from "../../helpers/slack/outgoing-limits.ts";
import { visibleText } from "../../helpers/slack/payloads.ts";

const en = wordingOf("en");
const PLACE = { channel: "C0GENERAL", thread_ts: "1795000000.000001" };

function part(text: string): DraftedPart {
  return { sentences: [sentence(text, 1)], citations: [citationOf()] };
}

describe("renderDraft", () => {
  it.each(WORDINGS)("says what it is, can be stopped, and cites, in $language", (wording) => {
    const { head, body, message } = renderDraft([part("One."), part("Two.")], 7, wording);

    expect(visibleText(head)).toContain(wording.say("chat-notice-drafting"));
    expect(JSON.stringify(head)).toContain('"value":"stop:7"');
    expect(visibleText(body)).toBe("One.\n\u00a0\n[1]\nTwo.\n\u00a0\n[1]");
    expect(JSON.stringify(body)).toContain(citationOf().url);
    expect(message.blocks).toEqual([...head, ...body]);
    expect(message.text.split("\n")).toEqual([wording.say("chat-notice-drafting"), "One.", "Two."]);
  });

  it("is taken by Slack however long and hostile its sentences are", () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom("<!channel> ", "<@U0ALICE00>", "<https://evil.example|ok>", ":tada:", "*b* "),
    );
    const text = fc.array(hostile, { minLength: 1, maxLength: 60 }).map((all) => all.join(" "));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), (texts) => {
        const { message } = renderDraft(texts.map(part), 1, en);

        const { blocks } = message;
        const unfurls = { unfurl_links: false, unfurl_media: false };
        METHODS["chat.postMessage"].parse({ ...PLACE, ...message, ...unfurls });
        const chunks = [{ type: "blocks", blocks }];
        METHODS["chat.startStream"].parse({ ...PLACE, channel: "D0ALICE00", chunks });
        expect(message.text).not.toMatch(/[<>]/u);
        expect(JSON.stringify(blocks)).not.toMatch(/"type":"(?:mrkdwn|markdown|user|broadcast)"/u);
      }),
      { numRuns: 100 },
    );
  });

  it("leaves to the answer what does not fit a message", () => {
    const long = "word ".repeat(500).trim();
    const { body } = renderDraft(
      Array.from({ length: 12 }, () => part(long)),
      1,
      en,
    );

    expect(body.length).toBeGreaterThan(2);
    expect(body.length).toBeLessThan(12);
  });
});
