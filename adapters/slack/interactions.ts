import { z } from "zod";
import type { Actor } from "./requester.ts";

/** A slash command as far as the app reads it. */
export const Command = z.object({
  text: z.string().default(""),
  user_id: z.string(),
  team_id: z.string(),
  channel_id: z.string(),
  response_url: z.string().nullish(),
  trigger_id: z.string(),
});
export type Command = z.infer<typeof Command>;

const Team = z.object({ id: z.string() }).nullish();
const User = z.object({ id: z.string(), team_id: z.string().optional() });
const Shown = z.object({
  ts: z.string(),
  thread_ts: z.string().optional(),
  text: z.string().default(""),
  user: z.string().optional(),
});

/** A message shortcut. */
export const MessageShortcut = z.object({
  user: User,
  team: Team,
  channel: z.object({ id: z.string() }),
  message: Shown,
  response_url: z.string().nullish(),
  trigger_id: z.string(),
});

/** A click on an element of a message or of the home tab. */
export const Click = z.object({
  user: User,
  team: Team,
  /** Left out in the home tab. */
  channel: z.object({ id: z.string() }).nullish(),
  message: Shown.nullish(),
  container: z
    .object({ thread_ts: z.string().optional(), message_ts: z.string().optional() })
    .optional(),
  response_url: z.string().nullish(),
  trigger_id: z.string(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        value: z.string().nullish(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});
export type Click = z.infer<typeof Click>;

/** A modal that was submitted. */
export const Submission = z.object({
  user: User,
  team: Team,
  view: z.object({
    callback_id: z.string(),
    private_metadata: z.string().default(""),
    state: z.object({
      values: z.record(
        z.string(),
        z.record(
          z.string(),
          z.object({
            value: z.string().nullish(),
            selected_option: z.object({ value: z.string() }).nullish(),
          }),
        ),
      ),
    }),
  }),
});
export type Submission = z.infer<typeof Submission>;

/** Who interacts, as permissions need it. */
export function actorOf({
  user,
  team,
}: {
  readonly user: z.infer<typeof User>;
  readonly team?: z.infer<typeof Team>;
}): Actor {
  return { user: user.id, home: user.team_id, workspace: team?.id ?? null };
}
