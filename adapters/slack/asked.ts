import type { PrivateAddress } from "./address.ts";
import type { Listener } from "./handling.ts";
import type { Command } from "./interactions.ts";
import type { RenderedMessage } from "./render-answer.ts";
import type { Actor } from "./requester.ts";

/** Acknowledges a command; the person alone sees what it is acknowledged with. */
export type Acknowledge = (content?: RenderedMessage) => Promise<void>;

/** A command of somebody who may use it. */
export interface Asked extends Listener {
  readonly command: Command;
  readonly actor: Actor;
  readonly acknowledge: Acknowledge;
}

/** Where a command is answered. */
export function placeOf({
  channel_id: channel,
  user_id: user,
  response_url: responseUrl = null,
}: Command): PrivateAddress {
  return { kind: "private", channel, user, responseUrl };
}

/** What one person asks privately in one place is a conversation of its own. */
export function privateConversation(channel: string, user: string): string {
  return `${channel}:${user}`;
}
