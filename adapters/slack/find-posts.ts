import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { ThreadAddress } from "./address.ts";

/** Marks on our own messages, by which they are found again; metadata is not shown to readers. */
export const OUTCOME_MARK = "souverain_outcome";
export const PLACEHOLDER_MARK = "souverain_placeholder";

const PAGE = 200;
/** A question that has more than this many messages after it is an old one. */
const MAX_PAGES = 10;

const Marked = z.object({
  ts: z.string(),
  metadata: z.object({
    event_type: z.enum([OUTCOME_MARK, PLACEHOLDER_MARK]),
    event_payload: z.object({ event_id: z.string(), part: z.number().default(0) }),
  }),
});
/**
 * A message of ours that grew by a stream and has no mark yet: a stream gets one when it is stopped, so
 * whoever began this one ended before that.
 */
const HalfWritten = z.object({
  ts: z.string(),
  bot_id: z.string(),
  streaming_state: z.string(),
  metadata: z.undefined().optional(),
});
const Found = z.union([Marked, HalfWritten]);
type Found = z.infer<typeof Found>;

/** What was sent for a question, as far as Slack still has it. */
export interface FoundPosts {
  /** Timestamps of the outcome's messages, by their place in it. */
  readonly parts: ReadonlyMap<number, string>;
  readonly placeholder: string | null;
  /** Whether the placeholder grows by a stream that was not stopped. */
  readonly isStreaming: boolean;
}

/** The metadata of one message for a question. */
export function mark(
  type: typeof OUTCOME_MARK | typeof PLACEHOLDER_MARK,
  { eventId, part }: { readonly eventId: string; readonly part: number },
): { event_type: string; event_payload: Record<string, string | number> } {
  return { event_type: type, event_payload: { event_id: eventId, part } };
}

/** What to look for. */
interface Search {
  readonly address: ThreadAddress;
  readonly eventId: string;
  /** As messages name the app itself. */
  readonly botId: string;
}

/**
 * Looks in the thread for messages that carry the mark of an event. A half-written stream has none; it belongs to
 * this event since the questions of a thread are answered one after the other.
 */
export async function findPosts(
  client: webApi.WebClient,
  { address, eventId, botId }: Search,
): Promise<FoundPosts> {
  const parts = new Map<number, string>();
  let placeholder: string | null = null;
  let isStreaming = false;
  for (const found of await ownPosts(client, address)) {
    if (found.metadata === undefined) {
      const isOurs = found.bot_id === botId && parts.size === 0;
      placeholder = isOurs ? found.ts : placeholder;
      isStreaming ||= isOurs;
    } else if (found.metadata.event_payload.event_id === eventId) {
      const { event_type: type, event_payload: payload } = found.metadata;
      if (type === PLACEHOLDER_MARK) {
        placeholder = found.ts;
      } else {
        parts.set(payload.part, found.ts);
      }
    }
  }
  return { parts, placeholder, isStreaming };
}

async function ownPosts(
  client: webApi.WebClient,
  { channel, ts, threadTs }: ThreadAddress,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  let cursor = "";
  for (let page = 0; page < MAX_PAGES; page += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each page names the next
    const answer = await client.conversations.replies({
      channel,
      ts: threadTs,
      oldest: ts,
      limit: PAGE,
      include_all_metadata: true,
      ...(cursor === "" ? {} : { cursor }),
    });
    for (const message of answer.messages ?? []) {
      const parsed = Found.safeParse(message);
      if (parsed.success) {
        found.push(parsed.data);
      }
    }
    cursor = answer.response_metadata?.next_cursor ?? "";
    if (cursor === "") {
      break;
    }
  }
  return found;
}
