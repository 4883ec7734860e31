import { type Interaction, PermissionFlagsBits, type PermissionsBitField } from "discord.js";
import type { Requester } from "../../src/assistant/permissions.ts";
import type { AskerLanguage } from "../../src/domain/language.ts";
import { type Wording, wordingIn } from "../../src/presenting/wording.ts";
import { type AppParts, PLATFORM } from "./app-parts.ts";
import { languageOfLocale } from "./locale.ts";

/** Who uses an interaction, as far as Discord tells. */
export function requesterOf(interaction: Interaction): Requester {
  return {
    platform: PLATFORM,
    workspace: interaction.guildId,
    user: interaction.user.id,
    // Discord's servers have no guests: whoever can write there is a member.
    isGuest: false,
    groups: rolesOf(interaction),
  };
}

function rolesOf({ member }: Interaction): readonly string[] {
  const roles = member?.roles ?? [];
  return Array.isArray(roles) ? roles : [...roles.cache.keys()];
}

/** The bot's own words in the language of a person's Discord; English where it has none. */
export function wordingOf({ phrases }: AppParts, interaction: Interaction): Wording {
  return wordingIn(phrases, languageOf(interaction) ?? "en");
}

export function languageOf(interaction: Interaction): AskerLanguage | null {
  return languageOfLocale(interaction.locale);
}

/** Whether the bot may write in the interaction's channel without it. */
export function mayPost({ appPermissions, channel, guildId }: Interaction): boolean {
  if (guildId === null) {
    return true;
  }
  const needed =
    channel?.isThread() === true
      ? PermissionFlagsBits.SendMessagesInThreads
      : PermissionFlagsBits.SendMessages;
  const permissions: Readonly<PermissionsBitField> = appPermissions;
  return permissions.has(needed) && permissions.has(PermissionFlagsBits.ViewChannel);
}
