import { UndeliverableError } from "../../src/assistant/courier.ts";
import type { Shown } from "./address.ts";
import { attempt } from "./api-faults.ts";
import type { DiscordApi, OwnMessage } from "./discord-api.ts";
import type { MessageBody } from "./message-body.ts";

export interface Letter {
  readonly user: string;
  /** The same for the same letter: it is not delivered twice. */
  readonly once: string;
  readonly bodies: readonly MessageBody[];
}

/**
 * Writes to a person directly: where a place is closed to the bot, or an answer is theirs alone.
 *
 * @throws {UndeliverableError} when they take no messages from the bot.
 */
export async function writeDirectly(api: DiscordApi, letter: Letter): Promise<readonly Shown[]> {
  const attempted = await attempt(async () => postAll(api, letter), ["forbidden", "unknown-place"]);
  if (attempted.kind === "refused") {
    throw new UndeliverableError("Discord lets the bot write neither there nor to the asker");
  }
  return attempted.value;
}

async function postAll(api: DiscordApi, { user, once, bodies }: Letter): Promise<OwnMessage[]> {
  const channel = await api.openDirect(user);
  const sent: OwnMessage[] = [];
  for (const [index, body] of bodies.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- in order
    sent.push(
      await api.post(channel, body, { once: `${once}:direct:${String(index)}`, replyTo: null }),
    );
  }
  return sent;
}
