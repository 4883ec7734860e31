import { describe, expect, it } from "vitest";
import type { AssistantSettings } from "../../../src/assistant/settings.ts";
import { answerOf, citationOf, sentence } from "../../helpers/evaluated-answer.ts";
import { idOf } from "../../helpers/slack/open-bot.ts";
import { eventBody, messageFields } from "../../helpers/slack/payloads.ts";
import { answerIn } from "../../helpers/slack/slack-bot.ts";
import { useSlackBot } from "../../helpers/slack/use-slack-bot.ts";

const start = useSlackBot();
const HOSTILE =
  "<!channel> <@U0ALICE00> @here <https://evil.example|click> *bold* `code` &amp; <b>";

/** Parts of a message in which Slack reads markup. */
function markup(value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap(markup);
  }
  if (typeof value !== "object" || value === null) {
    return [];
  }
  const own =
    "type" in value && value.type === "mrkdwn" && "text" in value ? [String(value.text)] : [];
  return [...own, ...Object.values(value).flatMap(markup)];
}

describe("texts from outside", () => {
  it("cannot ping, link or format, whether they come from a question or a source", async () => {
    const { slack } = await start({
      parts: {
        ask: async ({ text }) =>
          Promise.resolve({
            answer: answerOf([sentence(HOSTILE, 1)], {
              answerId: idOf(text),
              citations: [citationOf({ title: HOSTILE, publisher: HOSTILE, excerpt: HOSTILE })],
            }),
          }),
      },
    });
    const { message } = await slack.people.mention(HOSTILE);
    const answer = await answerIn({ slack }, message);
    const read = [answer.text, ...markup(answer.blocks)].join("\n");
    expect(read).not.toMatch(/<[!@#]|<https?:\/\/evil/);
    expect(JSON.stringify(answer.blocks)).not.toContain('"type":"user"');
    expect(JSON.stringify(answer.blocks)).not.toContain('"type":"broadcast"');
    const urls = [...JSON.stringify(answer.blocks).matchAll(/"url":"([^"]+)"/g)].map(
      ([, url]) => url,
    );
    expect(new Set(urls)).toEqual(new Set(["https://example.org/catalogue"]));
  });

  it("are never unfurled", async () => {
    const { slack, service } = await start();
    await slack.people.mention("Who?");
    await slack.people.dm("Who?");
    await service.desk.idle();
    const posts = slack.world.callsOf("chat.postMessage").map(({ args }) => args);
    expect(posts).toHaveLength(2);
    for (const args of posts) {
      expect(args).toMatchObject({ unfurl_links: false, unfurl_media: false });
    }
  });

  it("are in no line of the log", async () => {
    const { slack, service, log } = await start();
    slack.faults.plan("chat.postMessage", { kind: "http", status: 500 }, 2);
    await slack.people.mention("a very private matter");
    await slack.people.slash("another private matter");
    await service.desk.idle();
    expect(JSON.stringify(log)).not.toContain("private matter");
  });
});

function guests(kind: "answer" | "refuse"): { settings: Partial<AssistantSettings> } {
  return {
    settings: { permissions: { workspaces: [], guests: kind, admins: { users: [], groups: [] } } },
  };
}

describe("who may ask", () => {
  it("a guest of a shared channel is told, alone, that they are not answered", async () => {
    const { slack, asked } = await start(guests("refuse"));
    await slack.people.mention("Who operates Bleu?", { user: "U0GUEST00" });
    const [told] = await slack.world.until(() =>
      slack.world.privateMessages.length > 0 ? slack.world.privateMessages : undefined,
    );
    expect(told).toMatchObject({ user: "U0GUEST00" });
    expect(asked).toEqual([]);
    expect(slack.world.posts()).toEqual([]);
  });

  it("a guest is answered where the settings say so", async () => {
    const { slack } = await start(guests("answer"));
    const { message } = await slack.people.mention("Who operates Bleu?", { user: "U0GUEST00" });
    expect((await answerIn({ slack }, message)).text).toContain("You asked");
  });

  it("workspaces that nobody named get silence", async () => {
    const { slack, service, asked } = await start();
    const message = slack.people.write("<@U0BOT0000> Who operates Bleu?");
    const fields = { ...messageFields(slack.world, message), type: "app_mention" };
    const other = { team_id: "T0STRANGE", authorizations: [{ team_id: "T0STRANGE" }] };
    const { isAcknowledged } = await slack.people.event(eventBody(slack.world, fields, other));
    await slack.people.event(
      eventBody(
        slack.world,
        { type: "app_home_opened", user: "U0ALICE00", channel: "D0ALICE00", tab: "home" },
        other,
      ),
    );
    await service.desk.idle();
    expect(isAcknowledged).toBe(true);
    expect(asked).toEqual([]);
    expect(slack.world.homes.size).toBe(0);
  });
});

describe("limits", () => {
  const limited = {
    settings: { limits: { user: { questions: 1, seconds: 120 }, channel: null, workspace: null } },
  };

  it("are told to the person alone, with when to come back", async () => {
    const { slack, asked, service } = await start(limited);
    const first = await slack.people.mention("one");
    await answerIn({ slack }, first.message);
    const second = await slack.people.mention("two");
    const told = await slack.world.until(() => slack.world.privateMessages[0]);
    await service.desk.idle();
    expect(told).toMatchObject({ user: "U0ALICE00", threadTs: second.message.ts });
    expect(told.text).toMatch(/Ask again .*minute/);
    expect(slack.world.posts()).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  it("are told in the thread where Slack lets nothing be said to one person", async () => {
    const { slack, service } = await start(limited);
    slack.faults.always("chat.postEphemeral", { kind: "error", error: "user_not_in_channel" });
    await slack.people.mention("one");
    const { message } = await slack.people.mention("two");
    const told = await answerIn({ slack }, message);
    await service.desk.idle();
    expect(told.text).toContain("Ask again");
  });

  it("are told in a direct conversation as an answer is", async () => {
    const { slack } = await start(limited);
    await slack.people.dm("one");
    const { message } = await slack.people.dm("two");
    expect((await answerIn({ slack }, message)).text).toContain("Ask again");
  });
});

describe("a question that fails", () => {
  it("ends with a text that names no path and no error", async () => {
    const { slack } = await start({
      parts: {
        ask: async () => Promise.reject(new Error("ENOENT /srv/secret/index.db")),
      },
    });
    const { message } = await slack.people.mention("Who?");
    expect((await answerIn({ slack }, message)).text).toBe(
      "Something went wrong on my side, and your question has no answer. Please ask again.",
    );
  });
});
