import { z } from "zod";
import { AskerLanguage } from "./language.ts";

/**
 * A question as it came from a chat platform, before anything is known of it.
 *
 * Ids are the platform's own; the bot never reads a meaning into them.
 */
export const Incoming = z.strictObject({
  /** Name of the adapter that took it and will deliver the outcome, such as "terminal". */
  platform: z.string().regex(/^[a-z]{2,20}$/),
  /** Where the widest limit applies: team, server, or the direct conversation outside of any. */
  workspace: z.string().min(1),
  channel: z.string().min(1),
  /** Thread or direct conversation: order and memory are kept per conversation. */
  conversation: z.string().min(1),
  user: z.string().min(1),
  /** Id of the event; the platform sends the same one again when it retries. */
  eventId: z.string().min(1),
  /** Id of the message that asks, where there is one: two events about one message are one question. */
  messageId: z.string().min(1).nullable(),
  /** As typed, without the mention of the bot. */
  text: z.string(),
  /** `ask`: the text is a question. `check`: it is a message whose claims are to be checked. */
  task: z.enum(["ask", "check"]).default("ask"),
  /** The asker's language as the platform tells it. */
  locale: AskerLanguage.nullable(),
  /** `private`: only the asker sees status and outcome. */
  visibility: z.enum(["public", "private"]),
  /** What the adapter needs to reply, also after a restart. Opaque to the bot; never shown. */
  address: z.json(),
});
/** As adapters hand it over: what has a default may be left out. */
export type Incoming = z.input<typeof Incoming>;
