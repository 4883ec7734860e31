import { describe, expect, it } from "vitest";
import { REST_CALLS } from "../../helpers/discord/rest-limits.ts";

const PINGLESS = { parse: [] };
const text = (content: string): object => ({ type: 10, content });
const button = (id: string): object => ({ type: 2, style: 2, label: "x", custom_id: id });

/** What the table says of a body. */
function isAllowed(name: string, body: unknown): boolean {
  const rule = REST_CALLS.find((each) => each.name === name);
  return rule?.body?.safeParse(body).success ?? false;
}

// A table that lets everything through would prove nothing about the bot.
describe("the table of documented limits", () => {
  it.each([
    {
      name: "a message at the limit",
      body: { content: "x".repeat(2000), allowed_mentions: PINGLESS },
      allowed: true,
    },
    {
      name: "a message over the limit",
      body: { content: "x".repeat(2001), allowed_mentions: PINGLESS },
      allowed: false,
    },
    { name: "no word on mentions", body: { content: "x" }, allowed: false },
    {
      name: "mentions of people",
      body: { content: "x", allowed_mentions: { parse: ["users"] } },
      allowed: false,
    },
    {
      name: "a ring for who is replied to",
      body: { content: "x", allowed_mentions: { parse: [], replied_user: true } },
      allowed: false,
    },
    { name: "nothing to see", body: { content: " ", allowed_mentions: PINGLESS }, allowed: false },
    {
      name: "a nonce that is too long",
      body: { content: "x", nonce: "x".repeat(26), allowed_mentions: PINGLESS },
      allowed: false,
    },
    {
      name: "components v2 at their limit",
      body: { flags: 32_768, components: [text("x".repeat(4000))], allowed_mentions: PINGLESS },
      allowed: true,
    },
    {
      name: "4,001 characters over two texts",
      body: {
        flags: 32_768,
        components: [text("x".repeat(4000)), text("x")],
        allowed_mentions: PINGLESS,
      },
      allowed: false,
    },
    {
      name: "40 components",
      body: {
        flags: 32_768,
        components: Array.from({ length: 40 }, () => text("x")),
        allowed_mentions: PINGLESS,
      },
      allowed: true,
    },
    {
      name: "41 components, nested",
      body: {
        flags: 32_768,
        components: [{ type: 17, components: Array.from({ length: 40 }, () => text("x")) }],
        allowed_mentions: PINGLESS,
      },
      allowed: false,
    },
    {
      name: "content beside components v2",
      body: { content: "x", flags: 32_768, components: [text("x")], allowed_mentions: PINGLESS },
      allowed: false,
    },
    {
      name: "components v2 without their flag",
      body: { components: [text("x")], allowed_mentions: PINGLESS },
      allowed: false,
    },
    {
      name: "six buttons in a row",
      body: {
        content: "x",
        components: [{ type: 1, components: ["1", "2", "3", "4", "5", "6"].map(button) }],
        allowed_mentions: PINGLESS,
      },
      allowed: false,
    },
    {
      name: "six rows",
      body: {
        content: "x",
        components: ["1", "2", "3", "4", "5", "6"].map((id) => ({
          type: 1,
          components: [button(id)],
        })),
        allowed_mentions: PINGLESS,
      },
      allowed: false,
    },
    {
      name: "an id twice",
      body: {
        content: "x",
        components: [{ type: 1, components: [button("1"), button("1")] }],
        allowed_mentions: PINGLESS,
      },
      allowed: false,
    },
    {
      name: "a field that Discord does not know",
      body: { content: "x", contents: "x", allowed_mentions: PINGLESS },
      allowed: false,
    },
  ])("posting $name: $allowed", ({ body, allowed }) => {
    expect(isAllowed("post", body)).toBe(allowed);
  });

  it.each([
    {
      name: "25 suggestions",
      body: {
        type: 8,
        data: { choices: Array.from({ length: 25 }, () => ({ name: "x", value: "x" })) },
      },
      allowed: true,
    },
    {
      name: "26 suggestions",
      body: {
        type: 8,
        data: { choices: Array.from({ length: 26 }, () => ({ name: "x", value: "x" })) },
      },
      allowed: false,
    },
    {
      name: "a form with a long title",
      body: { type: 9, data: { custom_id: "x", title: "x".repeat(46), components: [text("x")] } },
      allowed: false,
    },
    { name: "a message that may ping", body: { type: 4, data: { content: "x" } }, allowed: false },
  ])("answering an interaction with $name: $allowed", ({ body, allowed }) => {
    expect(isAllowed("callback", body)).toBe(allowed);
  });

  it.each([
    { name: "capital letters", command: { type: 1, name: "Ask", description: "x" } },
    { name: "a long description", command: { type: 1, name: "ask", description: "x".repeat(101) } },
    {
      name: "a translated name with a space",
      command: { type: 1, name: "ask", description: "x", name_localizations: { fr: "à demander" } },
    },
  ])("registering a command with $name: false", ({ command }) => {
    expect(isAllowed("register", [command])).toBe(false);
  });

  it("names the page that each limit comes from", () => {
    expect(
      REST_CALLS.every(({ source }) => source.startsWith("https://discord.com/developers/docs/")),
    ).toBe(true);
  });
});
