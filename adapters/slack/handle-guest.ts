import { notice } from "../../src/presenting/notices.ts";
import { wordingFor } from "./context.ts";
import { EventBody, isFromOutside, Mention, PlainMessage, workspaceOf } from "./events.ts";
import type { Handling } from "./handling.ts";
import { renderNotice } from "./render-view.ts";
import { requesterOf } from "./requester.ts";

/** What addresses the bot for sure; a guest's other words are not its business. */
function addressed(event: unknown): ReturnType<typeof Mention.parse> | null {
  const mention = Mention.safeParse(event);
  if (mention.success) {
    return mention.data;
  }
  const message = PlainMessage.safeParse(event);
  return message.success && message.data.channel_type === "im"
    ? { ...message.data, type: "app_mention" }
    : null;
}

/** Tells guests of a shared channel, each time they ask and privately, that they are not answered here. */
export async function tellGuest({ context, poster }: Handling, body: unknown): Promise<void> {
  const event = EventBody.safeParse(body);
  const asked = event.success ? addressed(event.data.event) : null;
  if (!event.success || asked === null || asked.user === undefined || asked.bot_id !== undefined) {
    return;
  }
  const workspace = workspaceOf(event.data);
  const home = isFromOutside(asked, workspace) ? "elsewhere" : undefined;
  const requester = requesterOf({ user: asked.user, home, workspace });
  if (context.service.permissions.admit(requester).kind !== "guest") {
    return;
  }
  const text = notice("guest", wordingFor(context, await context.locales.of(asked.user)));
  const { channel, user, thread_ts: threadTs = null } = asked;
  await poster.whisper({ channel, user, threadTs }, renderNotice(text));
}
