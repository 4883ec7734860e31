import { REST, Routes } from "discord.js";
import { z } from "zod";
import type { DiscordSettings } from "../../src/config-chats.ts";
import { BotError } from "../../src/errors.ts";
import { loadPhrases, type Phrases } from "../../src/language/phrases.ts";
import type { ChatAdapterParts } from "../chats/chat-adapter.ts";
import { declareCommands } from "./commands.ts";
import { explainStartFault } from "./operator-hints.ts";

/** What became of registering. */
export interface Registration {
  readonly kind: "registered" | "unchanged";
  /** Commands that are registered now. */
  readonly commands: number;
  /** `null`: in every server. */
  readonly guildId: string | null;
}

/**
 * Declares the bot's commands at Discord, where they differ from those that it knows: in one server at
 * once, or everywhere.
 *
 * @throws {BotError} PLATFORM_REFUSED, saying what to mend.
 */
export async function registerCommands(
  { token, apiUrl, guildId }: Pick<DiscordSettings, "token" | "apiUrl" | "guildId">,
  phrases: Phrases,
): Promise<Registration> {
  const rest = new REST({ version: "10", api: apiUrl }).setToken(token);
  try {
    const { id } = z.object({ id: z.string() }).parse(await rest.get(Routes.currentApplication()));
    const route =
      guildId === null
        ? Routes.applicationCommands(id)
        : Routes.applicationGuildCommands(id, guildId);
    const wanted = declareCommands(phrases, guildId === null);
    // Without this Discord leaves the translations out, and everything would seem changed.
    const query = new URLSearchParams({ with_localizations: "true" });
    const known = z.array(z.unknown()).parse(await rest.get(route, { query }));
    if (fingerprint(known) === fingerprint(wanted)) {
      return { kind: "unchanged", commands: known.length, guildId };
    }
    await rest.put(route, { body: wanted });
    return { kind: "registered", commands: wanted.length, guildId };
  } catch (error) {
    throw explainStartFault(error);
  }
}

/**
 * {@link registerCommands} by the settings.
 *
 * @returns what was changed, in a few words.
 * @throws {BotError} CONFIG_INVALID when Discord is not set up; as {@link registerCommands}.
 */
export async function registerOnDiscord({
  config,
}: Pick<ChatAdapterParts, "config">): Promise<string> {
  if (config.discord === null) {
    throw new BotError("CONFIG_INVALID", "DISCORD_TOKEN is missing: Discord is not set up");
  }
  const { discord, promptsDir } = config;
  const { kind, commands, guildId } = await registerCommands(
    discord,
    await loadPhrases(promptsDir),
  );
  const place = guildId === null ? "in every server" : `in server ${guildId}`;
  return kind === "unchanged"
    ? `nothing to change, ${String(commands)} commands ${place}`
    : `${String(commands)} commands registered ${place}`;
}

const Translations = z
  .record(z.string(), z.string())
  .nullish()
  .transform((texts) => Object.entries(texts ?? {}).toSorted(([a], [b]) => a.localeCompare(b)));

/** What the bot declares of a command or of its options, in one order and with Discord's defaults. */
const Declared = z.object({
  type: z.int().default(1),
  name: z.string(),
  name_localizations: Translations,
  description: z.string().default(""),
  description_localizations: Translations,
  required: z.boolean().default(false),
  autocomplete: z.boolean().default(false),
  max_length: z.int().nullish().default(null),
  choices: z
    .array(z.object({ name: z.string(), name_localizations: Translations, value: z.string() }))
    .nullish()
    .transform((choices) => choices ?? []),
  default_member_permissions: z.string().nullish().default(null),
  contexts: z.array(z.int()).nullish().default(null),
  integration_types: z.array(z.int()).nullish().default(null),
  get options() {
    return z.array(Declared).default([]);
  },
});

/** The same text for commands that are the same, in whatever order they come. */
function fingerprint(commands: readonly unknown[]): string {
  const declared = commands.map((command) => Declared.parse(command));
  return JSON.stringify(
    declared.toSorted((a, b) => a.type - b.type || a.name.localeCompare(b.name)),
  );
}
