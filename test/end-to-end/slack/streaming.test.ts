import { describe, expect, it } from "vitest";
import { shutGate } from "../../helpers/gate.ts";
import { CENTRES, QUESTION } from "../../helpers/llm/centres-base.ts";
import { draftOf, pausedDraft, plainClaim } from "../../helpers/llm/drafts.ts";
import type { ModelRequest } from "../../helpers/llm/model-server.ts";
import {
  growing,
  INVENTED,
  outcomesIn,
  stalled,
  twoClaims,
  whole,
} from "../../helpers/slack/drafted-answers.ts";
import { useDraftingBot } from "../../helpers/slack/drafting-bot.ts";
import { visibleText } from "../../helpers/slack/payloads.ts";

const start = useDraftingBot();

describe("an answer that a language model makes", () => {
  it.each([
    { name: "a channel", channel: "C0GENERAL" },
    { name: "a direct conversation", channel: "D0ALICE00" },
  ])("grows by a stream in $name, and ends as the whole answer", async ({ channel }) => {
    const gate = shutGate();
    const bot = await start(twoClaims(gate.passed));
    const { slack, service } = bot;
    const { message } =
      channel === "D0ALICE00"
        ? await slack.people.dm(QUESTION)
        : await slack.people.mention(QUESTION);

    const post = await growing(bot, message);
    expect(post.streamingState).toBe("in_progress");
    expect(visibleText(post.blocks)).not.toContain("moon");
    gate.open();
    await service.desk.idle();

    expect(outcomesIn(bot, message)).toEqual(whole(CENTRES.planned));
    expect(post.edits).toBe(1);
    expect(slack.world.callsOf("chat.postMessage")).toEqual([]);
    const [started] = slack.world.callsOf("chat.startStream");
    expect(started?.args["recipient_user_id"]).toBe(
      channel === "D0ALICE00" ? undefined : "U0ALICE00",
    );
    expect(slack.world.callsOf("chat.stopStream")).toHaveLength(1);
  });

  it("never shows what did not pass", async () => {
    const bot = await start([
      (request) => draftOf(plainClaim(request, INVENTED), plainClaim(request, CENTRES.three)),
    ]);
    await bot.slack.people.mention(QUESTION);
    await bot.service.desk.idle();

    expect(JSON.stringify(bot.slack.world.calls)).not.toContain("moon");
  });

  it("is told privately as a whole", async () => {
    const bot = await start([(request) => draftOf(plainClaim(request, CENTRES.three))]);
    await bot.slack.people.slash(QUESTION);
    await bot.service.desk.idle();

    expect(bot.slack.world.callsOf("chat.startStream")).toEqual([]);
    const shown = bot.slack.world.privateMessages.at(-1);
    expect(visibleText(shown?.blocks)).toContain(CENTRES.three);
  });
});

describe("without a stream", () => {
  it.each(["unknown_method", "feature_not_enabled", "channel_type_not_supported"])(
    "(%s) the answer grows by edits",
    async (error) => {
      const gate = shutGate();
      const bot = await start(twoClaims(gate.passed));
      const { slack, service } = bot;
      slack.faults.always("chat.startStream", { kind: "error", error });
      const { message } = await slack.people.mention(QUESTION);
      const post = await growing(bot, message);
      expect(post.metadata?.event_type).toBe("souverain_placeholder");
      gate.open();
      await service.desk.idle();

      expect(outcomesIn(bot, message)).toEqual(whole(CENTRES.planned));
      // Between two edits.
      expect(bot.waits).toContain(1_000);
      expect(slack.world.callsOf("chat.postMessage")).toHaveLength(1);
    },
  );

  it("Slack is not asked for one again", async () => {
    const script = [(request: ModelRequest) => draftOf(plainClaim(request, CENTRES.three))];
    const bot = await start(script);
    bot.slack.faults.always("chat.startStream", { kind: "error", error: "unknown_method" });
    for (const _ of [1, 2]) {
      // oxlint-disable-next-line no-await-in-loop -- one question after the other
      await bot.slack.people.mention(QUESTION);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await bot.service.desk.idle();
    }
    expect(bot.slack.world.callsOf("chat.startStream").length).toBeLessThan(2);
    expect(bot.slack.world.posts()).toHaveLength(2);
  });

  it("the placeholder that stands in for a status grows", async () => {
    const gate = shutGate();
    const bot = await start(twoClaims(gate.passed));
    const { slack, service } = bot;
    slack.faults.always("assistant.threads.setStatus", { kind: "error", error: "unknown_method" });
    const { message } = await slack.people.mention(QUESTION);
    const post = await growing(bot, message);
    expect(post.edits).toBe(1);
    gate.open();
    await service.desk.idle();

    expect(outcomesIn(bot, message)).toEqual(whole(CENTRES.planned));
  });
});

describe("a stream that goes wrong", () => {
  it.each([
    { name: "begins without an answer of Slack's", method: "chat.startStream" },
    { name: "is stopped without an answer of Slack's", method: "chat.stopStream" },
  ])("and $name leaves one outcome", async ({ method }) => {
    const gate = shutGate();
    const bot = await start(twoClaims(gate.passed));
    const { slack, service } = bot;
    slack.faults.plan(method, { kind: "broken", after: "effect" });
    const { message } = await slack.people.mention(QUESTION);
    await growing(bot, message);
    gate.open();
    await service.desk.idle();

    expect(outcomesIn(bot, message)).toEqual(whole(CENTRES.planned));
  });

  it.each(["message_not_in_streaming_state", "internal_error"])(
    "while it grows (%s) leaves one outcome",
    async (error) => {
      const gate = shutGate();
      const bot = await start([
        (request) =>
          pausedDraft([plainClaim(request, CENTRES.three)], gate.passed, [
            plainClaim(request, CENTRES.planned),
            plainClaim(request, CENTRES.none),
          ]),
      ]);
      const { slack, service } = bot;
      slack.faults.always("chat.appendStream", { kind: "error", error });
      const { message } = await slack.people.mention(QUESTION);
      await growing(bot, message);
      gate.open();
      await service.desk.idle();

      expect(outcomesIn(bot, message)).toEqual(whole(CENTRES.planned));
    },
  );

  it("is stopped before Slack ends it, and goes on by edits", async () => {
    const gate = shutGate();
    const bot = await start(twoClaims(gate.passed));
    const { slack, service } = bot;
    const { message } = await slack.people.mention(QUESTION);
    const post = await growing(bot, message);
    bot.passStreamLimit();
    await slack.world.until(() => post.streamingState === "completed");
    expect(post.metadata?.event_type).toBe("souverain_placeholder");
    gate.open();
    await service.desk.idle();

    expect(outcomesIn(bot, message)).toEqual(whole(CENTRES.planned));
    expect(slack.world.callsOf("chat.stopStream")).toHaveLength(1);
  });

  it("since the model stalls ends in what the bot chose alone", async () => {
    const bot = await start([stalled], { idleMs: 300 });
    const { message } = await bot.slack.people.mention(QUESTION);
    await bot.service.desk.idle();

    expect(outcomesIn(bot, message)).toEqual(whole("the bot chose alone"));
  });

  it("since somebody deleted its message is answered anew", async () => {
    const gate = shutGate();
    const bot = await start(twoClaims(gate.passed));
    const { slack, service } = bot;
    const { message } = await slack.people.mention(QUESTION);
    const post = await growing(bot, message);
    post.isDeleted = true;
    gate.open();
    await service.desk.idle();

    expect(outcomesIn(bot, message)).toEqual(whole(CENTRES.planned));
  });
});
