import { LogLevel, webApi } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { BOT_TOKEN, startLoopbackSlack } from "../../helpers/slack/loopback-slack.ts";

const section = (text: string): Record<string, unknown> => ({
  type: "section",
  text: { type: "mrkdwn", text },
});
const post = { channel: "C0GENERAL", text: "hi", unfurl_links: false, unfurl_media: false };

describe("the loopback Slack refuses, and fails its test for", () => {
  it.each([
    { name: "a post without a text", method: "chat.postMessage", args: { ...post, text: "" } },
    {
      name: "a post that may unfurl",
      method: "chat.postMessage",
      args: { ...post, unfurl_links: true },
    },
    {
      name: "a section over 3000 characters",
      method: "chat.postMessage",
      args: { ...post, blocks: [section("x".repeat(3001))] },
    },
    {
      name: "51 blocks",
      method: "chat.postMessage",
      args: { ...post, blocks: Array.from({ length: 51 }, () => ({ type: "divider" })) },
    },
    {
      name: "blocks that are too long together",
      method: "chat.postMessage",
      args: { ...post, blocks: Array.from({ length: 5 }, () => section("x".repeat(2900))) },
    },
    {
      name: "an unknown block",
      method: "chat.postMessage",
      args: { ...post, blocks: [{ type: "hologram" }] },
    },
    {
      name: "two tables",
      method: "chat.postMessage",
      args: {
        ...post,
        blocks: ["a", "b"].map((text) => ({ type: "table", rows: [[{ type: "raw_text", text }]] })),
      },
    },
    {
      name: "a modal title over 24 characters",
      method: "views.open",
      args: {
        trigger_id: "U0ALICE00.T1",
        view: {
          type: "modal",
          title: { type: "plain_text", text: "x".repeat(25) },
          blocks: [{ type: "divider" }],
        },
      },
    },
    {
      name: "five prompts",
      method: "assistant.threads.setSuggestedPrompts",
      args: {
        channel_id: "D0ALICE00",
        prompts: Array.from({ length: 5 }, () => ({ title: "a", message: "b" })),
      },
    },
    { name: "a method that is in no table", method: "conversations.list", args: {} },
  ])("$name", async ({ method, args }) => {
    const slack = await startLoopbackSlack();
    const client = new webApi.WebClient(BOT_TOKEN, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      logLevel: LogLevel.ERROR,
    });
    await expect(client.apiCall(method, args)).rejects.toThrow(/invalid_arguments|unknown_method/);
    await expect(slack.close()).rejects.toThrow(method);
  });
});
