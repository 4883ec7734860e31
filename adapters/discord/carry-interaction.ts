import type { AcceptedQuestion } from "../../src/assistant/courier.ts";
import type { InteractionAddress, Shown } from "./address.ts";
import { attempt } from "./api-faults.ts";
import type { AppParts } from "./app-parts.ts";
import { writeDirectly } from "./direct-messages.ts";
import { LIMITS } from "./limits.ts";
import type { MessageBody } from "./message-body.ts";
import type { RenderOutcome } from "./render-outcome.ts";
import { timeOf } from "./snowflake.ts";

/** A token is not begun with in its last seconds. */
const MARGIN_MS = 15_000;

/** An outcome on its way to somebody who used a command. */
export interface Carried {
  readonly question: AcceptedQuestion;
  readonly address: InteractionAddress;
  readonly render: RenderOutcome;
  readonly isPlain: boolean;
}

/**
 * Shows an outcome in place of "thinking": through the interaction while that lives, then by a normal
 * message; what is private only ever reaches the asker.
 */
export async function carryToInteraction(
  parts: AppParts,
  carried: Carried,
): Promise<readonly Shown[]> {
  const { address } = carried;
  const shown = isAlive(parts, address) ? await showInPlace(parts, carried) : undefined;
  parts.acknowledgements.forget(address);
  return shown ?? showElsewhere(parts, carried);
}

function isAlive({ now }: AppParts, { id }: InteractionAddress): boolean {
  return now().getTime() - timeOf(id) < LIMITS.tokenMs - MARGIN_MS;
}

/** @returns `undefined` when the interaction cannot be answered any more. */
async function showInPlace(
  parts: AppParts,
  carried: Carried,
): Promise<readonly Shown[] | undefined> {
  const { question, address, render, isPlain } = carried;
  const isPrivate = question.incoming.visibility === "private";
  const [first, ...rest] = render({
    hasQuestion: true,
    canShare: isPrivate && !address.isDirect,
    isPlain,
  });
  if (first === undefined) {
    return [];
  }
  // Also where it came too late: an earlier process may have been in time, and have answered.
  await parts.acknowledgements.ensure(address, isPrivate);
  const edited = await attempt(
    async () => parts.api.editAnswer(address, first),
    ["unknown-answer", "unknown-interaction", "unknown-message"],
  );
  if (edited.kind === "refused") {
    return undefined;
  }
  await showRest(parts, carried, { rest, firstId: edited.value.id });
  return [edited.value];
}

/** Posts are known again by their nonce after a crash, follow-ups are not: post wherever that is possible. */
async function showRest(
  { api }: AppParts,
  { question, address }: Carried,
  { rest, firstId }: { readonly rest: readonly MessageBody[]; readonly firstId: string },
): Promise<void> {
  const { visibility, eventId } = question.incoming;
  for (const [index, body] of rest.entries()) {
    const once = `${eventId}:${String(index + 1)}`;
    // oxlint-disable-next-line no-await-in-loop -- in order
    await (visibility === "public" && address.mayPost
      ? api.post(address.channel, body, { once, replyTo: firstId })
      : api.followUp(address, body, visibility === "private"));
  }
}

async function showElsewhere(parts: AppParts, carried: Carried): Promise<readonly Shown[]> {
  const { question, address, render, isPlain } = carried;
  const { user, eventId, visibility } = question.incoming;
  const bodies = render({ hasQuestion: true, canShare: false, isPlain });
  if (visibility === "public" && address.mayPost) {
    const posted = await attempt(
      async () => postAll(parts, carried, bodies),
      ["forbidden", "unknown-place"],
    );
    if (posted.kind === "done") {
      return posted.value;
    }
  }
  return writeDirectly(parts.api, { user, once: eventId, bodies });
}

async function postAll(
  { api }: AppParts,
  { question, address }: Carried,
  bodies: readonly MessageBody[],
): Promise<readonly Shown[]> {
  const sent: Shown[] = [];
  for (const [index, body] of bodies.entries()) {
    const once = `${question.incoming.eventId}:late:${String(index)}`;
    // oxlint-disable-next-line no-await-in-loop -- in order
    sent.push(await api.post(address.channel, body, { once, replyTo: null }));
  }
  return sent;
}
