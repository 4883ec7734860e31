import { APP_ID, BOT_ID, BOT_USER, type StoredMessage, TEAM, type World } from "./world.ts";

/** Wraps an event as the Events API does. */
export function eventBody(
  world: World,
  event: Record<string, unknown>,
  fields: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    token: "verification",
    team_id: TEAM,
    api_app_id: APP_ID,
    type: "event_callback",
    event_id: world.nextId("Ev"),
    event_time: 1_795_000_000,
    is_ext_shared_channel: false,
    authorizations: [
      {
        enterprise_id: null,
        team_id: TEAM,
        user_id: BOT_USER,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    event,
    ...fields,
  };
}

/** A message as it stands in an event. */
export function messageFields(world: World, message: StoredMessage): Record<string, unknown> {
  const channel = world.channels.get(message.channel);
  return {
    type: "message",
    channel: message.channel,
    channel_type: channel?.kind ?? "channel",
    user: message.user,
    text: message.text,
    ts: message.ts,
    event_ts: message.ts,
    team: world.users.get(message.user)?.team ?? TEAM,
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(message.isBot ? { bot_id: BOT_ID, app_id: APP_ID } : {}),
  };
}

/** Who interacts, where. */
export interface Scene {
  readonly user: string;
  readonly channel?: string;
  readonly responseUrl: string;
  readonly triggerId: string;
}

function place(scene: Scene): Record<string, unknown> {
  return scene.channel === undefined
    ? {}
    : { channel: { id: scene.channel, name: "somewhere" }, response_url: scene.responseUrl };
}

export function interaction(
  world: World,
  type: string,
  { scene, ...fields }: { readonly scene: Scene } & Record<string, unknown>,
): Record<string, unknown> {
  return {
    type,
    token: "verification",
    api_app_id: APP_ID,
    team: { id: TEAM, domain: "loopback" },
    user: {
      id: scene.user,
      name: "somebody",
      team_id: world.users.get(scene.user)?.team ?? TEAM,
    },
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: scene.triggerId,
    ...place(scene),
    ...fields,
  };
}

/** A slash command as it arrives. */
export function command(scene: Scene, text: string): Record<string, unknown> {
  return {
    token: "verification",
    team_id: TEAM,
    team_domain: "loopback",
    channel_id: scene.channel ?? "C0GENERAL",
    channel_name: "somewhere",
    user_id: scene.user,
    user_name: "somebody",
    command: "/souverain",
    text,
    api_app_id: APP_ID,
    is_enterprise_install: "false",
    response_url: scene.responseUrl,
    trigger_id: scene.triggerId,
  };
}

interface FoundElement {
  readonly blockId: string;
  readonly element: Record<string, unknown>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every object with an action_id anywhere in blocks. */
export function interactiveElements(value: unknown, blockId = "block"): readonly FoundElement[] {
  if (Array.isArray(value)) {
    return value.flatMap((each) => interactiveElements(each, blockId));
  }
  if (!isRecord(value)) {
    return [];
  }
  const inside = typeof value["block_id"] === "string" ? value["block_id"] : blockId;
  const own = typeof value["action_id"] === "string" ? [{ blockId: inside, element: value }] : [];
  return [...own, ...Object.values(value).flatMap((each) => interactiveElements(each, inside))];
}

/** All texts of blocks, in order, joined by newlines: what a reader sees. */
export function visibleText(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(visibleText).filter(Boolean).join("\n");
  }
  if (!isRecord(value)) {
    return "";
  }
  return Object.entries(value)
    .map(([key, each]) => (key === "text" && typeof each === "string" ? each : visibleText(each)))
    .filter(Boolean)
    .join("\n");
}
