import { BOT_ID, BOT_USER, type StoredMessage, TEAM, type World } from "./world.ts";

export type Args = Record<string, unknown>;
export type Reply = Record<string, unknown>;

/** A refusal by Slack: `{ ok: false, error }`. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

export const asText = (value: unknown): string => (typeof value === "string" ? value : "");
export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export function isMetadata(value: unknown): value is NonNullable<StoredMessage["metadata"]> {
  return typeof value === "object" && value !== null && "event_type" in value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function openChannel(world: World, id: string): void {
  const channel = world.channels.get(id);
  if (channel === undefined || channel.isGone) {
    throw new Refusal("channel_not_found");
  }
  if (channel.isArchived) {
    throw new Refusal("is_archived");
  }
}

export function found(world: World, args: Args): StoredMessage {
  const message = world.find(asText(args["channel"]), asText(args["ts"]));
  if (message === undefined || message.isDeleted) {
    throw new Refusal("message_not_found");
  }
  return message;
}

/** A message that grows by a stream is nobody's to change until that is stopped. */
function settled(world: World, args: Args): StoredMessage {
  const message = found(world, args);
  if (message.streamingState === "in_progress") {
    throw new Refusal("streaming_state_conflict");
  }
  return message;
}

function view(message: StoredMessage, withMetadata: boolean): Reply {
  return {
    type: "message",
    ts: message.ts,
    user: message.user,
    text: message.text,
    blocks: message.blocks,
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(message.isBot ? { bot_id: BOT_ID } : {}),
    ...(message.streamingState === undefined ? {} : { streaming_state: message.streamingState }),
    ...(withMetadata && message.metadata !== null ? { metadata: message.metadata } : {}),
  };
}

/** The direct conversation with somebody, which is there as soon as it is written to. */
function directChannel(world: World, user: string): string {
  const id = `D${user.slice(1)}`;
  if (!world.channels.has(id)) {
    world.addChannel(id, "im");
  }
  return id;
}

function postMessage(world: World, args: Args): Reply {
  const target = asText(args["channel"]);
  const channel = world.users.has(target) ? directChannel(world, target) : target;
  openChannel(world, channel);
  const metadata = args["metadata"];
  const message: StoredMessage = {
    channel,
    ts: world.nextTs(),
    threadTs: asText(args["thread_ts"]) || null,
    user: BOT_USER,
    isBot: true,
    text: asText(args["text"]),
    blocks: asList(args["blocks"]),
    metadata: isMetadata(metadata) ? metadata : null,
    edits: 0,
    isDeleted: false,
  };
  world.messages.push(message);
  return { channel, ts: message.ts, message: view(message, true) };
}

function update(world: World, args: Args): Reply {
  openChannel(world, asText(args["channel"]));
  const message = settled(world, args);
  if (!message.isBot) {
    throw new Refusal("cant_update_message");
  }
  message.text = asText(args["text"]);
  message.blocks = asList(args["blocks"]);
  const metadata = args["metadata"];
  // Without it, chat.update takes the metadata away.
  message.metadata = isMetadata(metadata) ? metadata : null;
  message.edits += 1;
  return { channel: message.channel, ts: message.ts };
}

function replies(world: World, args: Args): Reply {
  const channel = asText(args["channel"]);
  openChannel(world, channel);
  const all = world.thread(channel, asText(args["ts"]));
  if (all.length === 0) {
    throw new Refusal("thread_not_found");
  }
  const [oldest, latest] = [asText(args["oldest"]), asText(args["latest"])];
  // The root comes in any case, as Slack has it.
  const within = all.filter(
    ({ ts }, index) =>
      index === 0 || ((oldest === "" || ts > oldest) && (latest === "" || ts < latest)),
  );
  const limit = typeof args["limit"] === "number" ? args["limit"] : 1000;
  const from = Number(asText(args["cursor"]) || "0");
  const page = within.slice(from, from + limit);
  const isMore = from + limit < within.length;
  return {
    messages: page.map((message) => view(message, args["include_all_metadata"] === true)),
    has_more: isMore,
    response_metadata: { next_cursor: isMore ? String(from + limit) : "" },
  };
}

