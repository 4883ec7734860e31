import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { eventBody } from "../../helpers/slack/payloads.ts";
import { answerIn, type SlackBot } from "../../helpers/slack/slack-bot.ts";
import { useSlackBot } from "../../helpers/slack/use-slack-bot.ts";

const start = useSlackBot();
const FORM = "application/x-www-form-urlencoded";

async function stillAnswers(bot: SlackBot): Promise<void> {
  const { message } = await bot.slack.people.mention("Who operates Bleu?");
  await answerIn(bot, message);
}

async function startHttp(): Promise<SlackBot & { url: string }> {
  const bot = await start({ mode: "http" });
  const port = /port (\d+)/.exec(bot.place)?.[1] ?? "";
  return { ...bot, url: `http://127.0.0.1:${port}/slack/events` };
}

describe("a port", () => {
  it("that is taken says what to do", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => {
      taken.listen(0, resolve);
    });
    const address = taken.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    await expect(start({ mode: "http", environment: { PORT: port } })).rejects.toMatchObject({
      code: "CONFIG_INVALID",
      message: expect.stringContaining(`PORT ${port} cannot be listened on (EADDRINUSE)`),
    });
    taken.close();
  });
});

describe("requests", () => {
  it.each([
    { name: "with a forged signature", signing: "forged" as const },
    { name: "without a signature", signing: "unsigned" as const },
    { name: "older than five minutes", signing: "stale" as const },
  ])("$name are refused, and nothing is taken from them", async ({ signing }) => {
    const bot = await startHttp();
    const event = {
      type: "app_mention",
      channel: "C0GENERAL",
      user: "U0ALICE00",
      text: "<@U0BOT0000> hi",
    };
    const body = JSON.stringify(eventBody(bot.slack.world, { ...event, ts: "1795000000.000001" }));
    const sender = bot.slack.useHttp(bot.url);
    expect((await sender.post(body, { signing })).status).toBe(401);
    await bot.service.desk.idle();
    expect(bot.asked).toEqual([]);
    await stillAnswers(bot);
  });

  it.each([
    { name: "over the limit", body: `{"text":"${"x".repeat(1_100_000)}"}`, status: 413 },
    { name: "that are no JSON", body: "{", status: 400 },
    { name: "that are null", body: "null", status: 400 },
    { name: "that are a list", body: "[]", status: 400 },
    { name: "that are empty", body: "", status: 400 },
    { name: "with a payload of null", body: "payload=null", contentType: FORM, status: 400 },
    { name: "with a payload that is no JSON", body: "payload=%7B", contentType: FORM, status: 400 },
  ])("$name are refused", async ({ body, contentType = "application/json", status }) => {
    const bot = await startHttp();
    const sender = bot.slack.useHttp(bot.url);
    expect((await sender.post(body, { contentType })).status).toBe(status);
    await stillAnswers(bot);
  });

  it("to other paths are not found; health and verification are answered", async () => {
    const bot = await startHttp();
    const other = bot.slack.useHttp(bot.url.replace("/slack/events", "/admin"));
    expect((await other.post("{}")).status).toBe(404);
    const health = await fetch(bot.url.replace("/slack/events", "/health"));
    expect(await health.json()).toMatchObject({ status: "ok" });
    const sender = bot.slack.useHttp(bot.url);
    const challenge = await sender.post(
      JSON.stringify({ type: "url_verification", challenge: "c-1" }),
    );
    expect(challenge).toEqual({ status: 200, body: '{"challenge":"c-1"}' });
  });
});

