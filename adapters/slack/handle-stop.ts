import { type Handling, type Listener, noticeContent, type Spot, say } from "./handling.ts";
import { actorOf, type Click } from "./interactions.ts";
import { isAdmin } from "./requester.ts";

/** Ends what a language model is writing, where the asker or an admin wants it. */
export async function stopDraft(
  handling: Handling,
  {
    question,
    click,
    spot,
    wording,
  }: Listener & { readonly question: number; readonly click: Click; readonly spot: Spot },
): Promise<void> {
  const { context, drafts } = handling;
  const asker = drafts.get(question);
  if (asker === undefined) {
    // It has ended meanwhile: the answer takes the button away.
    return;
  }
  if (asker !== click.user.id && !(await isAdmin(context, actorOf(click)))) {
    await say(handling, spot, noticeContent("stop-refused", wording));
    return;
  }
  context.service.desk.halt(question);
}
