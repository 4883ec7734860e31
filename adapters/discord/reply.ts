import { attempt } from "./api-faults.ts";
import type { AppParts } from "./app-parts.ts";
import { writeDirectly } from "./direct-messages.ts";
import type { InteractionAnswer, InteractionReference } from "./discord-api.ts";
import { escapeText } from "./markup.ts";
import { type MessageBody, plainBody } from "./message-body.ts";

/** Answers an interaction at once, for its user alone. One that came too late is let go: nobody sees it. */
export async function replyPrivately(
  parts: AppParts,
  interaction: InteractionReference,
  bodies: readonly MessageBody[],
): Promise<void> {
  await reply(parts, interaction, { bodies, isPrivate: true });
}

/** As {@link replyPrivately}, with one of the bot's own texts. */
export async function replyText(
  parts: AppParts,
  interaction: InteractionReference,
  text: string,
): Promise<void> {
  await replyPrivately(parts, interaction, [plainBody(escapeText(text))]);
}

async function reply(
  parts: AppParts,
  interaction: InteractionReference,
  { bodies, isPrivate }: { readonly bodies: readonly MessageBody[]; readonly isPrivate: boolean },
): Promise<void> {
  const [first, ...rest] = bodies;
  if (first === undefined) {
    return;
  }
  const isAnswered = await answerOnce(parts, interaction, {
    kind: "message",
    body: first,
    isPrivate,
  });
  for (const body of isAnswered ? rest : []) {
    // oxlint-disable-next-line no-await-in-loop -- in order
    await parts.api.followUp(interaction, body, isPrivate);
  }
}

/** @returns whether the answer was taken: false when the interaction came too late or was answered before. */
export async function answerOnce(
  { api, logger }: AppParts,
  interaction: InteractionReference,
  answer: InteractionAnswer,
): Promise<boolean> {
  const attempted = await attempt(
    async () => api.answer(interaction, answer),
    ["unknown-interaction", "acknowledged"],
  );
  if (attempted.kind === "refused") {
    logger.info(
      { interaction: interaction.id, fault: attempted.fault },
      "An interaction came too late",
    );
  }
  return attempted.kind === "done";
}

/**
 * Does something that may take longer than Discord waits, for one person, once however often the event
 * comes; what is late is not begun.
 */
export async function deferred(
  { acknowledgements }: AppParts,
  interaction: InteractionReference,
  action: () => Promise<void>,
): Promise<void> {
  if (!acknowledgements.isFirst(interaction)) {
    return;
  }
  try {
    if ((await acknowledgements.ensure(interaction, true)) === "acknowledged") {
      await action();
    }
  } finally {
    acknowledgements.forget(interaction);
  }
}

/** Shows something in place of "thinking"; directly once the interaction can be answered no more. */
export async function showInPlace(
  { api }: AppParts,
  interaction: InteractionReference & { readonly user: { readonly id: string } },
  bodies: readonly MessageBody[],
): Promise<void> {
  const [first, ...rest] = bodies;
  if (first === undefined) {
    return;
  }
  const edited = await attempt(
    async () => api.editAnswer(interaction, first),
    ["unknown-answer", "unknown-interaction", "unknown-message"],
  );
  if (edited.kind === "refused") {
    await writeDirectly(api, { user: interaction.user.id, once: interaction.id, bodies });
    return;
  }
  for (const body of rest) {
    // oxlint-disable-next-line no-await-in-loop -- in order
    await api.followUp(interaction, body, true);
  }
}

/** As {@link showInPlace}, with some of the bot's own texts, a paragraph each. */
export async function showText(
  parts: AppParts,
  interaction: Parameters<typeof showInPlace>[1],
  ...texts: readonly string[]
): Promise<void> {
  await showInPlace(parts, interaction, [plainBody(texts.map(escapeText).join("\n"))]);
}
