import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Faults } from "./faults.ts";
import { Gestures } from "./gestures.ts";
import { CommandReply } from "./outgoing-limits.ts";
import { APP_TOKEN, BOT_TOKEN, SIGNING_SECRET } from "./secrets.ts";

import { SignedSender } from "./signed-http.ts";
import { type Delivery, type Envelope, SocketServer } from "./socket-server.ts";
import { WebApi, type WebApiOptions } from "./web-api.ts";
import { World } from "./world.ts";

export { BOT_TOKEN };

/** A Slack of our own, on this machine: Web API, Socket Mode and signed HTTP, driven by a test. */
export interface LoopbackSlack {
  /** What SLACK_API_URL is set to. */
  readonly apiUrl: string;
  readonly world: World;
  readonly faults: Faults;
  readonly socket: SocketServer;
  readonly people: Gestures;
  readonly options: WebApiOptions;
  /** Sends to an app's request URL from now on, instead of over the socket. */
  useHttp(url: string): SignedSender;
  /** The next deliveries of events are not waited for longer than this call: Slack's three seconds. */
  timeOut(): void;
  /** @throws {Error} when any outgoing call broke a documented limit. */
  close(): Promise<void>;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address: AddressInfo | string | null = server.address();
  if (typeof address !== "object" || address === null) {
    throw new Error("The loopback Slack has no port");
  }
  return address.port;
}

function checkReply(world: World, envelope: Envelope, delivery: Delivery): Delivery {
  if (envelope.type === "slash_commands" && delivery.isAcknowledged) {
    const parsed = CommandReply.safeParse(delivery.payload);
    if (!parsed.success) {
      world.violations.push(`reply to a command: ${parsed.error.message}`);
    }
  }
  return delivery;
}

/**
 * Starts a loopback Slack.
 *
 * @example
 * ```ts
 * const slack = await startLoopbackSlack();
 * await slack.people.mention("Who operates Bleu?");
 * await slack.world.until(() => slack.world.posts("C0GENERAL")[0]);
 * await slack.close();
 * ```
 */
export async function startLoopbackSlack(): Promise<LoopbackSlack> {
  const world = new World();
  const faults = new Faults();
  const http = createServer();
  const socket = new SocketServer(http, world);
  const port = await listen(http);
  const origin = `http://127.0.0.1:${port}`;
  const options: WebApiOptions = {
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    scopes: [],
    socketUrl: () => `ws://127.0.0.1:${port}/socket`,
  };
  const api = new WebApi({ world, faults, options });
  http.on("request", (request, response) => {
    api.handle(request, response).catch((error: unknown) => {
      world.violations.push(`the loopback itself failed: ${String(error)}`);
      response.destroy();
    });
  });
  let sender: SignedSender | undefined;
  const people = new Gestures({
    world,
    deliver: async (envelope) =>
      checkReply(world, envelope, await (sender ?? socket).deliver(envelope)),
    responseUrl: (target) => api.responseUrl(origin, target),
  });
  return {
    apiUrl: `${origin}/api/`,
    world,
    faults,
    socket,
    people,
    options,
    useHttp(url) {
      sender = new SignedSender({ secret: SIGNING_SECRET, url });
      return sender;
    },
    timeOut: () => socket.timeOut(),
    async close() {
      await socket.close();
      http.closeAllConnections();
      await new Promise<void>((resolve) => {
        http.close(() => resolve());
      });
      if (world.violations.length > 0) {
        throw new Error(`Calls against Slack's rules:\n${world.violations.join("\n")}`);
      }
    },
  };
}
