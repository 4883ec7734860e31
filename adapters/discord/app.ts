import { type Client, Events, GatewayDispatchEvents } from "discord.js";
import { BotError } from "../../src/errors.ts";
import type { ChatAdapter, ChatAdapterParts } from "../chats/chat-adapter.ts";
import { toldModels } from "../chats/told-models.ts";
import { Acknowledgements } from "./acknowledgements.ts";
import { Advice } from "./advice.ts";
import { describeError } from "./api-faults.ts";
import { type AppParts, PLATFORM } from "./app-parts.ts";
import { ChannelOrder } from "./channel-order.ts";
import { type ClientTuning, createClient } from "./client.ts";
import { connect } from "./connect.ts";
import { Countries } from "./countries.ts";
import { DiscordCourier } from "./courier.ts";
import { DiscordApi } from "./discord-api.ts";
import { handleInteraction } from "./handle-interaction.ts";
import { handleDeletion, handleEdit, handleMessage } from "./handle-message.ts";
import { explainClose } from "./operator-hints.ts";
import { RecentNeeds } from "./recent-needs.ts";

/**
 * The Discord app: translates, hands questions to the desk, carries outcomes. Starts nothing by itself.
 *
 * @throws {BotError} CONFIG_INVALID when Discord is not set up.
 */
export function createDiscordAdapter(
  { service, phrases, config, logger, now }: ChatAdapterParts,
  tuning: ClientTuning = {},
): ChatAdapter {
  const { discord: settings, retentionDays } = config;
  if (settings === null) {
    throw new BotError("CONFIG_INVALID", "DISCORD_TOKEN is missing: Discord is not set up");
  }
  const models = toldModels(config);
  const shared = { service, phrases, settings, retentionDays, models, logger, now };
  let connected: Client | undefined;
  return {
    start: async () => {
      // A client that failed once is not used again: what it keeps of that is its own affair.
      const client = createClient(settings, tuning);
      connected = client;
      const parts = createParts(client, shared);
      listen(client, parts);
      tellOperator(client, parts);
      const name = await connect(client, settings.token);
      service.desk.register(PLATFORM, new DiscordCourier(parts));
      return name;
    },
    stop: async () => {
      connected?.removeAllListeners();
      await connected?.destroy();
    },
  };
}

type Connected =
  | "api"
  | "acknowledgements"
  | "order"
  | "ongoing"
  | "advice"
  | "countries"
  | "needs";

function createParts(client: Client, shared: Omit<AppParts, Connected>): AppParts {
  const { settings, logger } = shared;
  const applicationId = (): string => client.application?.id ?? "";
  const api = new DiscordApi({ rest: client.rest, token: settings.token, applicationId });
  return {
    ...shared,
    api,
    acknowledgements: new Acknowledgements(api),
    order: new ChannelOrder(),
    advice: new Advice(logger),
    countries: new Countries(),
    needs: new RecentNeeds(),
    ongoing: new Set(),
  };
}

function listen(client: Client, parts: AppParts): void {
  client.on(Events.InteractionCreate, (interaction) => {
    void handleInteraction(parts, interaction);
  });
  client.on(Events.MessageCreate, (message) => {
    void handleMessage(parts, message);
  });
  client.on(Events.MessageUpdate, (_, message) => {
    void handleEdit(parts, message);
  });
  // As the gateway sends them: discord.js lets deletions in places go that it has not seen yet.
  client.ws.on(GatewayDispatchEvents.MessageDelete, (deleted: unknown) => {
    handleDeletion(parts, deleted);
  });
  client.ws.on(GatewayDispatchEvents.MessageDeleteBulk, (deleted: unknown) => {
    handleDeletion(parts, deleted);
  });
}

/** Breaks of the connection mend themselves; what does not is said with its mend. */
function tellOperator(client: Client, { logger, advice }: AppParts): void {
  client.on(Events.Error, (error) => {
    logger.error({ error: describeError(error) }, "Discord's client reports a fault");
  });
  client.on(Events.ShardError, (error) => {
    logger.warn({ error: describeError(error) }, "The connection to Discord has a fault");
  });
  client.on(Events.ShardReconnecting, () => {
    logger.info("The connection to Discord broke off; connecting again");
  });
  client.on(Events.ShardResume, () => {
    logger.info("Connected to Discord again; nothing was missed");
  });
  client.on(Events.ShardDisconnect, ({ code }) => {
    advice.give(explainClose(code));
  });
  client.on(Events.Invalidated, () => {
    advice.give(explainClose(4004));
  });
}
