import type { types } from "@slack/bolt";
import type { DraftedPart } from "../../src/assistant/courier.ts";
import { presentLabels } from "../../src/presenting/labels.ts";
import { largestThat } from "../../src/presenting/largest-that.ts";
import { notice } from "../../src/presenting/notices.ts";
import { presentDraft } from "../../src/presenting/present-draft.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import { MESSAGE_TEXT, TEXT_OBJECT } from "./limits.ts";
import { button } from "./render-actions.ts";
import type { RenderedMessage } from "./render-answer.ts";
import { fitsMessage } from "./render-measure.ts";
import { paragraph, sentences } from "./render-rich-text.ts";
import { fallbackText, plainText } from "./render-text.ts";

/** An answer that is being made, as blocks. */
export interface RenderedDraft {
  /** What it is, and the button that ends it: it comes first, since a stream only grows. */
  readonly head: readonly types.KnownBlock[];
  /** One a claim, as many as fit a message; the others come with the answer. */
  readonly body: readonly types.KnownBlock[];
  /** The same as a message of its own. */
  readonly message: RenderedMessage;
}

/** @param question Its number in the inbox. */
export function renderDraft(
  parts: readonly DraftedPart[],
  question: number,
  wording: Wording,
): RenderedDraft {
  const drafting = notice("drafting", wording);
  const stop = { kind: "stop", question: String(question) } as const;
  const head: readonly types.KnownBlock[] = [
    { type: "context", elements: [plainText(drafting, TEXT_OBJECT)] },
    { type: "actions", elements: [button(presentLabels(wording).stop, stop)] },
  ];
  const { claims, links } = presentDraft(parts);
  const all = claims.map((claim) => paragraph(sentences(claim, links)));
  const count = largestThat(all.length, (size) => fitsMessage([...head, ...all.slice(0, size)]));
  const body = all.slice(0, count);
  const lines = claims.map((claim) => claim.map((sentence) => sentence.text).join(" "));
  const text = fallbackText([drafting, ...lines], MESSAGE_TEXT);
  return { head, body, message: { text, blocks: [...head, ...body] } };
}
