import { presentHome } from "../../src/presenting/home-view.ts";
import { suggestedPrompts } from "../../src/presenting/suggested-prompts.ts";
import { EventBody, HomeOpened, workspaceOf } from "./events.ts";
import { adminWording, overviewOf } from "./handle-admin.ts";
import { type Handling, listenerOf } from "./handling.ts";
import { renderHome } from "./render-home.ts";
import { type Actor, isAdmin, personOf, requesterOf } from "./requester.ts";
import { callSlack } from "./slack-error.ts";

const RECENT = 10;
const AUDIT_LINES = 10;

/** Somebody opened the bot: shows them its page, or what they may ask. */
export async function handleHomeOpened(handling: Handling, body: unknown): Promise<void> {
  const wrapped = EventBody.safeParse(body);
  const event = HomeOpened.safeParse(wrapped.data?.event);
  if (!wrapped.success || !event.success) {
    return;
  }
  const { user, channel, tab } = event.data;
  const actor = { user, workspace: workspaceOf(wrapped.data) };
  if (handling.context.service.permissions.admit(requesterOf(actor)).kind !== "admitted") {
    return;
  }
  await (tab === "messages" ? suggest(handling, { user, channel }) : publishHome(handling, actor));
}

/** Shows somebody the state of the base, their questions, and the panel of admins if they are one. */
export async function publishHome({ context }: Handling, actor: Actor): Promise<void> {
  const { service, client, troubles, now } = context;
  const { user } = actor;
  const [{ wording }, admin] = await Promise.all([
    listenerOf(context, user),
    isAdmin(context, actor),
  ]);
  const panel = {
    audit: service.admin.auditLog(AUDIT_LINES),
    overview: admin ? await overviewOf(context) : null,
    advice: troubles.list().map(({ advice }) => advice),
  };
  const input = {
    status: service.status(),
    hasModel: context.models.llm !== null,
    recent: service.recentQuestions(personOf(user), RECENT),
    admin: admin ? panel : null,
  };
  const home = presentHome(input, { ...adminWording(wording), now: now().getTime() });
  const view = renderHome(home, wording);
  await callSlack(troubles, "views.publish", async () =>
    client.views.publish({ user_id: user, view }),
  );
}

/** Offers questions that the base answers, in an empty conversation. */
async function suggest(
  { context }: Handling,
  { user, channel }: { readonly user: string; readonly channel: string },
): Promise<void> {
  const { client, troubles } = context;
  const { wording } = await listenerOf(context, user);
  const prompts = suggestedPrompts(wording).map((text) => ({ title: text, message: text }));
  await callSlack(troubles, "assistant.threads.setSuggestedPrompts", async () =>
    client.assistant.threads.setSuggestedPrompts({ channel_id: channel, prompts }),
  );
}
