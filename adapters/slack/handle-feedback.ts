import type { types } from "@slack/bolt";
import { presentFeedbackForm } from "../../src/presenting/feedback-form.ts";
import { notice } from "../../src/presenting/notices.ts";
import { parseFeedback } from "./feedback-modal.ts";
import { type Handling, listenerOf } from "./handling.ts";
import { Submission } from "./interactions.ts";
import { renderNoticeModal } from "./render-modals.ts";
import { personOf } from "./requester.ts";

/** Somebody said why an answer did not help. */
export async function handleFeedbackForm(
  { context }: Handling,
  body: unknown,
  acknowledge: (view?: types.ModalView) => Promise<void>,
): Promise<void> {
  const parsed = Submission.safeParse(body);
  const feedback = parsed.success ? parseFeedback(parsed.data.view) : undefined;
  if (!parsed.success || feedback === undefined) {
    context.logger.warn("A modal was submitted that is not ours");
    await acknowledge();
    return;
  }
  const user = parsed.data.user.id;
  // Kept before it is acknowledged: the thanks say that it was taken.
  context.service.giveFeedback({ ...personOf(user), verdict: "unhelpful", ...feedback });
  const { wording } = await listenerOf(context, user);
  const { title } = presentFeedbackForm(wording);
  await acknowledge(renderNoticeModal(notice("feedback-thanks", wording), title, wording));
}
