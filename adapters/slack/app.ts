import { setTimeout as sleep } from "node:timers/promises";
import { App, webApi } from "@slack/bolt";
import type { SlackSettings } from "../../src/config-chats.ts";
import { BotError } from "../../src/errors.ts";
import type { ChatAdapter, ChatAdapterParts } from "../chats/chat-adapter.ts";
import { toldModels } from "../chats/told-models.ts";
import { AdminGroups } from "./admin-groups.ts";
import { createBoltLogger } from "./bolt-logger.ts";
import { connectionError, identify } from "./connect.ts";
import { outcomeContents } from "./contents.ts";
import { type Identity, PLATFORM, type SlackContext } from "./context.ts";
import { SlackCourier } from "./courier.ts";
import { systemDeadline } from "./deadline.ts";
import { Files } from "./files.ts";
import { Intake } from "./intake.ts";
import { listen } from "./listeners.ts";
import { Locales } from "./locales.ts";
import { Poster } from "./poster.ts";
import { createEntrance, type Entrance } from "./receivers.ts";
import { ResponseUrls } from "./response-urls.ts";
import { Statuses } from "./statuses.ts";
import { Streams } from "./streams.ts";
import { Troubles } from "./troubles.ts";

/** A call that hangs keeps its conversation waiting. */
const CALL_TIMEOUT_MS = 15_000;
/** Look-ups before an acknowledgement: Slack wants that within three seconds, we within one. */
const LOOK_UP_MS = 500;
const REFUSED_SETTINGS =
  "Slack is not set up: SLACK_BOT_TOKEN and, by SLACK_MODE, SLACK_APP_TOKEN or SLACK_SIGNING_SECRET";

/** What is worth exchanging beside the parts of every adapter. */
export interface SlackOptions {
  /** Waits; resolves early when the signal is aborted. */
  readonly delay?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** How long look-ups may hold up an acknowledgement. */
  readonly lookUpMs?: number;
}

async function systemDelay(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
}

/**
 * The Slack app: translates what happens in Slack for the assistant, and brings its outcomes back.
 *
 * @throws {BotError} CONFIG_INVALID when the settings name no Slack.
 */
export function createSlackAdapter(
  parts: ChatAdapterParts,
  options: SlackOptions = {},
): ChatAdapter {
  const settings = parts.config.slack;
  if (settings === null) {
    throw new BotError("CONFIG_INVALID", REFUSED_SETTINGS);
  }
  return new SlackAdapter(parts, { settings, options });
}

class SlackAdapter implements ChatAdapter {
  readonly #parts: ChatAdapterParts;
  readonly #settings: SlackSettings;
  readonly #options: SlackOptions;
  readonly #troubles: Troubles;
  readonly #clientOptions: webApi.WebClientOptions;
  readonly #client: webApi.WebClient;
  /** Askers of the answers that are shown while they are made, by the number of the question. */
  readonly #drafts = new Map<number, string>();
  #entrance: Entrance | undefined;

  constructor(
    parts: ChatAdapterParts,
    { settings, options }: { readonly settings: SlackSettings; readonly options: SlackOptions },
  ) {
    this.#parts = parts;
    this.#settings = settings;
    this.#options = options;
    this.#troubles = new Troubles(parts);
    this.#clientOptions = {
      slackApiUrl: settings.apiUrl,
      timeout: CALL_TIMEOUT_MS,
      // A call that broke may have been carried out: only who looks first may make it again.
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: createBoltLogger(parts.logger),
    };
    this.#client = new webApi.WebClient(settings.botToken, this.#clientOptions);
  }

  async start(): Promise<string> {
    const identity = await identify(this.#client, this.#troubles);
    const { service } = this.#parts;
    service.permissions.allow(PLATFORM, identity.workspace);
    const context = this.#contextOf(identity);
    const poster = new Poster(context);
    this.#entrance = this.#enter(context);
    this.#build(context, { poster, entrance: this.#entrance });
    service.desk.register(PLATFORM, this.#courier(context, poster));
    const place = await open(this.#entrance);
    return `${identity.name}, ${place}`;
  }

  async stop(): Promise<void> {
    await this.#entrance?.close();
    this.#entrance = undefined;
  }

  #contextOf(identity: Identity): SlackContext {
    const { service, phrases, config, logger, now } = this.#parts;
    const deadline = systemDeadline(this.#options.lookUpMs ?? LOOK_UP_MS);
    const addresses = { apiUrl: this.#settings.apiUrl, timeoutMs: CALL_TIMEOUT_MS };
    const shared = { client: this.#client, deadline, troubles: this.#troubles, now };
    const groups = config.admins
      .filter(({ platform, kind }) => platform === PLATFORM && kind === "group")
      .map(({ id }) => id);
    return {
      ...shared,
      service,
      phrases,
      identity,
      locales: new Locales(shared),
      adminGroups: new AdminGroups({ ...shared, groups }),
      responseUrls: new ResponseUrls(addresses),
      files: new Files({ ...shared, ...addresses }),
      retentionDays: config.retentionDays,
      models: toldModels(config),
      logger,
    };
  }

  #enter(context: SlackContext): Entrance {
    const { logger, health } = this.#parts;
    return createEntrance({
      settings: this.#settings,
      clientOptions: this.#clientOptions,
      intake: new Intake(context),
      troubles: this.#troubles,
      logger,
      delay: this.#options.delay ?? systemDelay,
      health,
    });
  }

  #build(
    context: SlackContext,
    { poster, entrance }: { readonly poster: Poster; readonly entrance: Entrance },
  ): void {
    const { identity, logger } = context;
    const app = new App({
      receiver: entrance.receiver,
      logger: createBoltLogger(logger),
      clientOptions: { ...this.#clientOptions },
      // One workspace, known from the start: nothing is asked per event.
      authorize: async () => ({
        botToken: this.#settings.botToken,
        botId: identity.botId,
        botUserId: identity.botUser,
        teamId: identity.workspace,
      }),
      convoStore: false,
    });
    listen(app, { context, poster, ongoing: new Set(), drafts: this.#drafts });
  }

  #courier(context: SlackContext, poster: Poster): SlackCourier {
    return new SlackCourier({
      context,
      poster,
      statuses: new Statuses(context),
      streams: new Streams(context),
      drafts: this.#drafts,
      delay: this.#options.delay ?? systemDelay,
      render: (outcome, question, address) =>
        outcomeContents(context, outcome, { question, address }),
    });
  }
}

async function open(entrance: Entrance): Promise<string> {
  try {
    return await entrance.open();
  } catch (error) {
    await entrance.close();
    throw error instanceof BotError ? error : connectionError("apps.connections.open", error);
  }
}
