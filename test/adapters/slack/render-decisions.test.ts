import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decisionButtons } from "../../../adapters/slack/render-decisions.ts";
import { renderHome } from "../../../adapters/slack/render-home.ts";
import { renderView } from "../../../adapters/slack/render-view.ts";
import { presentChangeReport } from "../../../src/presenting/change-view.ts";
import { presentHome } from "../../../src/presenting/home-view.ts";
import { anyChangeReport, anyOverview } from "../../helpers/change-arbitrary.ts";
import { adminWordingOf, WORDINGS } from "../../helpers/presenting.ts";
import { METHODS } from "../../helpers/slack/outgoing-limits.ts";

const en = { ...adminWordingOf("en"), now: Date.parse("2026-11-28T12:00:00Z") };
const STATUS = {
  generation: "g-0123456789ab",
  builtAt: "2026-11-28T09:00:00Z",
  newest: "2026-11-20",
  counts: { providers: 58, facts: 1200, topics: 40, articles: 90, passages: 1420 },
  lastRun: null,
  waiting: 0,
};
const post = (message: object): unknown =>
  METHODS["chat.postMessage"].parse({
    channel: "C0123456789",
    unfurl_links: false,
    unfurl_media: false,
    ...message,
  });

describe("changes to decide on", () => {
  it.each(WORDINGS)("are taken by Slack in $language, whatever pages say", ({ language }) => {
    const wording = adminWordingOf(language);
    fc.assert(
      fc.property(anyChangeReport, fc.boolean(), (report, approvable) => {
        const buttons = decisionButtons(
          { proposal: "g-0123456789ab", isApprovable: approvable },
          wording,
        );
        const message = renderView(presentChangeReport(report, wording), [buttons]);

        expect(() => post(message)).not.toThrow();
        expect(message.blocks.at(-1)).toBe(buttons);
        // Escaped where Slack reads markup; elsewhere text elements alone hold what pages say.
        expect(message.text).not.toMatch(/<[@!#]/u);
        expect(JSON.stringify(message.blocks)).not.toMatch(
          /"type":"(?:mrkdwn|link|user|broadcast)"/u,
        );
      }),
      { numRuns: 15 },
    );
  });

  it("ask once more, and offer no approval of what cannot be published", () => {
    const kinds = [true, false].map((isApprovable) =>
      decisionButtons({ proposal: "g-0123456789ab", isApprovable }, en).elements.map((element) =>
        "confirm" in element ? [element.action_id, element.confirm?.title?.text] : [],
      ),
    );

    expect(kinds).toEqual([
      [
        ["souverain:approve:g-0123456789ab", "Publish this change?"],
        ["souverain:reject:g-0123456789ab", "Reject this change?"],
      ],
      [["souverain:reject:g-0123456789ab", "Reject this change?"]],
    ]);
  });

  it("are on the home tab, with what waits, within its limits", () => {
    fc.assert(
      fc.property(anyOverview, fc.boolean(), (overview, isIndexing) => {
        const admin = { audit: [], overview, advice: [] };
        const status = { ...STATUS, isIndexing };
        const view = renderHome(
          presentHome({ status, hasModel: false, recent: [], admin }, en),
          en,
        );

        expect(() =>
          METHODS["views.publish"].parse({ user_id: "U0123456789", view }),
        ).not.toThrow();
        const home = JSON.stringify(view);
        expect(home.includes("souverain:cancel-run")).toBe(isIndexing);
        expect(home.includes("souverain:reject:")).toBe(overview.proposals.length > 0);
      }),
      { numRuns: 30 },
    );
  });
});
