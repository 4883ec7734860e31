import type { App } from "@slack/bolt";
import { slackFault } from "./fault.ts";
import { FEEDBACK_MODAL } from "./feedback-modal.ts";
import { handleAction } from "./handle-action.ts";
import { handleCommand } from "./handle-command.ts";
import { handleFeedbackForm } from "./handle-feedback.ts";
import { tellGuest } from "./handle-guest.ts";
import { handleHomeOpened } from "./handle-home.ts";
import { handleShortcut, isShortcut, SHORTCUTS } from "./handle-shortcut.ts";
import { type Handling, nameOf } from "./handling.ts";

export const COMMAND = "/souverain";
/** Types of events that are listened to; the intake takes questions from them before Bolt does. */
export const EVENT_TYPES = ["app_home_opened", "app_mention", "message"] as const;

/** Connects the handlers with an app. What is not ours is acknowledged, or Slack shows a warning. */
export function listen(app: App, handling: Handling): void {
  app.event("app_home_opened", async ({ body }) => handleHomeOpened(handling, body));
  app.event("app_mention", async ({ body }) => tellGuest(handling, body));
  app.event("message", async ({ body }) => tellGuest(handling, body));
  app.command(/.*/, async ({ body, ack }) => {
    await (body.command === COMMAND
      ? handleCommand(handling, body, async (content) =>
          content === undefined ? ack() : ack({ response_type: "ephemeral", ...content }),
        )
      : ack());
  });
  app.shortcut({}, async ({ body, ack }) => {
    const { callback_id: id } = body;
    await (isShortcut(id)
      ? handleShortcut(handling, { body, shortcut: SHORTCUTS[id] }, async () => ack())
      : ack());
  });
  app.action({}, async ({ body, ack }) => handleAction(handling, body, async () => ack()));
  app.view(/.*/, async ({ body, ack }) => {
    await (body.view.callback_id === FEEDBACK_MODAL.callbackId
      ? handleFeedbackForm(handling, body, async (view) =>
          view === undefined ? ack() : ack({ response_action: "update", view }),
        )
      : ack());
  });
  app.view({ callback_id: /.*/, type: "view_closed" }, async ({ ack }) => ack());
  app.error(async (error) => {
    // Faults of calls were reported where they were made.
    const { reason } = slackFault(error);
    handling.context.logger.warn({ error: nameOf(error), reason }, "A handler failed");
  });
}
