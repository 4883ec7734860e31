import { describe, expect, it } from "vitest";
import type { BaseStatus } from "../../src/assistant/base-status.ts";
import { presentHelp } from "../../src/presenting/help.ts";
import { presentHome } from "../../src/presenting/home-view.ts";
import { presentPassage } from "../../src/presenting/passage-view.ts";
import { presentPublishers, presentStatus } from "../../src/presenting/status-view.ts";
import { viewLines } from "../../src/presenting/view.ts";
import { citationOf } from "../helpers/evaluated-answer.ts";
import { adminWordingOf, WORDINGS, wordingOf } from "../helpers/presenting.ts";

const en = { ...adminWordingOf("en"), now: Date.parse("2026-11-28T12:00:00Z") };

const status: BaseStatus = {
  generation: "g-0123456789ab",
  builtAt: "2026-11-28T09:00:00Z",
  newest: "2026-11-20",
  counts: { providers: 58, facts: 1200, topics: 40, articles: 90, passages: 1420 },
  lastRun: { finishedAt: "2026-11-28T09:00:05Z", outcome: "published" },
  isIndexing: false,
  waiting: 0,
};

describe("presentStatus", () => {
  it("says how old the base is, what it holds and what ran last", () => {
    expect(viewLines(presentStatus(status, en))).toEqual([
      "State of the base",
      "",
      "- Newest date: 20 November 2026",
      "- 1,200 facts on 58 providers, offers and technologies",
      "- 40 topics and 90 news articles",
      "- Index g-0123456789ab, built 3 hours ago",
      "- Last index run: published, 2 hours ago",
      "- Questions waiting: 0",
    ]);
  });

  it.each([
    { name: "no run on record", fields: { lastRun: null }, told: [] },
    {
      name: "a failed run",
      fields: { lastRun: { finishedAt: "2026-11-28T11:59:00Z", outcome: "failed" } },
      told: ["- Last index run: failed, 1 minute ago; the index before it answers"],
    },
    {
      name: "a run under way",
      fields: { lastRun: null, isIndexing: true },
      told: ["- The index is being updated; questions are answered meanwhile"],
    },
    {
      name: "a date of no known form",
      fields: { newest: "soon\u202e", lastRun: null },
      told: ["- Newest date: soon"],
    },
  ] as const)("says $name", ({ fields, told }) => {
    const lines = viewLines(presentStatus({ ...status, ...fields }, en));

    expect(lines).toEqual(expect.arrayContaining([...told]));
    expect(lines.some((line) => line.includes("index run"))).toBe(
      told.some((line) => line.includes("index run")),
    );
  });
});

describe("presentPublishers", () => {
  it("lists publishers with their newest date and counts those beyond", () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      publisher: `Publisher ${String(index)}`,
      sources: 30 - index,
      newest: index === 1 ? null : "2026-10",
    }));

    const lines = viewLines(presentPublishers(many, en));

    expect(lines.slice(0, 7)).toEqual([
      "Sources of the base",
      "",
      "The base draws on 30 publishers; those with the most sources first:",
      "",
      "- Publisher 0 – 30 sources, newest dated October 2026",
      "- Publisher 1 – 29 sources, undated",
      "- Publisher 2 – 28 sources, newest dated October 2026",
    ]);
    expect(lines.at(-1)).toBe("- and 5 more");
  });

  it("says one source as one", () => {
    const lines = viewLines(
      presentPublishers([{ publisher: "A\u0000B", sources: 1, newest: null }], en),
    );

    expect(lines.at(-1)).toBe("- AB – 1 source, undated");
  });
});

describe("presentHelp", () => {
  it.each(WORDINGS)(
    "names commands, days, the platform and what it is not, in $language",
    (wording) => {
      const view = presentHelp({
        ...wording,
        platform: "Pigeon Post",
        retentionDays: 91,
        models: { llm: null, embedder: null },
        commands: [
          { name: "/ask", what: "ask" },
          { name: "/forget-me", what: "forget-me" },
        ],
      });

      const text = viewLines(view).join("\n");
      expect(text).toContain("- /ask – ");
      expect(text).toContain("- /forget-me – ");
      expect(text).toContain("91");
      expect(text).toContain("Pigeon Post");
      expect(text).toContain(wording.say("chat-help-no-advice"));
      expect(text).toContain(wording.say("chat-help-no-model"));
      expect(text).toContain(wording.say("chat-help-where"));
    },
  );
});

