import { ApplicationCommandType } from "discord.js";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { declareCommands } from "../../../adapters/discord/commands.ts";
import { ADMIN_ACTIONS } from "../../../src/assistant/admin-desk.ts";
import { loadPhrases } from "../../../src/language/phrases.ts";
import { REST_CALLS } from "../../helpers/discord/rest-limits.ts";

const phrases = await loadPhrases("prompts");
const LOCALES = ["de", "en-GB", "en-US", "es-419", "es-ES", "fr", "it", "nl"];

/** A command, its commands below, and all their options. */
const Node = z.object({
  name: z.string(),
  name_localizations: z.record(z.string(), z.string()),
  description_localizations: z.record(z.string(), z.string()).optional(),
  get options() {
    return z.array(Node).default([]);
  },
});
type Node = z.infer<typeof Node>;

function nodesOf(node: Node): readonly Node[] {
  return [node, ...node.options.flatMap(nodesOf)];
}

describe("declareCommands", () => {
  const commands = declareCommands(phrases, true);

  it.each(commands.map((command) => ({ name: command.name, command })))(
    "keeps to Discord's rules in every language: $name",
    ({ command }) => {
      const rule = REST_CALLS.find(({ name }) => name === "register");

      expect(rule?.body?.safeParse([command]).error).toBeUndefined();
      for (const node of nodesOf(Node.parse(command))) {
        expect(Object.keys(node.name_localizations).toSorted()).toEqual(LOCALES);
        expect(Object.keys(node.description_localizations ?? {}).toSorted()).toEqual(
          command.type === ApplicationCommandType.Message ? [] : LOCALES,
        );
      }
    },
  );

  it("gives no two commands, actions or options of one place the same name in any language", () => {
    const places = commands
      .flatMap((command) => nodesOf(Node.parse(command)))
      .map(({ options }) => options);
    for (const siblings of [commands.map((command) => Node.parse(command)), ...places]) {
      for (const locale of LOCALES) {
        const names = siblings.map((each) => each.name_localizations[locale]);
        expect(new Set(names).size).toBe(names.length);
      }
    }
  });

  it("offers admins every action, with what it is done to where it takes that", () => {
    const admin = Node.parse(commands.find(({ name }) => name === "admin"));

    expect(admin.options.map(({ name }) => name)).toEqual(ADMIN_ACTIONS);
    expect(
      admin.options.filter(({ options }) => options.length > 0).map(({ name }) => name),
    ).toEqual(["approve", "reject", "rollback", "quarantine", "release"]);
  });

  it("offers every way to ask", () => {
    expect(commands.map(({ name }) => name)).toEqual([
      "ask",
      "provider",
      "find",
      "compare",
      "check",
      "sources",
      "status",
      "help",
      "forget-me",
      "admin",
      "Ask about this",
      "Check this claim",
    ]);
  });

  it("hides what is for admins from everybody else, in servers only", () => {
    const admin = commands.find(({ name }) => name === "admin");

    expect(admin).toMatchObject({ default_member_permissions: "32", contexts: [0] });
  });
});
