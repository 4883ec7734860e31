import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFeedback } from "../../../adapters/slack/feedback-modal.ts";
import { PRIVATE_METADATA, VIEW_BLOCKS } from "../../../adapters/slack/limits.ts";
import { renderHome } from "../../../adapters/slack/render-home.ts";
import {
  renderFeedbackModal,
  renderNoticeModal,
  renderPassageModal,
} from "../../../adapters/slack/render-modals.ts";
import { renderNotice, renderView } from "../../../adapters/slack/render-view.ts";
import type { AuditEntry } from "../../../src/assistant/admin-desk.ts";
import { type AdminPanelInput, presentHome } from "../../../src/presenting/home-view.ts";
import { presentPassage } from "../../../src/presenting/passage-view.ts";
import type { PresentedView } from "../../../src/presenting/view.ts";
import { anyText } from "../../helpers/answer-arbitrary.ts";
import { citationOf } from "../../helpers/evaluated-answer.ts";
import { adminWordingOf, WORDINGS } from "../../helpers/presenting.ts";
import { METHODS } from "../../helpers/slack/outgoing-limits.ts";

const en = { ...adminWordingOf("en"), now: Date.parse("2026-11-28T12:00:00Z") };
const answerId = "0123456789abcdef";
const STATUS = {
  generation: "g-0123456789ab",
  builtAt: "2026-11-28T09:00:00Z",
  newest: "2026-11-20",
  counts: { providers: 58, facts: 1200, topics: 40, articles: 90, passages: 1420 },
  lastRun: null,
  isIndexing: false,
  waiting: 0,
};
const panel = (audit: readonly AuditEntry[]): AdminPanelInput => ({
  audit,
  overview: null,
  advice: [],
});
const post = (message: object): unknown =>
  METHODS["chat.postMessage"].parse({
    channel: "C0123456789",
    unfurl_links: false,
    unfurl_media: false,
    ...message,
  });

const comment = (value: string | null): object => ({ comment: { comment: { value } } });

