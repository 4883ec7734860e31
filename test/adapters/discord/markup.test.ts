import { describe, expect, it } from "vitest";
import { encodeUrl, escapeText, link } from "../../../adapters/discord/markup.ts";

describe("escapeText", () => {
  it.each([
    {
      name: "plain text",
      text: "Nimbus est qualifié, à 100 %.",
      escaped: "Nimbus est qualifié, à 100 %.",
    },
    { name: "bold", text: "**Nimbus**", escaped: "\\*\\*Nimbus\\*\\*" },
    {
      name: "a link",
      text: "[ici](https://x.example)",
      escaped: "\\[ici\\](https\\://x.example)",
    },
    {
      name: "a mention",
      text: "<@42> <@&42> <#42>",
      escaped: "\\<\\@42\\> \\<\\@&42\\> \\<\\#42\\>",
    },
    { name: "everybody", text: "@everyone @here", escaped: "\\@\u2060everyone \\@\u2060here" },
    {
      name: "an invitation",
      text: "discord.gg/x discordapp.com/invite/x",
      escaped: "discord\\.gg/x discordapp\\.com/invite/x",
    },
    { name: "a heading", text: "# Titre", escaped: "\\# Titre" },
    { name: "a list", text: "- un", escaped: "\\- un" },
    { name: "a numbered list", text: "1. un", escaped: "1\u2060. un" },
    { name: "several lines", text: "un\n> deux", escaped: "un \\> deux" },
    {
      name: "zero-width and right-to-left marks",
      text: "Nim\u200bbus \u202eabc",
      escaped: "Nimbus abc",
    },
  ])("makes $name say only itself", ({ text, escaped }) => {
    expect(escapeText(text)).toBe(escaped);
  });
});

describe("link", () => {
  it.each([
    { name: "parentheses", url: "https://x.example/a(b)", target: "https://x.example/a%28b%29" },
    { name: "spaces", url: "https://x.example/a b", target: "https://x.example/a%20b" },
    {
      name: "angle brackets",
      url: "https://x.example/?a=<b>",
      target: "https://x.example/?a=%3Cb%3E",
    },
    {
      name: "a text fragment",
      url: "https://x.example/#:~:text=a%20b",
      target: "https://x.example/#:~:text=a%20b",
    },
  ])("cannot be ended early by $name, and shows no preview", ({ url, target }) => {
    expect(encodeUrl(url)).toBe(target);
    expect(link("1", url)).toBe(`[1](<${target}>)`);
  });
});
