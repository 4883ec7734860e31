import { describe, expect, it } from "vitest";
import { declareCommands } from "../../../adapters/discord/commands.ts";
import { loadPhrases } from "../../../src/language/phrases.ts";
import { REST_CALLS } from "../../helpers/discord/rest-limits.ts";

const phrases = await loadPhrases("prompts");
const LOCALES = ["de", "en-GB", "en-US", "es-ES", "fr", "it", "nl"];

describe("declareCommands", () => {
  const commands = declareCommands(phrases, true);

  it.each(commands.map((command) => ({ name: command.name, command })))(
    "keeps to Discord's rules in every language: $name",
    ({ command }) => {
      const rule = REST_CALLS.find(({ name }) => name === "register");

      expect(rule?.body?.safeParse([command]).error).toBeUndefined();
      expect(Object.keys(command.name_localizations ?? {}).toSorted()).toEqual(LOCALES);
    },
  );

  it("offers every way to ask", () => {
    expect(commands.map(({ name }) => name)).toEqual([
      "ask",
      "provider",
      "sources",
      "status",
      "help",
      "forget-me",
      "admin",
      "Ask about this",
    ]);
  });

  it("hides what is for admins from everybody else, in servers only", () => {
    const admin = commands.find(({ name }) => name === "admin");

    expect(admin).toMatchObject({ default_member_permissions: "32", contexts: [0] });
  });
});
