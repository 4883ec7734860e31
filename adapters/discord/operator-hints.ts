import { DiscordAPIError } from "discord.js";
import { BotError } from "../../src/errors.ts";

const PERMISSIONS =
  "View Channels, Send Messages, Send Messages in Threads, Create Public Threads and Read Message History";

/** What an operator can do about a place that is closed to the bot. */
export function explainClosedPlace(fault: "forbidden" | "unknown-place"): string {
  return fault === "forbidden"
    ? `Discord refuses the bot a permission in this channel; give its role ${PERMISSIONS} there. The asker gets the answer elsewhere`
    : `This channel is gone, or hidden from the bot; give its role ${PERMISSIONS} where people ask. The asker gets the answer directly`;
}

const PORTAL = "https://discord.com/developers/applications, your application, Bot";
/** Also when it is taken back while the bot runs; what waits then is answered after the next start. */
export const WRONG_TOKEN = `Discord refuses DISCORD_TOKEN: copy the token again from ${PORTAL}, Reset Token, and start the bot again`;
const WRONG_INTENT = `Discord refuses an intent: switch Message Content Intent on at ${PORTAL}, or set DISCORD_MESSAGE_CONTENT=off`;

/** Close codes of the gateway after which connecting again is of no use (topics/opcodes-and-status-codes). */
const CLOSE_HINTS: Readonly<Record<number, string>> = {
  4004: WRONG_TOKEN,
  4013: "Discord does not know an intent that this version asks for: update the bot",
  4014: WRONG_INTENT,
};

/** Why Discord ended the connection for good, and what to do. */
export function explainClose(code: number): string {
  return (
    CLOSE_HINTS[code] ??
    `Discord closed the connection for good (code ${String(code)}): start the bot again, and look at https://discordstatus.com`
  );
}

/** A refused call of the set-up as an error that says what to do. */
function explainRefusal({ status, code }: { status: number; code: number | string }): BotError {
  if (status === 401) {
    return new BotError("PLATFORM_REFUSED", WRONG_TOKEN);
  }
  if (status === 403 || status === 404) {
    return new BotError(
      "PLATFORM_REFUSED",
      `Discord refuses (code ${String(code)}): check DISCORD_GUILD_ID, and invite the bot to that server with the scopes bot and applications.commands`,
    );
  }
  return new BotError(
    "PLATFORM_UNREACHABLE",
    `Discord answered ${String(status)} (code ${String(code)})`,
    {
      retryable: status >= 500 || status === 429,
    },
  );
}

/** Why a connection could not be made at all, as an error that says what to do. */
export function explainStartFault(error: unknown): BotError {
  if (error instanceof BotError) {
    return error;
  }
  if (error instanceof DiscordAPIError) {
    return explainRefusal(error);
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "TokenInvalid") {
    return new BotError("PLATFORM_REFUSED", WRONG_TOKEN);
  }
  return new BotError(
    "PLATFORM_UNREACHABLE",
    `Discord cannot be reached (${code === "" ? String(error) : code}): check the network and DISCORD_API_URL`,
    { retryable: true },
  );
}
