import type { Incoming } from "../../src/domain/incoming.ts";
import { privateConversation } from "./asked.ts";
import { PLATFORM } from "./context.ts";
import { type Handling, listenerOf, nameOf, noticeContent, say } from "./handling.ts";
import { actorOf, MessageShortcut } from "./interactions.ts";
import { plainText } from "./message-text.ts";
import { requesterOf } from "./requester.ts";

/** The message shortcuts of the manifest, by their callback_id. */
export const SHORTCUTS = {
  ask_message: { task: "ask", empty: "empty-mention" },
  check_message: { task: "check", empty: "check-missing" },
} as const;
type Shortcut = (typeof SHORTCUTS)[keyof typeof SHORTCUTS];

/** Whether a shortcut is one of the app's. */
export function isShortcut(callbackId: string): callbackId is keyof typeof SHORTCUTS {
  return Object.hasOwn(SHORTCUTS, callbackId);
}

/** Asks what a message says, or checks what it claims; only who chose the shortcut sees the outcome. */
export async function handleShortcut(
  handling: Handling,
  { body, shortcut }: { readonly body: unknown; readonly shortcut: Shortcut },
  acknowledge: () => Promise<void>,
): Promise<void> {
  const { context } = handling;
  const parsed = MessageShortcut.safeParse(body);
  if (!parsed.success) {
    context.logger.warn("A shortcut was malformed");
    await acknowledge();
    return;
  }
  const { channel, user, response_url: responseUrl = null } = parsed.data;
  const admission = context.service.permissions.admit(requesterOf(actorOf(parsed.data)));
  const { language, wording } = await listenerOf(context, user.id);
  const spot = { user: user.id, channel: channel.id, threadTs: null, isPublic: false, responseUrl };
  if (admission.kind !== "admitted") {
    await acknowledge();
    if (admission.kind === "guest") {
      await say(handling, spot, noticeContent("guest", wording));
    }
    return;
  }
  const text = plainText(parsed.data.message.text, context.identity.botUser);
  try {
    if (text !== "") {
      accept(handling, { ...parsed.data, text, task: shortcut.task, language });
    }
  } catch (error) {
    context.logger.error({ error: nameOf(error) }, "A shortcut could not be written down");
    await acknowledge();
    await say(handling, spot, noticeContent("try-again", wording));
    return;
  }
  await acknowledge();
  await say(handling, spot, noticeContent(text === "" ? shortcut.empty : "looking-up", wording));
}

function accept(
  { context }: Handling,
  {
    channel,
    user,
    team,
    trigger_id: eventId,
    response_url: responseUrl = null,
    text,
    task,
    language,
  }: ReturnType<typeof MessageShortcut.parse> & {
    readonly text: string;
    readonly task: NonNullable<Incoming["task"]>;
    readonly language: Awaited<ReturnType<typeof listenerOf>>["language"];
  },
): void {
  context.service.desk.accept({
    platform: PLATFORM,
    workspace: team?.id ?? context.identity.workspace,
    channel: channel.id,
    conversation: privateConversation(channel.id, user.id),
    user: user.id,
    eventId,
    messageId: null,
    text,
    task,
    locale: language,
    visibility: "private",
    address: { kind: "private", channel: channel.id, user: user.id, responseUrl },
  });
}
