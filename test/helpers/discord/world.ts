import type { Json } from "../../../src/assistant/courier.ts";
import {
  CHANNEL,
  type Channel,
  channelJson,
  type JsonObject,
  type Message,
  memberJson,
  messageJson,
  type Person,
  userJson,
  withoutContent,
} from "./entities.ts";
import { Gateway, INTENT } from "./gateway.ts";
import { createIds } from "./ids.ts";

/** Bits of Discord's documentation ("Bitwise Permission Flags"). */
export const PERMISSION = {
  administrator: 1n << 3n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  readHistory: 1n << 16n,
  publicThreads: 1n << 35n,
  sendInThreads: 1n << 38n,
} as const;

/** What everybody may do. */
const EVERYBODY =
  PERMISSION.viewChannel |
  PERMISSION.sendMessages |
  PERMISSION.readHistory |
  PERMISSION.publicThreads |
  PERMISSION.sendInThreads;

/** An interaction, and how the bot answered it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly user: Person;
  readonly channel: Channel;
  /** Message whose component was used. */
  readonly message: Message | null;
  /** First answer; `null` while there is none. */
  callback: JsonObject | null;
  /** Message that the first answer made. */
  original: Message | null;
  /** The three seconds are over before anything answered. */
  isUnknown: boolean;
  /** The fifteen minutes are over. */
  isExpired: boolean;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

export interface WorldOptions {
  /** Privileged intents that the bot's owner switched on. */
  readonly grantedIntents?: number;
  readonly token?: string;
  readonly onChange: () => void;
}

/** Everything that exists on the loopback Discord. */
export class World {
  readonly nextId: () => string;
  readonly token: string;
  readonly bot: Person;
  readonly guildId: string;
  readonly adminRole: string;
  readonly general: Channel;
  readonly forum: Channel;
  readonly channels = new Map<string, Channel>();
  readonly messages: Message[] = [];
  readonly interactions: Interaction[] = [];
  readonly people: Person[] = [];
  /** Commands by "global" or the id of a guild. */
  readonly commands = new Map<string, Json>();
  readonly gateway: Gateway;
  readonly onChange: () => void;
  /** How long an interaction waits for its first answer; a slow machine is no fault of the bot. */
  acknowledgeMs = Number.POSITIVE_INFINITY;
  /** Where the gateway can be reached; known once the server listens. */
  gatewayUrl = "";

  constructor(options: WorldOptions) {
    this.nextId = createIds(Date.now);
    this.token = options.token ?? "loopback-token.of.the-bot";
    this.onChange = options.onChange;
    this.guildId = this.nextId();
    this.adminRole = this.nextId();
    this.bot = this.addPerson("souverain", { isBot: true });
    this.general = this.addChannel(CHANNEL.text, "general");
    this.forum = this.addChannel(CHANNEL.forum, "questions");
    this.gateway = new Gateway({
      token: this.token,
      grantedIntents: options.grantedIntents ?? 0,
      greeting: (sessionId) => this.#greeting(sessionId),
      onChange: options.onChange,
    });
  }

  addPerson(username: string, fields: Partial<Omit<Person, "id" | "username">> = {}): Person {
    const person: Person = {
      id: this.nextId(),
      username,
      displayName: username,
      isBot: false,
      locale: "en-GB",
      roles: [],
      ...fields,
    };
    this.people.push(person);
    return person;
  }

