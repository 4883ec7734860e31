import type { SlackContext } from "./context.ts";
import { slackFault } from "./fault.ts";
import { plainText } from "./message-text.ts";

/** Pages of a thread that are read at most; of threads longer than that, the end is not known. */
const MAX_PAGES = 5;
const PAGE = 200;

interface Spot {
  readonly channel: string;
  /** Root of the thread. */
  readonly root: string;
  /** The message that refers to what was said before it. */
  readonly before: string;
}

/**
 * What a person said last in a thread, before a message.
 *
 * @returns "" when nobody said anything, or Slack does not tell in time: the bot then says what it can do.
 */
export async function lastQuestion(context: SlackContext, spot: Spot): Promise<string> {
  return context.deadline.within(readLast(context, spot), "");
}

async function readLast(context: SlackContext, spot: Spot): Promise<string> {
  try {
    return await search(context, spot);
  } catch (error) {
    context.troubles.report("conversations.replies", slackFault(error));
    return "";
  }
}

async function search(
  { client, identity }: SlackContext,
  { channel, root, before }: Spot,
): Promise<string> {
  let last = "";
  let cursor = "";
  for (let page = 0; page < MAX_PAGES; page += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each page names the next
    const { messages = [], response_metadata: next } = await client.conversations.replies({
      channel,
      ts: root,
      latest: before,
      limit: PAGE,
      ...(cursor === "" ? {} : { cursor }),
    });
    const said = messages
      .filter(({ ts = "", bot_id: bot }) => ts < before && bot === undefined)
      .map(({ text = "" }) => plainText(text, identity.botUser))
      .findLast((text) => text !== "");
    last = said ?? last;
    cursor = next?.next_cursor ?? "";
    if (cursor === "") {
      return last;
    }
  }
  return last;
}
