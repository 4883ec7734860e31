import { describe, expect, it } from "vitest";
import { gate } from "../../helpers/slack/faults.ts";
import { echo } from "../../helpers/slack/open-bot.ts";
import { answerIn } from "../../helpers/slack/slack-bot.ts";
import { useSlackBot } from "../../helpers/slack/use-slack-bot.ts";

const start = useSlackBot();

describe("status", () => {
  it("is shown while the question is looked up, in the person's language", async () => {
    const held = gate();
    const { slack } = await start({
      parts: {
        ask: async (question) => {
          await held.opened;
          return { answer: echo(question) };
        },
      },
    });
    const { message } = await slack.people.dm("Qui ?", { user: "U0BRUNO00", channel: "D0BRUNO00" });
    const status = await slack.world.until(() => slack.world.statuses[0]);
    expect(status).toEqual({
      channel: "D0BRUNO00",
      threadTs: message.ts,
      status: "Je cherche…",
    });
    expect(slack.world.posts()).toEqual([]);
    held.open();
    expect((await answerIn({ slack }, message)).text).toContain("You asked");
  });

  it.each(["unknown_method", "missing_scope", "feature_not_enabled"])(
    "gives way to a message that the answer replaces when Slack says %s",
    async (error) => {
      const held = gate();
      const { slack, service } = await start({
        parts: {
          ask: async (question) => {
            await held.opened;
            return { answer: echo(question) };
          },
        },
      });
      slack.faults.always("assistant.threads.setStatus", { kind: "error", error });
      const { message } = await slack.people.mention("Who operates Bleu?");
      const placeholder = await answerIn({ slack }, message);
      expect(placeholder.text).toBe("Looking it up…");
      held.open();
      await slack.world.until(() => placeholder.text.includes("You asked"));
      await service.desk.idle();
      expect(slack.world.posts()).toHaveLength(1);
      await slack.people.mention("Who operates S3NS?");
      await service.desk.idle();
      // Not asked for again: it will not be there the next time either.
      expect(slack.world.callsOf("assistant.threads.setStatus")).toHaveLength(1);
    },
  );

  it("is no condition for an answer", async () => {
    const { slack } = await start();
    slack.faults.always("assistant.threads.setStatus", { kind: "http", status: 500 });
    slack.faults.always("assistant.threads.setTitle", { kind: "http", status: 500 });
    const { message } = await slack.people.dm("Who operates Bleu?");
    const answer = await slack.world.until(() =>
      slack.world.posts("D0ALICE00", message.ts).find(({ text }) => text.includes("You asked")),
    );
    expect(slack.world.posts()).toEqual([answer]);
  });
});

describe("agent view", () => {
  it("offers questions in an empty conversation", async () => {
    const { slack } = await start();
    await slack.people.openHome("U0BRUNO00", "messages");
    const { prompts } = await slack.world.until(() => slack.world.prompts[0]);
    expect(prompts).toHaveLength(4);
    expect(JSON.stringify(prompts)).toContain("SecNumCloud");
  });
});
