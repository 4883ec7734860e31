import { type RenderedMessage, renderAnswer } from "../../adapters/slack/render-answer.ts";
import type { Answer } from "../../src/domain/answer.ts";
import { presentAnswer } from "../../src/presenting/present-answer.ts";
import { wordingOf } from "./presenting.ts";

/** An answer as Slack shows it, without share, mute and export unless asked for. */
export function slackMessage(
  answer: Answer,
  fields: Partial<Parameters<typeof renderAnswer>[1]> = {},
): RenderedMessage {
  const wording = wordingOf(answer.language);
  const presented = presentAnswer(answer, { ...wording, newest: "2026-11-20" });
  const place = { canShare: false, canMute: false, canExport: false, above: null };
  return renderAnswer(presented, { ...wording, ...place, ...fields });
}