/** Payloads that are events, if of a kind that Slack does not send. */
const ODD_EVENTS: readonly { name: string; body: Record<string, unknown> }[] = [
  { name: "an event without an id", body: { event: { type: "app_mention" } } },
  {
    name: "a mention without a channel",
    body: { event_id: "Ev1", event: { type: "app_mention" } },
  },
  {
    name: "a message with a text that is none",
    body: { event_id: "Ev1", event: { type: "message", channel: "C1", ts: "1.1", text: 7 } },
  },
  {
    name: "a change of nothing",
    body: {
      event_id: "Ev1",
      event: { type: "message", subtype: "message_changed", channel: "C1", ts: "1.1" },
    },
  },
  { name: "an event of an unknown type", body: { event_id: "Ev1", event: { type: "surprise" } } },
];
/** Payloads that are nothing; the socket's own suite has the same for envelopes. */
const ODD_BODIES: typeof ODD_EVENTS = [
  { name: "nothing", body: {} },
  { name: "an event that is a text", body: { event_id: "Ev1", event: "app_mention" } },
  { name: "an event that is null", body: { event_id: "Ev1", event: null } },
  { name: "a click on nothing", body: { type: "block_actions", user: { id: "U1" }, actions: [] } },
  { name: "a click by nobody", body: { type: "block_actions", actions: [{ action_id: "a" }] } },
  { name: "an interaction of an unknown type", body: { type: "telepathy", user: { id: "U1" } } },
];

describe.each(["socket", "http"] as const)("odd payloads over %s", (mode) => {
  it.each(mode === "http" ? [...ODD_EVENTS, ...ODD_BODIES] : ODD_EVENTS)(
    "$name: acknowledged, and done with",
    async ({ body }) => {
      const bot = await start({ mode });
      const delivery = await bot.slack.people.event(body);
      expect(delivery.isAcknowledged).toBe(true);
      await stillAnswers(bot);
      expect(bot.asked).toHaveLength(1);
    },
  );

  it.each([
    {
      name: "an unknown action",
      type: "block_actions",
      fields: { actions: [{ action_id: "vote", value: "1" }] },
    },
    {
      name: "an action without an id",
      type: "block_actions",
      fields: { actions: [{ value: "1" }] },
    },
    {
      name: "an action of ours with a value that is not",
      type: "block_actions",
      fields: { actions: [{ action_id: "souverain:x", value: "passage:zz:1" }] },
    },
    { name: "no action at all", type: "block_actions", fields: { actions: [] } },
    {
      name: "an unknown shortcut",
      type: "message_action",
      fields: { callback_id: "other", message: {} },
    },
    {
      name: "our shortcut on nothing",
      type: "message_action",
      fields: { callback_id: "ask_message" },
    },
    { name: "a global shortcut", type: "shortcut", fields: { callback_id: "other" } },
    {
      name: "an unknown modal",
      type: "view_submission",
      fields: { view: { callback_id: "other", state: {} } },
    },
    {
      name: "our modal without its fields",
      type: "view_submission",
      fields: { view: { callback_id: "souverain:feedback", state: { values: {} } } },
    },
    {
      name: "a modal that was closed",
      type: "view_closed",
      fields: { view: { callback_id: "other" } },
    },
  ])("$name ends nothing", async ({ type, fields }) => {
    const bot = await start({ mode });
    const delivery = await bot.slack.people.interact(type, fields);
    expect(delivery.isAcknowledged).toBe(true);
    await stillAnswers(bot);
  });
});

describe("malformed messages over the socket", () => {
  it.each([
    { name: "no JSON", text: "{" },
    { name: "null", text: "null" },
    { name: "an envelope without a payload", text: '{"type":"events_api","envelope_id":"E1"}' },
    {
      name: "a payload without an event",
      text: '{"type":"events_api","envelope_id":"E1","payload":{}}',
    },
    {
      name: "an event without a type",
      text: '{"type":"events_api","envelope_id":"E1","payload":{"event":{}}}',
    },
    {
      name: "an event that would close the client",
      text: '{"type":"events_api","envelope_id":"E1","payload":{"event":{"type":"close"}}}',
    },
    { name: "an interaction without a payload", text: '{"type":"interactive","envelope_id":"E1"}' },
    {
      name: "an envelope of an unknown type",
      text: '{"type":"surprise","envelope_id":"E1","payload":{}}',
    },
    {
      name: "a type that would break the client",
      text: '{"type":"error","envelope_id":"E1","payload":{}}',
    },
  ])("$name: logged, and done with", async ({ text }) => {
    const bot = await start();
    bot.slack.socket.sendRaw(text);
    await stillAnswers(bot);
    expect(bot.slack.socket.connections).toBe(1);
    expect(bot.log.map(({ msg }) => msg)).toContain("A malformed message came over the socket");
  });
});
