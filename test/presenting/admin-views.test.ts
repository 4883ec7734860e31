import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AdminOverview } from "../../src/assistant/admin-desk.ts";
import type { BaseStatus } from "../../src/assistant/base-status.ts";
import type { SourceHealth } from "../../src/domain/source-health.ts";
import { presentAdminHelp, presentAdminStatus } from "../../src/presenting/admin-view.ts";
import { worstFirst } from "../../src/presenting/health-view.ts";
import { presentHome } from "../../src/presenting/home-view.ts";
import {
  presentQuarantineOutcome,
  presentReviewOutcome,
} from "../../src/presenting/review-view.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import { viewLines } from "../../src/presenting/view.ts";
import { changeReportOf } from "../helpers/admin-parts.ts";
import { anyOverview } from "../helpers/change-arbitrary.ts";
import { adminWordingOf, WORDINGS } from "../helpers/presenting.ts";

const NOW = Date.parse("2026-11-28T12:00:00Z");
const en = { ...adminWordingOf("en"), now: NOW };

const STATUS: BaseStatus = {
  generation: "g-0123456789ab",
  builtAt: "2026-11-28T09:00:00Z",
  newest: "2026-11-20",
  counts: { providers: 58, facts: 1200, topics: 40, articles: 90, passages: 1420 },
  lastRun: null,
  isIndexing: false,
  waiting: 0,
};
const HEALTHY: SourceHealth = {
  source: "anssi",
  title: "ANSSI",
  lastSuccess: "2026-11-28T10:00:00Z",
  ageHours: 2,
  limitHours: 48,
  isStale: false,
  pages: 49,
  failing: 0,
  mostFrequentFault: null,
  uses: 12,
  isQuarantined: false,
};
const NOTHING: AdminOverview = {
  sources: [],
  citations: null,
  proposals: [],
  generations: [],
  quarantined: [],
  held: [],
  pinned: null,
};

function statusLines(overview: AdminOverview | null, advice: readonly string[] = []): string {
  const input = { status: STATUS, overview, audit: [], advice };
  return viewLines(presentAdminStatus(input, en)).join("\n");
}

describe("presentReviewOutcome", () => {
  it.each([
    {
      outcome: { kind: "published", generation: "g-2", previous: "g-1" },
      action: "approve",
      told: "Index g-2 is published and answers from now on. To go back: ! rollback g-1",
    },
    {
      outcome: { kind: "published", generation: "g-1", previous: "g-2" },
      action: "rollback",
      told: "Index g-1 is back",
    },
    { outcome: { kind: "rejected", proposal: "g-2" }, action: "reject", told: "Thrown away: g-2" },
    {
      outcome: { kind: "accepted-held", items: ["page:a.b"] },
      action: "approve",
      told: "the next update takes it over: ! reindex. Items: 1",
    },
    { outcome: { kind: "nothing-open" }, action: "approve", told: "! dry-run" },
    { outcome: { kind: "nothing-open" }, action: "rollback", told: "No older index" },
    {
      outcome: { kind: "unknown", known: ["g-1", "g-2\u202e"] },
      action: "rollback",
      told: "Known: g-1, g-2",
    },
    {
      outcome: { kind: "outdated", published: "g-3" },
      action: "approve",
      told: "Index g-3 was published since this was shown, so it no longer says what would change. Make it anew: ! dry-run",
    },
    {
      outcome: { kind: "unusable", reason: "damaged\u001b[31m" },
      action: "rollback",
      told: "Reason: damaged",
    },
    { outcome: { kind: "busy" }, action: "approve", told: "Another run is under way" },
    { outcome: { kind: "failed" }, action: "reject", told: "The log has the reason" },
  ] as const)("$action: $outcome.kind says what to do", ({ outcome, action, told }) => {
    expect(viewLines(presentReviewOutcome(outcome, { ...en, action })).join("\n")).toContain(told);
  });
});

describe("presentQuarantineOutcome", () => {
  it.each([
    {
      outcome: { kind: "quarantined", target: "anssi", items: ["page:anssi.a"] },
      told: "anssi is in quarantine: from now on it is neither found nor cited. Items: 1. To end it: ! release anssi",
    },
    { outcome: { kind: "released", target: "anssi", items: [] }, told: "out of quarantine" },
    { outcome: { kind: "already" }, told: "already" },
    { outcome: { kind: "unknown", nearest: ["anssi", "ansi"] }, told: "Perhaps: anssi, ansi" },
    { outcome: { kind: "unknown", nearest: [] }, told: "Nothing of that name is known" },
    { outcome: { kind: "failed" }, told: "The log has the reason" },
  ] as const)("$outcome.kind says what to do", ({ outcome, told }) => {
    expect(viewLines(presentQuarantineOutcome(outcome, en)).join("\n")).toContain(told);
  });
});

