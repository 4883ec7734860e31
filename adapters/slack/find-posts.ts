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
type Marked = z.infer<typeof Marked>;

/** What was sent for a question, as far as Slack still has it. */
export interface FoundPosts {
  /** Timestamps of the outcome's messages, by their place in it. */
  readonly parts: ReadonlyMap<number, string>;
  readonly placeholder: string | null;
}

/** The metadata of one message for a question. */
export function mark(
  type: typeof OUTCOME_MARK | typeof PLACEHOLDER_MARK,
  { eventId, part }: { readonly eventId: string; readonly part: number },
): { event_type: string; event_payload: Record<string, string | number> } {
  return { event_type: type, event_payload: { event_id: eventId, part } };
}

/** Looks in the thread for messages that carry the mark of an event. */
export async function findPosts(
  client: webApi.WebClient,
  { address, eventId }: { readonly address: ThreadAddress; readonly eventId: string },
): Promise<FoundPosts> {
  const parts = new Map<number, string>();
  let placeholder: string | null = null;
  for (const { ts, metadata } of await markedPosts(client, address)) {
    const { event_type: type, event_payload: payload } = metadata;
    if (payload.event_id !== eventId) {
      continue;
    }
    if (type === PLACEHOLDER_MARK) {
      placeholder = ts;
    } else {
      parts.set(payload.part, ts);
    }
  }
  return { parts, placeholder };
}

async function markedPosts(
  client: webApi.WebClient,
  { channel, ts, threadTs }: ThreadAddress,
): Promise<readonly Marked[]> {
  const found: Marked[] = [];
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
      const parsed = Marked.safeParse(message);
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