function userInfo(world: World, args: Args): Reply {
  const user = world.users.get(asText(args["user"]));
  if (user === undefined) {
    throw new Refusal("user_not_found");
  }
  return {
    user: {
      id: user.id,
      name: user.id.toLowerCase(),
      real_name: `${user.id.slice(2, 3)}${user.id.slice(3).toLowerCase().replaceAll("0", "")} <!here>`,
      team_id: user.team,
      is_bot: user.isBot,
      is_stranger: user.team !== TEAM,
      ...(args["include_locale"] === true ? { locale: user.locale } : {}),
    },
  };
}

function postEphemeral(world: World, args: Args): Reply {
  const channel = asText(args["channel"]);
  openChannel(world, channel);
  world.privateMessages.push({
    channel,
    user: asText(args["user"]),
    threadTs: asText(args["thread_ts"]) || null,
    text: asText(args["text"]),
    blocks: asList(args["blocks"]),
    by: "method",
    isDeleted: false,
  });
  return { message_ts: world.nextTs() };
}

function openView(world: World, args: Args): Reply {
  const [user, serial] = asText(args["trigger_id"]).split(".");
  if (user === undefined || serial === undefined) {
    throw new Refusal("invalid_trigger_id");
  }
  const opened = { id: world.nextId("V0"), user, view: isRecord(args["view"]) ? args["view"] : {} };
  world.modals.push(opened);
  return { view: { id: opened.id, ...opened.view } };
}

function shareFiles(world: World, args: Args): Reply {
  const channel = asText(args["channel_id"]);
  openChannel(world, channel);
  for (const shared of asList(args["files"])) {
    const file = world.files.find(({ id }) => isRecord(shared) && shared["id"] === id);
    if (file === undefined || file.content === null) {
      throw new Refusal("file_not_found");
    }
    file.channel = channel;
  }
  return { files: args["files"] };
}

/** What each method does to the world, and what it answers beside `ok: true`. */
export const METHOD_EFFECTS: Record<string, (world: World, args: Args) => Reply> = {
  "auth.test": () => ({
    url: "https://loopback.slack.com/",
    team: "Loopback",
    user: "souverain",
    team_id: TEAM,
    user_id: BOT_USER,
    bot_id: BOT_ID,
    is_enterprise_install: false,
  }),
  "chat.postMessage": postMessage,
  "chat.postEphemeral": postEphemeral,
  "chat.update": update,
  "chat.delete": (world, args) => {
    const message = settled(world, args);
    message.isDeleted = true;
    return { channel: message.channel, ts: message.ts };
  },
  "conversations.replies": replies,
  "files.completeUploadExternal": shareFiles,
  "users.info": userInfo,
  "usergroups.users.list": (world, args) => {
    const users = world.groups.get(asText(args["usergroup"]));
    if (users === undefined) {
      throw new Refusal("no_such_subteam");
    }
    return { users };
  },
  "views.open": openView,
  "views.update": () => ({}),
  "views.publish": (world, args) => {
    world.homes.set(asText(args["user_id"]), isRecord(args["view"]) ? args["view"] : {});
    return { view: { id: world.nextId("V0") } };
  },
  "assistant.threads.setStatus": (world, args) => {
    openChannel(world, asText(args["channel_id"]));
    world.statuses.push({
      channel: asText(args["channel_id"]),
      threadTs: asText(args["thread_ts"]),
      status: asText(args["status"]),
    });
    return {};
  },
  "assistant.threads.setTitle": (world, args) => {
    world.titles.push({
      channel: asText(args["channel_id"]),
      threadTs: asText(args["thread_ts"]),
      title: asText(args["title"]),
    });
    return {};
  },
  "assistant.threads.setSuggestedPrompts": (world, args) => {
    world.prompts.push({ channel: asText(args["channel_id"]), prompts: asList(args["prompts"]) });
    return {};
  },
};
