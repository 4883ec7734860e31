import { z } from "zod";

/** A message as far as the app reads it. Slack adds fields at any time. */
export const SlackMessage = z.object({
  ts: z.string(),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  text: z.string().default(""),
  /** Team of the sender, by several names. */
  team: z.string().optional(),
  user_team: z.string().optional(),
  source_team: z.string().optional(),
});
export type SlackMessage = z.infer<typeof SlackMessage>;

const place = { channel: z.string(), channel_type: z.string().optional() };

export const Mention = SlackMessage.extend({ type: z.literal("app_mention"), ...place });
export const PlainMessage = SlackMessage.extend({ type: z.literal("message"), ...place });
const ChangedMessage = z.object({
  type: z.literal("message"),
  subtype: z.literal("message_changed"),
  ...place,
  message: SlackMessage,
  previous_message: SlackMessage.optional(),
});
const DeletedMessage = z.object({
  type: z.literal("message"),
  subtype: z.literal("message_deleted"),
  ...place,
  deleted_ts: z.string(),
});
export const HomeOpened = z.object({
  type: z.literal("app_home_opened"),
  user: z.string(),
  channel: z.string(),
  tab: z.string().optional(),
});

/** An event that may carry a question; the order matters: a change is a message, too. */
export const AskingEvent = z.union([ChangedMessage, DeletedMessage, Mention, PlainMessage]);
export type AskingEvent = z.infer<typeof AskingEvent>;

/** Any event, as the Events API wraps it. */
export const EventBody = z.object({
  event_id: z.string().min(1),
  team_id: z.string().optional(),
  authorizations: z.array(z.object({ team_id: z.string().nullish() })).optional(),
  event: z.looseObject({ type: z.string().min(1) }),
});
export type EventBody = z.infer<typeof EventBody>;

/** Anything else that Slack sends: a command or an interaction. */
const CommandBody = z.object({ command: z.string(), user_id: z.string(), team_id: z.string() });
const ClickBody = z.object({
  type: z.literal("block_actions"),
  user: z.object({ id: z.string() }),
  actions: z.array(z.looseObject({})).min(1),
});
const InteractionBody = z.object({
  type: z.enum([
    "block_suggestion",
    "message_action",
    "shortcut",
    "view_submission",
    "view_closed",
  ]),
  user: z.object({ id: z.string() }),
});
export const OtherBody = z.union([CommandBody, ClickBody, InteractionBody]);

/** The workspace an event is for: where the app is installed, not where its sender is at home. */
export function workspaceOf(body: EventBody): string | null {
  return body.authorizations?.[0]?.team_id ?? body.team_id ?? null;
}

/** Whether a message comes from a workspace other than the one it is read in. */
export function isFromOutside(message: SlackMessage, workspace: string | null): boolean {
  const home = message.user_team ?? message.source_team ?? message.team;
  return home !== undefined && workspace !== null && home !== workspace;
}
