import type { Person } from "../../src/assistant/chat-service.ts";
import type { Requester } from "../../src/assistant/permissions.ts";
import { PLATFORM, type SlackContext } from "./context.ts";

/** Who acts, as an interaction or a command names them. */
export interface Actor {
  readonly user: string;
  /** Their own workspace; `undefined` when Slack does not say. */
  readonly home?: string | undefined;
  /** Where they act; `null` when Slack does not say. */
  readonly workspace: string | null;
}

export function personOf(user: string): Person {
  return { platform: PLATFORM, user };
}

/** Somebody as permissions see them, for asking: groups do not matter there. */
export function requesterOf({ user, home, workspace }: Actor): Requester {
  const isGuest = home !== undefined && workspace !== null && home !== workspace;
  return { platform: PLATFORM, workspace, user, isGuest, groups: [] };
}

/** Whether somebody may administer; looks up the user groups that may. */
export async function isAdmin(
  { adminGroups, service }: Pick<SlackContext, "adminGroups" | "service">,
  actor: Actor,
): Promise<boolean> {
  const groups = await adminGroups.of(actor.user);
  return service.permissions.isAdmin({ ...requesterOf(actor), groups });
}
