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
} from "./entities.ts";
import type { LoopbackDiscord } from "./loopback-discord.ts";
import { type Interaction, PERMISSION, type World } from "./world.ts";

/** Where somebody does something; the guild's first text channel by default. */
interface Place {
  readonly in?: Channel;
}

export interface Said extends Place {
  readonly replyTo?: Message;
  /** Whether a reply rings for the person who is replied to: then it counts as a mention. */
  readonly rings?: boolean;
}

interface CommandUse extends Place {
  readonly sub?: string;
  readonly options?: Readonly<Record<string, string | boolean>>;
}

/** Values of a form by the id of their field. */
type FormFields = Readonly<Record<string, string | readonly string[]>>;

/** Where an interaction is used. */
interface Origin extends Place {
  readonly message?: Message;
}

/** What people do on the loopback Discord, through their clients. */
export class People {
  readonly #world: World;

  constructor({ world }: LoopbackDiscord) {
    this.#world = world;
  }

  /** Writes a message; `@bot` in the text becomes a mention of the bot. */
  say(by: Person, text: string, { in: place, replyTo, rings = true }: Said = {}): Message {
    const channel = place ?? this.#world.general;
    const content = text.replaceAll("@bot", `<@${this.#world.bot.id}>`);
    const named = this.#namedIn(content);
    const mentions = replyTo !== undefined && rings ? [replyTo.author, ...named] : named;
    return this.#world.addMessage({
      channelId: channel.id,
      author: by,
      content,
      mentions: [...new Map(mentions.map((person) => [person.id, person])).values()],
      replyTo: replyTo ?? null,
    });
  }

  direct(by: Person, text: string): Message {
    return this.say(by, text, { in: this.#world.directChannel(by) });
  }

  /** Sends the event of a message again, as the gateway does after a resume that overlaps. */
  repeat(message: Message): void {
    this.#world.announce("MESSAGE_CREATE", message);
  }

  edit(message: Message, text: string): void {
    message.content = text.replaceAll("@bot", `<@${this.#world.bot.id}>`);
    message.mentions = this.#namedIn(message.content);
    message.editedAt = "2026-11-23T12:01:00.000000+00:00";
    this.#world.announce("MESSAGE_UPDATE", message);
  }

  remove(message: Message): void {
    this.#world.messages.splice(this.#world.messages.indexOf(message), 1);
    this.#world.gateway.dispatch("MESSAGE_DELETE", () => ({
      id: message.id,
      channel_id: message.channelId,
      ...(this.#world.channels.get(message.channelId)?.guildId === null
        ? {}
        : { guild_id: this.#world.guildId }),
    }));
    this.#world.onChange();
  }

  /** Opens a post in a forum: a thread and its first message, which share an id. */
  postInForum(by: Person, title: string, text: string): Message {
    const thread = this.#world.addChannel(CHANNEL.publicThread, title, {
      parentId: this.#world.forum.id,
      ownerId: by.id,
    });
    this.#world.tellGuild("THREAD_CREATE", {
      ...channelJson(thread, this.#world.bot),
      newly_created: true,
    });
    const content = text.replaceAll("@bot", `<@${this.#world.bot.id}>`);
    const mentions = text.includes("@bot") ? [this.#world.bot] : [];
    return this.#world.addMessage({
      id: thread.id,
      channelId: thread.id,
      author: by,
      content,
      mentions,
    });
  }

  deleteChannel(channel: Channel): void {
    this.#world.channels.delete(channel.id);
    const event = channel.type === CHANNEL.publicThread ? "THREAD_DELETE" : "CHANNEL_DELETE";
    this.#world.tellGuild(event, channelJson(channel, this.#world.bot));
  }

  /** Takes permissions from the bot in a channel. */
  deny(channel: Channel, ...permissions: (keyof typeof PERMISSION)[]): void {
    channel.deniedToBot = permissions.reduce((bits, name) => bits | PERMISSION[name], 0n);
    this.#world.tellGuild("CHANNEL_UPDATE", channelJson(channel, this.#world.bot));
  }

  /** Sends a slash command; `sub` names a command below it. */
  command(
    by: Person,
    name: string,
    { sub, options = {}, in: place }: CommandUse = {},
  ): Interaction {
    const given = Object.entries(options).map(([key, value]) => optionJson(key, value));
    const all: Json[] = sub === undefined ? given : [{ type: 1, name: sub, options: given }];
    return this.#interact(by, place === undefined ? {} : { in: place }, {
      type: 2,
      data: { id: this.#world.nextId(), type: 1, name, options: all },
    });
  }

  /** Types into the last of these options of a command, or of a command below it. */
  // oxlint-disable-next-line max-params -- as a person does it
  type(
    by: Person,
    name: string,
    typed: Readonly<Record<string, string>>,
    sub?: string,
  ): Interaction {
    const last = Object.keys(typed).at(-1);
    const given = Object.entries(typed).map(([option, value]) => ({
      type: 3,
      name: option,
      value,
      ...(option === last ? { focused: true } : {}),
    }));
    const options: Json[] = sub === undefined ? given : [{ type: 1, name: sub, options: given }];
    return this.#interact(
      by,
      {},
      {
        type: 4,
        data: { id: this.#world.nextId(), type: 1, name, options },
      },
    );
  }

  /** Uses a command of a message's menu. */
  useMessageMenu(by: Person, name: string, target: Message): Interaction {
    const channel = this.#channelOf(target);
    return this.#interact(
      by,
      { in: channel },
      {
        type: 2,
        data: {
          id: this.#world.nextId(),
          type: 3,
          name,
          target_id: target.id,
          resolved: { messages: { [target.id]: messageJson(target) } },
        },
      },
    );
  }

  /** Presses a button of a message, or sends whatever id as if there were one. */
  press(by: Person, message: Message, customId: string): Interaction {
    return this.#interact(
      by,
      { message },
      { type: 3, data: { component_type: 2, custom_id: customId } },
    );
  }

  /** Chooses in a menu of a message. */
  choose(
    by: Person,
    message: Message,
    { customId, values }: { readonly customId: string; readonly values: readonly string[] },
  ): Interaction {
    return this.#interact(
      by,
      { message },
      { type: 3, data: { component_type: 3, custom_id: customId, values: [...values] } },
    );
  }

  /** Sends a form; its fields as Discord sends them: labels with a component each. */
  submit(by: Person, customId: string, fields: FormFields): Interaction {
    const components = Object.entries(fields).map(
      ([id, value]): Json => ({
        type: 18,
        id: 1,
        component:
          typeof value === "string"
            ? { type: 4, id: 2, custom_id: id, value }
            : { type: 3, id: 2, custom_id: id, values: [...value] },
      }),
    );
    return this.#interact(by, {}, { type: 5, data: { custom_id: customId, components } });
  }

  /** Sends an interaction's event again. */
  repeatInteraction(interaction: Interaction): void {
    const sent = this.#sent.get(interaction.id);
    if (sent !== undefined) {
      this.#world.gateway.dispatch("INTERACTION_CREATE", () => sent);
    }
  }

  /** Interactions that arrive late: the bot can no longer answer them. */
  areLate = false;
  readonly #sent = new Map<string, JsonObject>();

  #namedIn(content: string): readonly Person[] {
    return this.#world.people.filter(({ id }) => content.includes(`<@${id}>`));
  }

  #channelOf(message: Message): Channel {
    return this.#world.channels.get(message.channelId) ?? this.#world.general;
  }

  #interact(by: Person, { in: place, message }: Origin, fields: JsonObject): Interaction {
    const channel =
      place ?? (message === undefined ? this.#world.general : this.#channelOf(message));
    const interaction: Interaction = {
      id: this.#world.nextId(),
      token: `token-${this.#world.nextId()}`,
      user: by,
      channel,
      message: message ?? null,
      callback: null,
      original: null,
      isUnknown: this.areLate,
      isExpired: this.areLate,
      createdAt: Date.now(),
    };
    this.#world.interactions.push(interaction);
    const isDirect = channel.guildId === null;
    const json: JsonObject = {
      id: interaction.id,
      application_id: this.#world.bot.id,
      token: interaction.token,
      version: 1,
      channel: channelJson(channel, this.#world.bot),
      channel_id: channel.id,
      app_permissions: this.#world.botPermissions(channel).toString(),
      locale: by.locale,
      entitlements: [],
      authorizing_integration_owners: {},
      attachment_size_limit: 1,
      context: isDirect ? 1 : 0,
      ...(isDirect
        ? { user: userJson(by) }
        : {
            guild_id: channel.guildId,
            guild_locale: "en-US",
            member: { ...memberJson(by), user: userJson(by), permissions: "0" },
          }),
      ...(message === undefined ? {} : { message: messageJson(message) }),
      ...fields,
    };
    this.#sent.set(interaction.id, json);
    this.#world.gateway.dispatch("INTERACTION_CREATE", () => json);
    return interaction;
  }
}

function optionJson(name: string, value: string | boolean): Json {
  return { type: typeof value === "string" ? 3 : 5, name, value };
}
