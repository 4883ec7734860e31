import type { Server } from "node:http";
import {
  type App,
  HTTPReceiver,
  type Receiver,
  SocketModeReceiver,
  type webApi,
} from "@slack/bolt";
import type { SlackSettings } from "../../src/config-chats.ts";
import { BotError } from "../../src/errors.ts";
import type { Logger } from "../../src/logger.ts";
import { createBoltLogger } from "./bolt-logger.ts";
import { type GateParts, guardProcessing } from "./gate.ts";
import { BODY_LIMIT_BYTES, guardRequests } from "./http-guard.ts";
import { SocketConnection } from "./socket-connection.ts";
import { guardSocket } from "./socket-guard.ts";
import type { Troubles } from "./troubles.ts";

/** Where Slack sends what happens. */
const EVENTS_PATH = "/slack/events";
const HEALTH_PATH = "/health";

/** A way in for events, with the intake before Bolt. */
export interface Entrance {
  readonly receiver: Receiver;
  /** @returns What it listens on, for the log; rejects with what the first attempt failed with. */
  open(): Promise<string>;
  close(): Promise<void>;
}

export interface EntranceParts extends GateParts {
  readonly settings: SlackSettings;
  readonly clientOptions: webApi.WebClientOptions;
  readonly troubles: Troubles;
  readonly logger: Logger;
  readonly delay: (ms: number, signal: AbortSignal) => Promise<void>;
  /** What `GET /health` answers in HTTP mode. */
  readonly health: () => object;
}

/** The receiver that the settings name. */
export function createEntrance(parts: EntranceParts): Entrance {
  const { settings } = parts;
  return settings.mode === "socket"
    ? socketEntrance(parts, settings.appToken)
    : httpEntrance(parts, settings);
}

/** Hands everything on to a receiver, with the gate before the app. */
function gated(receiver: Receiver, parts: EntranceParts): Receiver {
  return {
    init(app: App) {
      guardProcessing(app, parts);
      receiver.init(app);
    },
    start: async (...values) => receiver.start(...values),
    stop: async (...values) => receiver.stop(...values),
  };
}

function socketEntrance(parts: EntranceParts, appToken: string): Entrance {
  const { clientOptions, logger, troubles, delay } = parts;
  const receiver = new SocketModeReceiver({
    appToken,
    logger: createBoltLogger(logger),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { ...clientOptions } },
    // What was not written down is not acknowledged: then it comes again.
    processEventErrorHandler: async ({ error }) => {
      logger.error({ error: error.name }, "An event could not be taken in; Slack sends it again");
      return false;
    },
  });
  guardSocket(receiver.client, logger);
  const connection = new SocketConnection({ client: receiver.client, troubles, logger, delay });
  return {
    receiver: gated(receiver, parts),
    async open() {
      await connection.start();
      return "Socket Mode";
    },
    close: async () => connection.stop(),
  };
}

function httpEntrance(
  parts: EntranceParts,
  { signingSecret, port }: Extract<SlackSettings, { mode: "http" }>,
): Entrance {
  const { logger, health } = parts;
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [EVENTS_PATH],
    bodyLimit: BODY_LIMIT_BYTES,
    logger: createBoltLogger(logger),
    customRoutes: [
      {
        path: HEALTH_PATH,
        method: "GET",
        handler: (_request, response) => {
          response.writeHead(200, { "content-type": "application/json" });
          response.end(JSON.stringify(health()));
        },
      },
    ],
  });
  receiver.requestListener = guardRequests(receiver.requestListener, logger);
  let isOpen = false;
  return {
    receiver: gated(receiver, parts),
    async open() {
      const server = await listenOn(receiver, port);
      isOpen = true;
      const address = server.address();
      const bound = typeof address === "object" && address !== null ? address.port : port;
      return `port ${String(bound)}, path ${EVENTS_PATH}`;
    },
    async close() {
      if (isOpen) {
        isOpen = false;
        await receiver.stop();
      }
    },
  };
}

async function listenOn(receiver: HTTPReceiver, port: number): Promise<Server> {
  try {
    return await receiver.start(port);
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
    const message = `PORT ${String(port)} cannot be listened on (${reason}): free it or set another PORT`;
    throw new BotError("CONFIG_INVALID", message, { cause });
  }
}
