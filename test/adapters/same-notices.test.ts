import { describe, expect, it } from "vitest";
import { createOutcomeRenderer } from "../../adapters/discord/render-outcome.ts";
import { renderPassage } from "../../adapters/discord/render-view.ts";
import { outcomeContents } from "../../adapters/slack/contents.ts";
import { renderPassageModal } from "../../adapters/slack/render-modals.ts";
import type { AcceptedQuestion } from "../../src/assistant/courier.ts";
import type { Outcome } from "../../src/assistant/outcome.ts";
import { loadPhrases } from "../../src/language/phrases.ts";
import { presentPassage } from "../../src/presenting/passage-view.ts";
import { ANSWERS } from "../helpers/answers-of-every-kind.ts";
import { readDiscordText } from "../helpers/discord/read-answer.ts";
import { wordingOf } from "../helpers/presenting.ts";
import { lettersOf } from "../helpers/shown-answer.ts";
import { readSlackText } from "../helpers/slack/read-answer.ts";
import { originsOf, tellingOf } from "../helpers/told-origins.ts";

const NEWEST = "2026-11-20";

describe("a passage on Slack and on Discord", () => {
  const shown = ANSWERS.flatMap(({ name, answer }) =>
    originsOf(answer).map(([passage, origin]) => ({ name, answer, passage, origin })),
  );

  it.each(shown)("says the same of passage $passage: $name", ({ answer, passage, origin }) => {
    const view = presentPassage(origin, passage, wordingOf(answer.language));
    const slack = renderPassageModal(view);

    const onModal = `${slack.title.text} ${readSlackText(slack.blocks)}`;
    const inMessages = readDiscordText(renderPassage(view));

    expect(lettersOf(inMessages)).toBe(lettersOf(onModal));
    for (const telling of [
      ...tellingOf({ ...origin, asOf: null }, answer),
      lettersOf(origin.excerpt),
    ]) {
      expect(lettersOf(inMessages)).toContain(telling);
    }
  });
});

describe("an outcome without an answer on Slack and on Discord", () => {
  it.each<{ name: string; outcome: Outcome; messages: number }>([
    ...(["user", "channel", "workspace"] as const).map((scope) => ({
      name: `limited by ${scope}`,
      outcome: { kind: "limited", scope, retryAt: "2026-11-20T12:05:00Z" } as const,
      messages: 1,
    })),
    ...(["index-unavailable", "withheld", "internal"] as const).map((reason) => ({
      name: `failed: ${reason}`,
      outcome: { kind: "failed", reason } as const,
      messages: 1,
    })),
    { name: "withdrawn", outcome: { kind: "withdrawn" }, messages: 0 },
  ])("says the same: $name", async ({ outcome, messages }) => {
    const { slack, discord } = await showOutcome(outcome);

    expect(slack).toHaveLength(messages);
    expect(discord).toEqual(slack);
    expect(slack.every((text) => text.length > 20)).toBe(true);
  });
});

const asked: AcceptedQuestion = {
  id: 1,
  incoming: {
    platform: "discord",
    workspace: "W1",
    channel: "C1",
    conversation: "C1:1",
    user: "U1",
    eventId: "E1",
    messageId: null,
    text: "Nimbus est-il qualifié ?",
    locale: "fr",
    visibility: "public",
    address: null,
  },
  posted: null,
  attempts: 0,
};

/** What each adapter's own choice of words comes out as, message by message. */
async function showOutcome(
  outcome: Outcome,
): Promise<{ readonly slack: readonly string[]; readonly discord: readonly string[] }> {
  const parts = {
    service: { status: () => ({ newest: NEWEST }), threads: { isFollowed: () => false } },
    phrases: await loadPhrases("prompts"),
    now: () => new Date("2026-11-20T12:00:00Z"),
  };
  const slack = outcomeContents(parts, outcome, {
    question: asked,
    address: { kind: "thread", channel: "C1", ts: "1.1", threadTs: "1.1", isDirect: false },
  });
  const render = createOutcomeRenderer(parts, asked, {
    outcome,
    address: {
      kind: "message",
      channel: "1",
      message: "2",
      thread: null,
      hasHint: false,
      language: "en",
    },
  });
  const discord = render({ hasQuestion: false, canShare: false, isPlain: false });
  return {
    slack: slack.map(({ blocks }) => readSlackText(blocks)),
    discord: discord.map((body) => readDiscordText([body])),
  };
}
