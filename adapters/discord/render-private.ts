import type { ChatInputCommandInteraction } from "discord.js";
import type { Answer } from "../../src/domain/answer.ts";
import { newestDate } from "../../src/presenting/newest-date.ts";
import { presentAnswer } from "../../src/presenting/present-answer.ts";
import { wordingIn } from "../../src/presenting/wording.ts";
import type { AppParts } from "./app-parts.ts";
import type { MessageBody } from "./message-body.ts";
import { renderAnswer } from "./render-answer.ts";

interface PrivateAnswer {
  readonly answer: Answer;
  /** What was asked, where the answer does not say it. */
  readonly above?: string | null;
  readonly below?: string | null;
}

/** An answer for who used a command; others see it once it is shared, where there are others and something to share. */
export function renderPrivate(
  { service, phrases }: AppParts,
  { guildId }: Pick<ChatInputCommandInteraction, "guildId">,
  { answer, above = null, below = null }: PrivateAnswer,
): readonly MessageBody[] {
  const wording = wordingIn(phrases, answer.language);
  const isKnown = answer.kind === "answered" || answer.kind === "partial";
  const newest = newestDate(service.status());
  return renderAnswer(presentAnswer(answer, { ...wording, newest }), {
    ...wording,
    above,
    below,
    canShare: isKnown && guildId !== null,
    canMute: false,
  });
}
