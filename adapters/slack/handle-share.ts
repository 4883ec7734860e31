import { UndeliverableError } from "../../src/assistant/courier.ts";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import { askedLine, notice, sharedByLine } from "../../src/presenting/notices.ts";
import { ASKED_CHARS, answerContent } from "./contents.ts";
import { type SlackContext, wordingFor } from "./context.ts";
import { slackFault } from "./fault.ts";
import { type Handling, type Listener, nameOf, noticeContent, type Spot, say } from "./handling.ts";
import { personOf } from "./requester.ts";

/** Where an asker's own question is looked for. */
const RECENT = 50;

export interface Sharing extends Listener {
  readonly answerId: string;
  readonly spot: Spot;
}

/**
 * Posts an answer, which only its asker saw, into the channel, under their name; whoever may not ask
 * there any more may not share either. The private message goes, and with it the button; it comes back when
 * Slack does not take the post.
 */
export async function shareAnswer(handling: Handling, sharing: Sharing): Promise<void> {
  const { ongoing } = handling;
  const name = `share:${sharing.answerId}:${sharing.spot.user}`;
  if (ongoing.has(name)) {
    return;
  }
  ongoing.add(name);
  try {
    await postShared(handling, sharing);
  } finally {
    ongoing.delete(name);
  }
}

async function postShared(handling: Handling, { answerId, spot, wording }: Sharing): Promise<void> {
  const { context, poster } = handling;
  const { channel, user, responseUrl } = spot;
  const answer = context.service.answer(answerId);
  if (answer === undefined || channel === null) {
    await say(handling, spot, noticeContent("unknown-component", wording));
    return;
  }
  // Taken away first: it cannot be clicked again then.
  await removeOriginal(context, responseUrl);
  const words = wordingFor(context, answer.language);
  const asked = questionOf(context, { user, answerId });
  const below = (first: string): string =>
    [first, ...(asked === null ? [] : [askedLine(cutAtWord(asked, ASKED_CHARS), words)])].join(
      "\n",
    );
  const above = below(sharedByLine(await displayName(context, user), words));
  const content = answerContent(context, answer, { canShare: false, canMute: false, above });
  try {
    await poster.postInto(channel, content, { eventId: `share:${answerId}:${user}`, part: 0 });
    await say(handling, { ...spot, isPublic: true }, noticeContent("shared", wording));
  } catch (error) {
    context.logger.warn({ error: nameOf(error) }, "An answer could not be shared");
    const reason = notice(isRefused(error) ? "cannot-post" : "try-again", wording);
    const place = { canShare: true, canMute: false, above: below(reason) };
    await say(handling, spot, answerContent(context, answer, place));
  }
}

/** Whether it is the bot that may not write there: a command works in channels that it is not in. */
function isRefused(error: unknown): boolean {
  return error instanceof UndeliverableError;
}

async function removeOriginal(
  { responseUrls, logger }: SlackContext,
  responseUrl: string | null,
): Promise<void> {
  try {
    if (responseUrl !== null) {
      await responseUrls.remove(responseUrl);
    }
  } catch (error) {
    logger.debug({ error: nameOf(error) }, "A private message could not be taken away");
  }
}

/** What this person asked, when the answer is to a question of theirs; claims are repeated in their answer. */
export function questionOf(
  { service }: SlackContext,
  { user, answerId }: { readonly user: string; readonly answerId: string },
): string | null {
  const recent = service.recentQuestions(personOf(user), RECENT);
  const asked = recent.find((question) => question.answerId === answerId);
  return asked?.task === "ask" ? asked.text : null;
}

/** A person's name as others see it; nobody is pinged by it. */
async function displayName({ client, troubles }: SlackContext, user: string): Promise<string> {
  try {
    const { user: person } = await client.users.info({ user });
    const names = [person?.profile?.display_name, person?.real_name, person?.name];
    return names.find((name) => name !== undefined && name !== "") ?? user;
  } catch (error) {
    troubles.report("users.info", slackFault(error));
    return user;
  }
}