describe("renderView", () => {
  it("renders a title, paragraphs and lists", () => {
    const view: PresentedView = {
      title: "Help",
      sections: [
        { heading: null, style: "text", lines: [{ lead: null, text: "I <answer>." }] },
        { heading: "Ask", style: "list", lines: [{ lead: "/ask", text: "a question" }] },
      ],
    };

    expect(renderView(view)).toEqual({
      text: "Help\n\nI &lt;answer&gt;.\n\nAsk\n- /ask – a question",
      blocks: [
        { type: "header", text: { type: "plain_text", text: "Help", emoji: false } },
        {
          type: "rich_text",
          elements: [
            { type: "rich_text_section", elements: [{ type: "text", text: "I <answer>." }] },
          ],
        },
        {
          type: "rich_text",
          elements: [
            {
              type: "rich_text_section",
              elements: [{ type: "text", text: "Ask", style: { bold: true } }],
            },
          ],
        },
        {
          type: "rich_text",
          elements: [
            {
              type: "rich_text_list",
              style: "bullet",
              elements: [
                {
                  type: "rich_text_section",
                  elements: [
                    { type: "text", text: "/ask", style: { bold: true } },
                    { type: "text", text: "\u00a0– a question" },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  const line = fc.record({ lead: fc.option(anyText), text: anyText });
  const section = fc.record({
    heading: fc.option(fc.string({ minLength: 1 })),
    style: fc.constantFrom("text" as const, "list" as const),
    lines: fc.array(line, { maxLength: 40 }),
  });

  it("stays within the limits of a message whatever it says", () => {
    fc.assert(
      fc.property(anyText, fc.array(section, { maxLength: 30 }), (title, sections) => {
        expect(() => post(renderView({ title, sections }))).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    {
      name: "a notice",
      notice: "Ask again <@U1> in 4 minutes.",
      text: "Ask again &lt;@U1&gt; in 4 minutes.",
    },
    { name: "a notice without end", notice: "x".repeat(50_000), text: "–" },
    { name: "an empty notice", notice: "", text: "–" },
  ])("renders $name", ({ notice, text }) => {
    const message = renderNotice(notice);

    expect(message.text).toBe(text);
    expect(() => post(message)).not.toThrow();
  });
});

describe("modals", () => {
  it("shows a summary as text and a quotation as a quote", () => {
    const kinds = (["summary", "quotation"] as const).map((form) => {
      const view = renderPassageModal(presentPassage(citationOf({ form }), "1", en));
      return { heading: view.blocks[0], text: view.blocks[1] };
    });

    expect(JSON.stringify(kinds[0])).toContain("Our summary of Catalogue des produits qualifiés");
    expect(kinds.map(({ text }) => text)).toMatchObject([
      { elements: [{ type: "rich_text_section" }] },
      { elements: [{ type: "rich_text_quote" }] },
    ]);
  });

  it.each(WORDINGS)("are taken by Slack in $language", (wording) => {
    const views = [
      renderPassageModal(presentPassage(citationOf({ url: "no address" }), "1", wording)),
      renderFeedbackModal(answerId, wording),
      renderNoticeModal("Gone.", "Passage 1", wording),
    ];

    for (const view of views) {
      expect(() => METHODS["views.open"].parse({ trigger_id: "1.2", view })).not.toThrow();
    }
  });
});

describe("parseFeedback", () => {
  it("finds the answer where the form was told to keep it", () => {
    const { private_metadata: kept = "" } = renderFeedbackModal(answerId, en);

    expect(kept).toBe(answerId);
    expect(kept.length).toBeLessThanOrEqual(PRIVATE_METADATA);
  });

  const view = (fields: object, values: object): object => ({
    type: "modal",
    callback_id: "souverain:feedback",
    private_metadata: answerId,
    state: { values },
    ...fields,
  });
  const reason = {
    reason: { reason: { type: "radio_buttons", selected_option: { value: "outdated" } } },
  };

  it.each([
    {
      name: "a reason and a comment",
      submitted: view({}, { ...reason, ...comment(" old ") }),
      expected: { answerId, reason: "outdated", comment: "old" },
    },
    {
      name: "a reason alone",
      submitted: view({}, { ...reason, ...comment(null) }),
      expected: { answerId, reason: "outdated", comment: null },
    },
    {
      name: "nothing filled in",
      submitted: view({}, {}),
      expected: { answerId, reason: null, comment: null },
    },
    { name: "another form", submitted: view({ callback_id: "x" }, reason), expected: undefined },
    {
      name: "an answer of no such id",
      submitted: view({ private_metadata: "../x" }, reason),
      expected: undefined,
    },
    {
      name: "a reason of nobody's",
      submitted: view({}, { reason: { reason: { selected_option: { value: "boring" } } } }),
      expected: undefined,
    },
    {
      name: "a comment without end",
      submitted: view({}, comment("x".repeat(2001))),
      expected: undefined,
    },
    { name: "nothing", submitted: undefined, expected: undefined },
  ])("reads $name", ({ submitted, expected }) => {
    expect(parseFeedback(submitted)).toEqual(expected);
  });
});

describe("renderHome", () => {
  const status = STATUS;
  const asked = {
    task: "ask",
    askedAt: "2026-11-28T11:00:00Z",
    outcome: "answered",
    answerId,
  } as const;
  const entry = {
    by: { platform: "slack", user: "U1" },
    action: "status",
    outcome: "shown",
    at: "2026-11-28T11:00:00Z",
  };

  it("lets me see my answers again, and admins alone update the index", () => {
    const recent = [{ text: "Qui ?", ...asked }];
    const homes = [null, panel([entry])].map((admin) =>
      JSON.stringify(renderHome(presentHome({ status, hasModel: false, recent, admin }, en), en)),
    );

    expect(homes.map((home) => home.includes(`show-answer:${answerId}`))).toEqual([true, true]);
    expect(homes.map((home) => home.includes("souverain:reindex"))).toEqual([false, true]);
    expect(homes.map((home) => home.includes("Latest admin actions"))).toEqual([false, true]);
  });

  it("stays within the limits of a home tab whatever was asked", () => {
    const questions = fc.array(
      anyText.map((text) => ({ text, ...asked })),
      { maxLength: 120 },
    );
    fc.assert(
      fc.property(questions, fc.boolean(), (recent, isAdmin) => {
        const admin = isAdmin ? panel(Array.from({ length: 300 }, () => entry)) : null;
        const view = renderHome(presentHome({ status, hasModel: false, recent, admin }, en), en);

        expect(view.blocks.length).toBeLessThanOrEqual(VIEW_BLOCKS);
        expect(() =>
          METHODS["views.publish"].parse({ user_id: "U0123456789", view }),
        ).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
});
