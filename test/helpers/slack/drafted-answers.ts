import { expect } from "vitest";
import { CENTRES } from "../llm/centres-base.ts";
import { inPieces, pausedDraft, plainClaim } from "../llm/drafts.ts";
import type { ModelRequest, Script } from "../llm/model-server.ts";
import type { DraftingBot } from "./drafting-bot.ts";
import { visibleText } from "./payloads.ts";
import type { StoredMessage } from "./world.ts";

/** What never comes. */
export const FOREVER = new Promise<void>(() => undefined);
export const INVENTED = "Alpha runs ninety data centres on the moon.";

/** One claim, then a second one when it may; an invented one between them. */
export function twoClaims(until: Promise<void>): Script {
  return [
    (request) =>
      pausedDraft([plainClaim(request, CENTRES.three), plainClaim(request, INVENTED)], until, [
        plainClaim(request, CENTRES.planned),
      ]),
  ];
}

/** One claim, then silence. */
export function stalled(request: ModelRequest): ReturnType<Script[number]> {
  const draft = JSON.stringify({ claims: [plainClaim(request, CENTRES.three)] });
  return { kind: "stall", pieces: inPieces(`${draft.slice(0, -2)},{`) };
}

/** The one message in which the answer is shown, once it shows these words. */
export async function growing(
  { slack: { world } }: DraftingBot,
  question: StoredMessage,
  words: string = CENTRES.three,
): Promise<StoredMessage> {
  return world.until(() => {
    const post = world.posts(question.channel, question.ts)[0];
    return post !== undefined && visibleText(post.blocks).includes(words) ? post : undefined;
  });
}

/** What stands in the thread of a question in the end. */
export function outcomesIn({ slack: { world } }: DraftingBot, question: StoredMessage): unknown {
  return world.posts(question.channel, question.ts).map((post) => ({
    text: visibleText(post.blocks),
    mark: post.metadata?.event_type,
    event: post.metadata?.event_payload["event_id"],
    hasFeedback: JSON.stringify(post.blocks).includes("souverain:feedback"),
    hasStop: JSON.stringify(post.blocks).includes("souverain:stop"),
    isStreaming: post.streamingState === "in_progress",
  }));
}

/** One post with the whole answer, its mark and its buttons; nothing of the draft is left. */
export function whole(words: string): unknown {
  return [
    {
      text: expect.stringMatching(new RegExp(`^(?!.*Sentences checked so far)[^]*${words}`, "u")),
      mark: "souverain_outcome",
      event: expect.stringMatching(/^Ev/u),
      hasFeedback: true,
      hasStop: false,
      isStreaming: false,
    },
  ];
}
