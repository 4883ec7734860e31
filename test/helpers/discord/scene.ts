import { onTestFinished } from "vitest";
import type { DiscordSettings } from "../../../src/config-chats.ts";
import { type Bot, type BotOptions, startBot } from "./bot.ts";
import type { Message, Person } from "./entities.ts";
import { type LoopbackDiscord, startLoopbackDiscord } from "./loopback-discord.ts";
import { People } from "./people.ts";
import { shownText } from "./shown-text.ts";
import type { Interaction, World, WorldOptions } from "./world.ts";

/** A loopback Discord with a bot on it and somebody who asks. */
export interface Scene {
  readonly discord: LoopbackDiscord;
  readonly people: People;
  readonly bot: Bot;
  readonly asker: Person;
  /** Resolves with the bot's message in a channel once it shows this. */
  shown(channelId: string, text: string | RegExp): Promise<Message>;
  /** Resolves with what the interaction's user reads, once that is this. */
  answered(interaction: Interaction, text: string | RegExp): Promise<Message>;
  /** The bot's messages that everybody sees, oldest first. */
  posts(): readonly Message[];
}

export interface SceneOptions extends Omit<BotOptions, "settings"> {
  readonly settings?: Partial<DiscordSettings> | ((world: World) => Partial<DiscordSettings>);
  readonly world?: Omit<WorldOptions, "onChange">;
}

/** Words of every answer that the fake assistant gives. */
export const ANSWER = "Nimbus est qualifié SecNumCloud";

/**
 * Sets a scene, and takes it down when the test is over; that fails when the bot broke a limit of Discord.
 */
export async function openScene({
  world = {},
  settings = {},
  ...options
}: SceneOptions = {}): Promise<Scene> {
  const discord = await startLoopbackDiscord(world);
  onTestFinished(async () => discord.close());
  const bot = await startBot(discord, {
    ...options,
    settings: typeof settings === "function" ? settings(discord.world) : settings,
  });
  onTestFinished(async () => bot.stop());
  const { messages } = discord.world;
  const isPost = ({ author, seenBy }: Message): boolean =>
    author.id === discord.world.bot.id && seenBy === null;
  return {
    discord,
    people: new People(discord),
    bot,
    asker: discord.world.addPerson("ada", { locale: "fr" }),
    shown: async (channelId, text) => {
      const find = (): Message | undefined =>
        messages.find(
          (each) => isPost(each) && each.channelId === channelId && matches(each, text),
        );
      await discord.until(`${String(text)} is shown in ${channelId}`, () => find() !== undefined);
      return find() ?? raise("a message that was there is gone");
    },
    answered: async (interaction, text) => {
      await discord.until(`${String(text)} answers an interaction`, () =>
        matches(interaction.original, text),
      );
      return interaction.original ?? raise("an answer that was there is gone");
    },
    posts: () => messages.filter(isPost),
  };
}

function raise(message: string): never {
  throw new Error(message);
}

function matches(message: Message | null, text: string | RegExp): message is Message {
  if (message === null) {
    return false;
  }
  const shown = shownText(message);
  return typeof text === "string" ? shown.includes(text) : text.test(shown);
}
