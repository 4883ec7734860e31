import type { ChatService } from "../../src/assistant/chat-service.ts";
import type { DiscordSettings } from "../../src/config-chats.ts";
import type { Phrases } from "../../src/language/phrases.ts";
import type { Logger } from "../../src/logger.ts";
import type { ToldModels } from "../../src/presenting/help.ts";
import type { Acknowledgements } from "./acknowledgements.ts";
import type { Advice } from "./advice.ts";
import type { ChannelOrder } from "./channel-order.ts";
import type { Countries } from "./countries.ts";
import type { DiscordApi } from "./discord-api.ts";
import type { RecentNeeds } from "./recent-needs.ts";

/** Name of this platform in the inbox. */
export const PLATFORM = "discord";

/** What handlers and courier are made from. */
export interface AppParts {
  readonly service: ChatService;
  readonly phrases: Phrases;
  readonly settings: DiscordSettings;
  readonly retentionDays: number;
  /** Models that answering takes; help says so. */
  readonly models: ToldModels;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly api: DiscordApi;
  readonly acknowledgements: Acknowledgements;
  readonly order: ChannelOrder;
  readonly advice: Advice;
  readonly countries: Countries;
  readonly needs: RecentNeeds;
  /** Names of what is being done and must not be begun twice. */
  readonly ongoing: Set<string>;
}
