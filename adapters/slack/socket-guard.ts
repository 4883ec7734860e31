import type { SocketModeReceiver } from "@slack/bolt";
import { z } from "zod";
import type { Logger } from "../../src/logger.ts";

export type SocketClient = SocketModeReceiver["client"];

/** Names the client uses for itself: an event of such a name would be taken for one of its own. */
const OWN_EVENTS = new Set([
  "authenticated",
  "close",
  "connected",
  "connecting",
  "disconnected",
  "disconnecting",
  "error",
  "outgoing_message",
  "reconnecting",
  "slack_event",
  "ws_message",
]);

const Control = z.object({ type: z.enum(["hello", "disconnect"]) });
const Envelope = z.object({
  type: z.enum(["interactive", "slash_commands"]),
  envelope_id: z.string(),
  payload: z.looseObject({}),
});
const EventEnvelope = z.object({
  type: z.literal("events_api"),
  envelope_id: z.string(),
  payload: z.looseObject({
    event: z.looseObject({
      type: z.string().refine((name) => !OWN_EVENTS.has(name)),
    }),
  }),
});
const SocketMessage = z.union([Control, Envelope, EventEnvelope]);

/** https://docs.slack.dev/apis/events-api/using-socket-mode, "Events" */
function isWellFormed(data: unknown): boolean {
  if (typeof data !== "string") {
    return false;
  }
  try {
    return SocketMessage.safeParse(JSON.parse(data)).success;
  } catch {
    return false;
  }
}

/**
 * Lets only well-formed messages through to the client: it reads them in a promise that nobody waits
 * for, so that one without a payload would end the process.
 */
export function guardSocket(client: SocketClient, logger: Logger): void {
  const emit = client.emit.bind(client);
  client.emit = (name, ...values: unknown[]) => {
    if (name === "ws_message" && !isWellFormed(values[0])) {
      logger.warn("A malformed message came over the socket");
      return false;
    }
    return emit(name, ...values);
  };
}
