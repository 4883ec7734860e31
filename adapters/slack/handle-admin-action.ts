import type { AdminAction } from "../../src/assistant/admin-desk.ts";
import type { SlackAction } from "./action-ids.ts";
import { adminWording, cancelRun, decide, mayAdminister, refusal } from "./handle-admin.ts";
import { publishHome } from "./handle-home.ts";
import { type Handling, type Listener, type Spot, say } from "./handling.ts";
import { actorOf, type Click } from "./interactions.ts";
import type { RenderedMessage } from "./render-answer.ts";
import { renderNotice } from "./render-view.ts";
import { type RunAction, showRun, startedText } from "./run-progress.ts";
import { callSlack } from "./slack-error.ts";

/** Progress in a direct conversation is changed in place, as often as it is told. */
const MANY_UPDATES = 1000;

type AdminPress = Extract<
  SlackAction,
  { kind: "reindex" | "dry-run" | "cancel-run" | "approve" | "reject" }
>;

export interface Pressed extends Listener {
  readonly action: AdminPress;
  readonly click: Click;
  readonly spot: Spot;
}

/** Does what a button for admins asks for, if whoever presses it now may; the panel follows. */
export async function pressAdmin(handling: Handling, pressed: Pressed): Promise<void> {
  const { action, click, spot, wording } = pressed;
  const actor = actorOf(click);
  const name: AdminAction = action.kind === "cancel-run" ? "cancel" : action.kind;
  if (!(await mayAdminister(handling, actor, name))) {
    await say(handling, spot, refusal(wording));
    return;
  }
  await carryOut(handling, pressed);
  if (spot.channel === null) {
    await publishHome(handling, actor);
  }
}

async function carryOut(
  handling: Handling,
  { action, click, spot, wording }: Pressed,
): Promise<void> {
  const user = click.user.id;
  switch (action.kind) {
    case "reindex":
    case "dry-run":
      return run(handling, action.kind, { user, wording });
    case "cancel-run":
      return tell(handling, spot, cancelRun(handling, user, wording));
    case "approve":
    case "reject":
      return tell(
        handling,
        spot,
        await decide(handling, { action: action.kind, target: action.proposal, user, wording }),
      );
  }
}

/** Does a run; how far it is stands in the direct conversation. */
async function run(
  handling: Handling,
  action: RunAction,
  { user, wording }: Pick<Listener, "wording"> & { readonly user: string },
): Promise<void> {
  const { context, poster } = handling;
  const words = adminWording(wording);
  const started = await poster.writeTo(user, renderNotice(startedText(action, words)));
  await showRun(handling, {
    action,
    user,
    wording: words,
    place: {
      updates: MANY_UPDATES,
      show: async (content) => {
        await callSlack(context.troubles, "chat.update", async () =>
          context.client.chat.update({ ...started, ...content }),
        );
      },
    },
  });
}

/** A message of its own in the direct conversation, where it stays; elsewhere for the one person alone. */
async function tell(handling: Handling, spot: Spot, content: RenderedMessage): Promise<void> {
  const isDirect = spot.channel?.startsWith("D") === true;
  await say(handling, isDirect ? { ...spot, channel: null } : spot, content);
}
