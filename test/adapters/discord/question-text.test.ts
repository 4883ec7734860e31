import { describe, expect, it } from "vitest";
import { postText, questionText } from "../../../adapters/discord/question-text.ts";

describe("questionText", () => {
  it.each([
    { name: "a mention of the bot", content: "<@42> Nimbus ?", text: "Nimbus ?" },
    { name: "an old mention with a nickname", content: "<@!42> Nimbus ?", text: "Nimbus ?" },
    {
      name: "roles, channels, commands",
      content: "<@&1> <#2> </ask:3> </admin status:3> Nimbus ?",
      text: "Nimbus ?",
    },
    {
      name: "emoji, moments, parts of a server",
      content: "<:a:1> <a:b:2> <t:3:R> <id:guide> Nimbus ?",
      text: "Nimbus ?",
    },
    { name: "lines", content: "<@42> Nimbus :\n- qualifié ?", text: "Nimbus :\n- qualifié ?" },
    { name: "comparisons", content: "Nimbus < 3 et > 2 ?", text: "Nimbus < 3 et > 2 ?" },
    { name: "nothing", content: "  <@42>  ", text: "" },
  ])("keeps what is asked with $name", ({ content, text }) => {
    expect(questionText(content)).toBe(text);
  });

  it.each([
    { name: "both", title: "Nimbus", content: "<@42> qualifié ?", text: "Nimbus\nqualifié ?" },
    { name: "a title alone", title: "Nimbus qualifié ?", content: "", text: "Nimbus qualifié ?" },
  ])("a post asks with its title: $name", ({ title, content, text }) => {
    expect(postText(title, content)).toBe(text);
  });
});
