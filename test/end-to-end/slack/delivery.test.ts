import { describe, expect, it } from "vitest";
import { gate } from "../../helpers/slack/faults.ts";
import { echo } from "../../helpers/slack/open-bot.ts";
import { eventBody, messageFields } from "../../helpers/slack/payloads.ts";
import { answerIn } from "../../helpers/slack/slack-bot.ts";
import { useSlackBot } from "../../helpers/slack/use-slack-bot.ts";

const start = useSlackBot();

describe("one outcome per event", () => {
  it.each(["socket", "http"] as const)("answers a retried event once over %s", async (mode) => {
    const { slack, service, asked } = await start({ mode });
    const { bodies } = await slack.people.mention("Who operates Bleu?");
    for (const attempt of [1, 2, 3]) {
      // oxlint-disable-next-line no-await-in-loop -- one retry after the other
      const retried = await slack.people.event(bodies[0] ?? {}, { attempt, reason: "timeout" });
      expect(retried.isAcknowledged).toBe(true);
    }
    await service.desk.idle();
    expect(slack.world.posts()).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  it("answers a retry whose first delivery never arrived", async () => {
    const { slack } = await start();
    const message = slack.people.write("<@U0BOT0000> Who operates Bleu?");
    const fields = { ...messageFields(slack.world, message), type: "app_mention" };
    await slack.people.event(eventBody(slack.world, fields), { attempt: 1, reason: "timeout" });
    expect((await answerIn({ slack }, message)).text).toContain("You asked");
  });

  it("acknowledges before the answer is there, and after the question is written down", async () => {
    const held = gate();
    const { slack, service } = await start({
      parts: {
        ask: async (question) => {
          await held.opened;
          return { answer: echo(question) };
        },
      },
    });
    const { deliveries } = await slack.people.mention("Who operates Bleu?");
    expect(deliveries[0]?.isAcknowledged).toBe(true);
    expect(service.status().waiting).toBe(1);
    expect(service.recentQuestions({ platform: "slack", user: "U0ALICE00" }, 5)).toMatchObject([
      { text: "Who operates Bleu?", outcome: null },
    ]);
    held.open();
    await service.desk.idle();
  });

  it.each(["socket", "http"] as const)(
    "does not acknowledge over %s what could not be written down, and takes the retry",
    async (mode) => {
      const { slack, service, log } = await start({ mode });
      const accept = service.desk.accept.bind(service.desk);
      service.desk.accept = () => {
        throw new Error("disk full");
      };
      const message = slack.people.write("<@U0BOT0000> Who operates Bleu?");
      const fields = { ...messageFields(slack.world, message), type: "app_mention" };
      const body = eventBody(slack.world, fields);
      const first = slack.people.event(body);
      if (mode === "socket") {
        await slack.world.until(() => log.some(({ msg }) => String(msg).includes("taken in")));
        // Slack waits three seconds for the acknowledgement, which does not come.
        slack.timeOut();
      }
      expect((await first).isAcknowledged).toBe(false);
      service.desk.accept = accept;
      await slack.people.event(body, { attempt: 1, reason: "timeout" });
      expect((await answerIn({ slack }, message)).text).toContain("You asked");
    },
  );

  it("answers the messages of one thread in order", async () => {
    const { slack, service, asked } = await start();
    const { message } = await slack.people.mention("one");
    await Promise.all([
      slack.people.mention("two", { thread: message.ts }),
      slack.people.mention("three", { thread: message.ts, user: "U0BRUNO00" }),
    ]);
    await service.desk.idle();
    expect(asked.map(({ text }) => text)).toEqual(["one", "two", "three"]);
    expect(slack.world.posts().map(({ text }) => text.split("\n")[0])).toEqual([
      "You asked: one",
      "You asked: two",
      "You asked: three",
    ]);
  });
});

describe("a process that ends between sending and marking", () => {
  it("finds what it sent and does not send it again", async () => {
    const first = await start();
    const { slack } = first;
    const held = gate();
    // Slack carries the call out, but its answer does not come before the process is gone.
    slack.faults.plan("chat.postMessage", { kind: "broken", after: "effect" });
    slack.faults.always("conversations.replies", { kind: "held", until: held.opened });
    const { message } = await slack.people.mention("Who operates Bleu?");
    await answerIn({ slack }, message);
    // It looks for its post, and ends before it has found it.
    await slack.world.until(() => slack.world.callsOf("conversations.replies")[0]);
    const ended = first.stop();
    slack.faults.clear();
    held.open();
    await ended;

    const second = await start({ slack, stateDir: first.stateDir });
    await second.service.desk.idle();
    expect(slack.world.posts()).toHaveLength(1);
    expect(slack.world.callsOf("chat.postMessage")).toHaveLength(1);
    expect(second.service.status().waiting).toBe(0);
  });

  it("finds the message that stands in for the answer", async () => {
    const { slack, service } = await start();
    slack.faults.always("assistant.threads.setStatus", { kind: "error", error: "unknown_method" });
    slack.faults.plan("chat.postMessage", { kind: "broken", after: "effect" });
    const { message } = await slack.people.mention("Who operates Bleu?");
    await service.desk.idle();
    expect(slack.world.thread("C0GENERAL", message.ts).map(({ text }) => text)).toEqual([
      message.text,
      expect.stringContaining("You asked"),
    ]);
  });
});

describe("an edited question", () => {
  it("is answered again in place", async () => {
    const { slack, service, asked } = await start();
    const { message } = await slack.people.mention("Who operates Bleu?");
    const answer = await answerIn({ slack }, message);
    await service.desk.idle();
    await slack.people.edit(message, "<@U0BOT0000> Who operates S3NS?");
    await slack.world.until(() => answer.text.includes("S3NS"));
    await service.desk.idle();
    expect(slack.world.posts()).toHaveLength(1);
    expect(asked).toHaveLength(2);
  });

  it("is left alone when Slack changed something else of it", async () => {
    const { slack, service, asked } = await start();
    const { message } = await slack.people.mention("Who operates Bleu?");
    await service.desk.idle();
    await slack.people.changed(message, messageFields(slack.world, message));
    await service.desk.idle();
    expect(asked).toHaveLength(1);
  });

  it("becomes a question when it names the bot only now", async () => {
    const { slack, asked } = await start();
    const message = slack.people.write("Who operates Bleu?");
    await slack.people.edit(message, "<@U0BOT0000> Who operates Bleu?");
    await answerIn({ slack }, message);
    expect(asked.map(({ text }) => text)).toEqual(["Who operates Bleu?"]);
  });

  it("is posted anew where somebody took the answer away", async () => {
    const { slack, service } = await start();
    const { message } = await slack.people.mention("Who operates Bleu?");
    const answer = await answerIn({ slack }, message);
    await service.desk.idle();
    answer.isDeleted = true;
    await slack.people.edit(message, "<@U0BOT0000> Who operates S3NS?");
    expect((await answerIn({ slack }, message)).text).toContain("S3NS");
  });
});

describe("a deleted question", () => {
  it("takes its answer with it", async () => {
    const { slack, service } = await start();
    const { message } = await slack.people.mention("Who operates Bleu?");
    await answerIn({ slack }, message);
    await service.desk.idle();
    await slack.people.delete(message);
    await slack.world.until(() => slack.world.posts().length === 0);
    await service.desk.idle();
    expect(slack.world.callsOf("chat.delete")).toHaveLength(1);
  });

  it("is not answered when it was deleted before", async () => {
    const held = gate();
    const { slack, service } = await start({
      parts: {
        ask: async (question) => {
          await held.opened;
          return { answer: echo(question) };
        },
      },
    });
    const { message } = await slack.people.mention("Who operates Bleu?");
    await slack.world.until(() => slack.world.statuses[0]);
    await slack.people.delete(message);
    held.open();
    await service.desk.idle();
    expect(slack.world.posts()).toEqual([]);
  });

  it("that had replies leaves a tombstone and loses its answer as well", async () => {
    const { slack, service } = await start();
    const { message } = await slack.people.mention("Who operates Bleu?");
    await answerIn({ slack }, message);
    await service.desk.idle();
    const { channel, ts } = message;
    await slack.people.event(
      eventBody(slack.world, {
        type: "message",
        subtype: "message_changed",
        channel,
        message: { ts, subtype: "tombstone", text: "This message was deleted.", user: "USLACKBOT" },
      }),
    );
    await slack.world.until(() => slack.world.posts().length === 0);
    await service.desk.idle();
    expect(slack.world.callsOf("chat.delete")).toHaveLength(1);
  });
});