  addChannel(
    type: Channel["type"],
    name: string,
    fields: Partial<Pick<Channel, "id" | "guildId" | "parentId" | "ownerId">> = {},
  ): Channel {
    const channel: Channel = {
      id: this.nextId(),
      type,
      name,
      guildId: type === CHANNEL.direct ? null : this.guildId,
      parentId: null,
      ownerId: null,
      deniedToBot: 0n,
      ...fields,
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  addMessage(
    fields: Pick<Message, "channelId" | "author" | "content"> & Partial<Message>,
  ): Message {
    const message: Message = {
      id: this.nextId(),
      mentions: [],
      replyTo: null,
      components: [],
      flags: 0,
      nonce: null,
      editedAt: null,
      seenBy: null,
      interactionId: null,
      allowedMentions: null,
      ...fields,
    };
    this.messages.push(message);
    if (message.seenBy === null) {
      this.announce("MESSAGE_CREATE", message);
    }
    return message;
  }

  /** Sends an event about a message, blanked as Discord does for bots that may not read it. */
  announce(event: "MESSAGE_CREATE" | "MESSAGE_UPDATE", message: Message): void {
    const channel = this.channels.get(message.channelId);
    const isDirect = channel?.guildId === null;
    const json = {
      ...messageJson(message),
      channel_type: channel?.type ?? 0,
      ...(isDirect ? {} : { guild_id: this.guildId, member: memberJson(message.author) }),
    };
    const mayRead = (of: Message): boolean =>
      isDirect || of.author.id === this.bot.id || of.mentions.some(({ id }) => id === this.bot.id);
    this.gateway.dispatch(event, (intents) => {
      if ((intents & (isDirect ? INTENT.directMessages : INTENT.guildMessages)) === 0) {
        return undefined;
      }
      if ((intents & INTENT.messageContent) !== 0) {
        return json;
      }
      const { replyTo } = message;
      const blanked = mayRead(message) ? json : withoutContent(json);
      return replyTo === null || mayRead(replyTo)
        ? blanked
        : {
            ...blanked,
            referenced_message: withoutContent(messageJson({ ...replyTo, replyTo: null })),
          };
    });
    this.onChange();
  }

  /** Sends an event that only asks for the intent about guilds. */
  tellGuild(event: string, data: JsonObject): void {
    this.gateway.dispatch(event, (intents) => ((intents & INTENT.guilds) === 0 ? undefined : data));
    this.onChange();
  }

  /** The direct conversation of a person with the bot. */
  directChannel(person: Person): Channel {
    const name = `direct-${person.id}`;
    return (
      [...this.channels.values()].find((channel) => channel.name === name) ??
      this.addChannel(CHANNEL.direct, name)
    );
  }

  /** Whether the bot lacks a permission in a channel or in the channel that a thread belongs to. */
  isDenied(channel: Channel, permission: bigint): boolean {
    const parent = channel.parentId === null ? undefined : this.channels.get(channel.parentId);
    return ((channel.deniedToBot | (parent?.deniedToBot ?? 0n)) & permission) !== 0n;
  }

  /** What the bot may do in a channel, as interactions tell it. */
  botPermissions(channel: Channel): bigint {
    return EVERYBODY & ~channel.deniedToBot;
  }

  #greeting(sessionId: string): readonly (readonly [string, JsonObject])[] {
    return [
      [
        "READY",
        {
          v: 10,
          user: userJson(this.bot),
          guilds: [{ id: this.guildId, unavailable: true }],
          session_id: sessionId,
          resume_gateway_url: this.gatewayUrl,
          application: { id: this.bot.id, flags: 0 },
        },
      ],
      ["GUILD_CREATE", this.#guildJson()],
    ];
  }

  #guildJson(): JsonObject {
    const all = [...this.channels.values()].filter(({ guildId }) => guildId === this.guildId);
    const role = {
      color: 0,
      hoist: false,
      position: 0,
      managed: false,
      mentionable: false,
      flags: 0,
    };
    return {
      id: this.guildId,
      name: "Loopback",
      owner_id: "1",
      features: [],
      emojis: [],
      stickers: [],
      preferred_locale: "en-US",
      afk_timeout: 60,
      nsfw_level: 0,
      mfa_level: 0,
      premium_tier: 0,
      verification_level: 0,
      explicit_content_filter: 0,
      default_message_notifications: 0,
      system_channel_flags: 0,
      joined_at: "2026-01-01T00:00:00.000000+00:00",
      large: false,
      unavailable: false,
      member_count: this.people.length,
      roles: [
        { ...role, id: this.guildId, name: "@everyone", permissions: EVERYBODY.toString() },
        { ...role, id: this.adminRole, name: "stewards", permissions: "0" },
      ],
      members: [{ ...memberJson(this.bot), user: userJson(this.bot) }],
      channels: all.filter((each) => !isThread(each)).map((each) => channelJson(each, this.bot)),
      threads: all.filter(isThread).map((each) => channelJson(each, this.bot)),
      presences: [],
      voice_states: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
    };
  }
}

function isThread({ type }: Channel): boolean {
  return type === CHANNEL.publicThread;
}