describe("presentHome", () => {
  it.each([
    { hasModel: false, intro: "chat-home-intro" },
    { hasModel: true, intro: "chat-home-intro-model" },
  ])("says whether a language model may choose: $hasModel", ({ hasModel, intro }) => {
    const home = presentHome({ status, hasModel, recent: [], admin: null }, en);

    expect(home.intro).toBe(en.say(intro));
  });

  const recent = [
    {
      text: "Qui exploite\nBleu ?",
      task: "ask",
      askedAt: "2026-11-28T11:00:00Z",
      outcome: "answered",
      answerId: "0123456789abcdef",
    },
    {
      text: "x".repeat(400),
      task: "ask",
      askedAt: "2026-11-28T11:59:30Z",
      outcome: null,
      answerId: null,
    },
    {
      text: "\u200b",
      task: "check",
      askedAt: "2026-11-27T11:00:00Z",
      outcome: "limited",
      answerId: null,
    },
  ] as const;

  it("shows my questions and what became of them, and no panel to those who are no admins", () => {
    const home = presentHome({ status, hasModel: false, recent, admin: null }, en);

    expect(home.recent).toEqual([
      {
        question: "Qui exploite Bleu ?",
        state: "answered · 1 hour ago",
        answerId: "0123456789abcdef",
      },
      {
        question: `${"x".repeat(149)}…`,
        state: "being looked up · 30 seconds ago",
        answerId: null,
      },
      { question: "–", state: "limit reached · yesterday", answerId: null },
    ]);
    expect(home.admin).toBeNull();
  });

  it("shows admins who did what, and that nothing was done", () => {
    const entry = {
      by: { platform: "pigeon", user: "<@U1>" },
      action: "reindex",
      outcome: "published",
      at: "2026-11-28T11:00:00Z",
    };

    const logs = [[entry], []].map(
      (audit) =>
        presentHome(
          { status, hasModel: false, recent: [], admin: { audit, overview: null, advice: [] } },
          en,
        ).admin?.sections[0]?.lines,
    );

    expect(logs).toEqual([
      [{ lead: "reindex", text: "published · pigeon <@U1> · 1 hour ago" }],
      [{ lead: null, text: "None yet." }],
    ]);
  });
});

describe("presentPassage", () => {
  it("shows a summary as ours, with what it is worth, and leads to its page", () => {
    const view = presentPassage(
      citationOf({ caveat: "Périmètre non publié.", excerpt: "Un.\n\nDeux.\u200b" }),
      "1",
      wordingOf("fr"),
    );

    expect(view).toEqual({
      title: "Passage 1",
      heading: "Notre résumé de Catalogue des produits qualifiés, état en mai 2026",
      paragraphs: ["Un.", "Deux."],
      isQuotation: false,
      details: [
        "Éditeur\u00a0: ANSSI",
        "Publication\u00a0: 2 mai 2026",
        expect.stringContaining("source première"),
        "À savoir\u00a0: Périmètre non publié.",
        "Élément de la base\u00a0: fact:nimbus-secnumcloud",
      ],
      url: "https://example.org/catalogue",
      openLabel: "Ouvrir la source",
      closeLabel: "Fermer",
    });
  });

  it("shows a quotation in quotation marks and leads to its words", () => {
    const view = presentPassage(
      citationOf({ form: "quotation", excerpt: "Nimbus" }),
      "a",
      wordingOf("en"),
    );

    expect(view.heading).toBe("Quotation from Catalogue des produits qualifiés, as of May 2026");
    expect(view.paragraphs).toEqual(["“Nimbus”"]);
    expect(view.isQuotation).toBe(true);
    expect(view.url).toBe("https://example.org/catalogue#:~:text=Nimbus");
  });
});
