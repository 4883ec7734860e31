import { PLATFORM } from "./context.ts";
import { privateConversation } from "./handle-command.ts";
import { type Handling, listenerOf, nameOf, noticeContent, say } from "./handling.ts";
import { actorOf, MessageShortcut } from "./interactions.ts";
import { plainText } from "./message-text.ts";
import { requesterOf } from "./requester.ts";

/** The message shortcut of the manifest. */
export const ASK_MESSAGE = "ask_message";

/** Asks what a message says; only who chose the shortcut sees the answer. */
export async function handleShortcut(
  handling: Handling,
  body: unknown,
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
      accept(handling, { ...parsed.data, text, language });
    }
  } catch (error) {
    context.logger.error({ error: nameOf(error) }, "A shortcut could not be written down");
    await acknowledge();
    await say(handling, spot, noticeContent("try-again", wording));
    return;
  }
  await acknowledge();
  await say(handling, spot, noticeContent(text === "" ? "empty-mention" : "looking-up", wording));
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
    language,
  }: ReturnType<typeof MessageShortcut.parse> & {
    readonly text: string;
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
    locale: language,
    visibility: "private",
    address: { kind: "private", channel: channel.id, user: user.id, responseUrl },
  });
}
