import { describe, expect, it } from "vitest";
import type { Outcome } from "../../src/assistant/outcome.ts";
import { presentFeedbackForm } from "../../src/presenting/feedback-form.ts";
import { presentLabels } from "../../src/presenting/labels.ts";
import {
  askedLine,
  forgottenNotice,
  notice,
  type PlainNotice,
  sharedByLine,
} from "../../src/presenting/notices.ts";
import { presentOutcome } from "../../src/presenting/present-outcome.ts";
import { suggestedPrompts } from "../../src/presenting/suggested-prompts.ts";
import { answerOf } from "../helpers/evaluated-answer.ts";
import { WORDINGS, wordingOf } from "../helpers/presenting.ts";

const NOW = Date.parse("2026-11-28T12:00:00Z");
const en = wordingOf("en");

const NOTICES = [
  "looking-up",
  "welcome",
  "guest",
  "unknown-component",
  "admin-refused",
  "muted",
  "content-hint",
  "feedback-thanks",
  "shared",
  "empty-mention",
  "reindex-started",
  "try-again",
  "unknown-command",
  "provider-missing",
  "no-recent",
] as const satisfies readonly PlainNotice[];

describe("presentOutcome", () => {
  it.each<{ name: string; outcome: Outcome; expected: unknown }>([
    {
      name: "when a person may come back",
      outcome: { kind: "limited", scope: "user", retryAt: "2026-11-28T12:03:30Z" },
      expected: {
        kind: "notice",
        text: "You have asked a lot of questions in a short time. Ask again in 4 minutes.",
      },
    },
    {
      name: "that a channel may come back at once",
      outcome: { kind: "limited", scope: "channel", retryAt: "2026-11-28T11:00:00Z" },
      expected: { kind: "notice", text: expect.stringMatching(/^This channel .* in 1 second\.$/u) },
    },
    {
      name: "when a workspace may come back",
      outcome: { kind: "limited", scope: "workspace", retryAt: "2026-11-29T11:00:00Z" },
      expected: { kind: "notice", text: expect.stringMatching(/^Everybody .* in 23 hours\.$/u) },
    },
    {
      name: "that the index is missing",
      outcome: { kind: "failed", reason: "index-unavailable" },
      expected: { kind: "notice", text: expect.stringContaining("cannot read my base") },
    },
    {
      name: "that an answer was withheld",
      outcome: { kind: "failed", reason: "withheld" },
      expected: { kind: "notice", text: expect.stringContaining("withheld") },
    },
    {
      name: "that something broke",
      outcome: { kind: "failed", reason: "internal" },
      expected: { kind: "notice", text: expect.stringContaining("went wrong") },
    },
    {
      name: "nothing of a withdrawn question",
      outcome: { kind: "withdrawn" },
      expected: { kind: "nothing" },
    },
    {
      name: "an answer",
      outcome: { kind: "abstained", answer: answerOf([], { kind: "abstained" }) },
      expected: { kind: "answer", answer: expect.objectContaining({ kind: "abstained" }) },
    },
  ])("says $name", ({ outcome, expected }) => {
    expect(presentOutcome(outcome, { ...en, newest: null, now: NOW })).toEqual(expected);
  });
});

describe("notices", () => {
  it.each(WORDINGS)("exist in $language, each of its own", (wording) => {
    const texts = NOTICES.map((name) => notice(name, wording));

    expect(new Set(texts).size).toBe(NOTICES.length);
  });

  it("say what was deleted, who shared and what was asked, each on one clean line", () => {
    expect(forgottenNotice({ questions: 3, feedback: 1 }, en)).toBe(
      "Deleted. Questions with their answers: 3; ratings: 1; what I remembered of our conversations: all of it.",
    );
    expect(sharedByLine("Ada\u202e\nLovelace", en)).toBe("Shared by Ada Lovelace");
    expect(askedLine("Qui\n exploite Bleu\u200b ?", en)).toBe("Question: Qui exploite Bleu ?");
  });
});

describe.each(WORDINGS)("words on components in $language", (wording) => {
  it("have labels that differ", () => {
    const { passage, ...labels } = presentLabels(wording);

    expect(new Set(Object.values(labels)).size).toBe(Object.keys(labels).length);
    expect(passage("2")).toMatch(/^.+ 2$/u);
  });

  it("have a form that asks for each reason", () => {
    const form = presentFeedbackForm(wording);

    expect(form.reasons.map(({ value }) => value)).toEqual([
      "wrong-source",
      "outdated",
      "incomplete",
      "wrong-language",
      "other",
    ]);
    expect(new Set(form.reasons.map(({ label }) => label)).size).toBe(5);
  });

  it("have four different suggestions, each a question", () => {
    const prompts = suggestedPrompts(wording);

    expect(new Set(prompts).size).toBe(4);
    expect(prompts.filter((prompt) => !prompt.endsWith("?"))).toEqual([]);
  });
});
