import type { Incoming } from "../../src/domain/incoming.ts";
import { type Asked, placeOf, privateConversation } from "./asked.ts";
import { PLATFORM } from "./context.ts";
import { type Handling, nameOf, noticeContent } from "./handling.ts";
import { plainText } from "./message-text.ts";

/** A question, or claims to be checked, of which only the asker sees the outcome; written down before it is acknowledged. */
export async function askPrivately(
  { context }: Handling,
  { text, task }: Required<Pick<Incoming, "text" | "task">>,
  { command, language, wording, acknowledge }: Asked,
): Promise<void> {
  const { channel_id: channel, user_id: user } = command;
  try {
    context.service.desk.accept({
      platform: PLATFORM,
      workspace: command.team_id,
      channel,
      conversation: privateConversation(channel, user),
      user,
      eventId: command.trigger_id,
      messageId: null,
      text: plainText(text, context.identity.botUser),
      task,
      locale: language,
      visibility: "private",
      address: placeOf(command),
    });
  } catch (error) {
    // Commands do not come again: whoever typed it must be told.
    context.logger.error({ error: nameOf(error) }, "A command could not be written down");
    await acknowledge(noticeContent("try-again", wording));
    return;
  }
  await acknowledge(noticeContent("looking-up", wording));
}