describe("worstFirst", () => {
  it("puts stale before failing before old, of equals those in use, and quarantined last", () => {
    const sources = [
      { ...HEALTHY, source: "quarantined", isStale: true, isQuarantined: true },
      { ...HEALTHY, source: "fine" },
      { ...HEALTHY, source: "used", uses: 99 },
      { ...HEALTHY, source: "old", ageHours: 47 },
      { ...HEALTHY, source: "failing", failing: 3 },
      { ...HEALTHY, source: "stale", isStale: true, ageHours: 60 },
      { ...HEALTHY, source: "never", isStale: true, ageHours: null, lastSuccess: null },
    ];

    expect(worstFirst(sources).map(({ source }) => source)).toEqual([
      "never",
      "stale",
      "failing",
      "old",
      "used",
      "fine",
      "quarantined",
    ]);
  });
});

describe("presentAdminStatus", () => {
  it("shows what waits, what is hidden, and sources and citations with what is wrong", () => {
    const text = statusLines({
      sources: [
        HEALTHY,
        {
          ...HEALTHY,
          source: "cnil",
          title: "CNIL news",
          isStale: true,
          ageHours: 72,
          lastSuccess: "2026-11-25T12:00:00Z",
          failing: 2,
          mostFrequentFault: "too-slow",
        },
      ],
      citations: {
        checked: 90,
        dead: [{ url: "https://gone.example", fault: "gone", item: "fact:a" }],
        lostQuotes: [{ url: "https://b.example", item: "page:b.x" }],
      },
      proposals: [
        { id: "g-abcdef012345", madeAt: "2026-11-28T11:00:00Z", report: changeReportOf() },
      ],
      generations: [],
      quarantined: [{ target: "bad", kind: "source", since: "2026-11-28T10:00:00Z" }],
      held: [{ item: "page:cnil.a", title: "A", source: "cnil", reason: "vanished" }],
      pinned: "g-0123456789ab",
    });

    expect(text.slice(text.indexOf("The index has been"))).toBe(
      [
        "The index has been pinned since a rollback: nothing is published by itself until an admin updates or approves.",
        "",
        "Changes that wait for a decision",
        "- g-abcdef012345 – 1 hour ago · Items added: 0, changed: 1, removed: 0, held back: 0",
        "- Nothing is published yet. To publish exactly this: ! approve g-abcdef012345 – to throw it away: ! reject g-abcdef012345",
        "",
        "Held back",
        "- A – not listed any more, or not found · source cnil · page:cnil.a",
        "- To accept what is held back of an item or a source: ! approve cnil",
        "",
        "In quarantine",
        "- bad – 2 hours ago",
        "",
        "Sources that are read, worst first",
        "- CNIL news (cnil) – past its limit of 2 days · failing: 2 (too-slow) · read 3 days ago · pages: 49 · answers of 30 days: 12",
        "- ANSSI (anssi) – read 2 hours ago · limit 2 days · pages: 49 · answers of 30 days: 12",
        "",
        "Addresses that answers cite",
        "- checked: 90; without an answer: 1; quotations gone from their page: 1",
        "- https://gone.example – does not answer (gone), cited by fact:a",
        "- https://b.example – no longer holds the quotation of page:b.x",
        "",
        "Latest admin actions",
        "- None yet.",
      ].join("\n"),
    );
  });

  it("says that nothing waits", () => {
    expect(statusLines(NOTHING)).toContain("None. To see what an update would change: ! dry-run");
  });

  it("shows the rest when what waits cannot be read, and advice for operators", () => {
    const text = statusLines(null, ["add usergroups:read"]);

    expect(text).toContain("- add usergroups:read");
    expect(text).not.toContain("wait for a decision");
  });

  it.each(WORDINGS)("stays clean and short in $language, whatever sources are called", (each) => {
    const moment = { ...adminWordingOf(each.language), now: NOW };
    fc.assert(
      fc.property(anyOverview, (overview) => {
        const input = { status: STATUS, overview, audit: [], advice: [] };
        const lines = viewLines(presentAdminStatus(input, moment));
        const home = presentHome(
          { status: STATUS, hasModel: false, recent: [], admin: input },
          moment,
        );

        expect(lines.every((line) => sanitizeLine(line) === line)).toBe(true);
        expect(lines.filter((line) => line.length > 1000)).toEqual([]);
        expect(home.admin?.proposals).toHaveLength(overview.proposals.length);
      }),
      { numRuns: 20 },
    );
  });
});

it("tells admins what they may type", () => {
  const commands = [{ name: "! rollback [id]", what: "rollback" }] as const;

  expect(viewLines(presentAdminHelp(commands, en))).toContain(
    "- ! rollback [id] – Admins: go back to an older index and stay with it",
  );
});
