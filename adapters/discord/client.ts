import {
  Client,
  type ClientOptions,
  GatewayIntentBits,
  Options,
  Partials,
  type WebSocketOptions,
} from "discord.js";
import type { DiscordSettings } from "../../src/config-chats.ts";

/** A call that takes longer is begun again; a courier must not wait for ever. */
const CALL_TIMEOUT_MS = 10_000;

/** What only a test changes. */
export interface ClientTuning {
  readonly ws?: WebSocketOptions;
}

/**
 * The connection to Discord; connects nowhere yet.
 *
 * Nothing pings by default, no message is kept, and the privileged intent is only asked for by setting.
 */
export function createClient(
  { apiUrl, messageContent }: Pick<DiscordSettings, "apiUrl" | "messageContent">,
  tuning: ClientTuning = {},
): Client {
  const options: ClientOptions = {
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(messageContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    // Direct conversations are never announced, and deleted messages not kept: both come as parts.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [] },
    rest: { api: apiUrl, version: "10", timeout: CALL_TIMEOUT_MS },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      // The bot's own membership tells what it may do.
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
      UserManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
    }),
    ...(tuning.ws === undefined ? {} : { ws: tuning.ws }),
  };
  return new Client(options);
}
