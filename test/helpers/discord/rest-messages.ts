import { z } from "zod";
import {
  CHANNEL,
  type Channel,
  channelJson,
  FLAG,
  type JsonObject,
  type Message,
  messageJson,
} from "./entities.ts";
import { type RestAnswer, type RestCall, refuse } from "./rest-server.ts";
import { PERMISSION, type World } from "./world.ts";

export const Posted = z.object({
  content: z.string().nullish(),
  flags: z.int().default(0),
  components: z.array(z.json()).default([]),
  nonce: z.union([z.string(), z.int()]).optional(),
  enforce_nonce: z.boolean().default(false),
  allowed_mentions: z.json().default(null),
  message_reference: z.object({ message_id: z.string() }).optional(),
});

/** An answer with a body. */
export function ok(body: unknown): RestAnswer {
  return { status: 200, body };
}

export const NOTHING: RestAnswer = { status: 204 };

export function visibleChannel(world: World, id: string | undefined): Channel | RestAnswer {
  const channel = world.channels.get(id ?? "");
  if (channel === undefined) {
    return refuse("unknownChannel");
  }
  return world.isDenied(channel, PERMISSION.viewChannel) ? refuse("missingAccess") : channel;
}

export function isAnswer(value: Channel | RestAnswer): value is RestAnswer {
  return "status" in value;
}

/** A message by the bot with a nonce that was used a moment ago, where the bot asks for that to be looked up. */
function findRepeated(
  world: World,
  channelId: string,
  body: z.infer<typeof Posted>,
): Message | undefined {
  if (!body.enforce_nonce || body.nonce === undefined) {
    return undefined;
  }
  const nonce = String(body.nonce);
  return world.messages.find((each) => each.channelId === channelId && each.nonce === nonce);
}

export function post(world: World, call: RestCall): RestAnswer {
  const channel = visibleChannel(world, call.parts[0]);
  if (isAnswer(channel)) {
    return channel;
  }
  const needed =
    channel.type === CHANNEL.publicThread ? PERMISSION.sendInThreads : PERMISSION.sendMessages;
  if (world.isDenied(channel, needed)) {
    return refuse("missingPermission");
  }
  const body = Posted.parse(call.body);
  const repeated = findRepeated(world, channel.id, body);
  if (repeated !== undefined) {
    return ok(messageJson(repeated));
  }
  const replyTo =
    world.messages.find(({ id }) => id === body.message_reference?.message_id) ?? null;
  return ok(
    messageJson(
      world.addMessage({
        channelId: channel.id,
        author: world.bot,
        content: body.content ?? "",
        components: body.components,
        flags: body.flags,
        nonce: body.nonce === undefined ? null : String(body.nonce),
        replyTo,
        allowedMentions: body.allowed_mentions,
      }),
    ),
  );
}

/** Changes a message as Discord does: what is left out stays, and the components v2 flag is never taken back. */
export function change(world: World, message: Message, body: JsonObject): RestAnswer {
  const edit = Posted.partial().parse(body);
  const content = edit.content === undefined ? message.content : (edit.content ?? "");
  const flags = edit.flags ?? message.flags;
  const isV2 = (flags & FLAG.componentsV2) !== 0;
  const wasV2 = (message.flags & FLAG.componentsV2) !== 0;
  if ((wasV2 || isV2) && (content !== "" || !isV2)) {
    return refuse("invalidForm");
  }
  message.content = content;
  message.components = edit.components ?? message.components;
  message.flags = flags | (message.flags & FLAG.ephemeral);
  message.editedAt = "2026-11-23T12:00:01.000000+00:00";
  if (message.seenBy === null) {
    world.announce("MESSAGE_UPDATE", message);
  }
  return ok(messageJson(message));
}

function findMessage(world: World, call: RestCall): Message | undefined {
  return world.messages.find(
    ({ id, channelId, seenBy }) =>
      channelId === call.parts[0] && id === call.parts[1] && seenBy === null,
  );
}

export function withMessage(
  world: World,
  call: RestCall,
  act: (message: Message) => RestAnswer,
): RestAnswer {
  const channel = visibleChannel(world, call.parts[0]);
  if (isAnswer(channel)) {
    return channel;
  }
  const message = findMessage(world, call);
  return message === undefined ? refuse("unknownMessage") : act(message);
}

export function remove(world: World, message: Message): RestAnswer {
  world.messages.splice(world.messages.indexOf(message), 1);
  if (message.seenBy === null) {
    world.gateway.dispatch("MESSAGE_DELETE", () => ({
      id: message.id,
      channel_id: message.channelId,
    }));
  }
  return NOTHING;
}

export function list(world: World, call: RestCall): RestAnswer {
  const channel = visibleChannel(world, call.parts[0]);
  if (isAnswer(channel)) {
    return channel;
  }
  if (world.isDenied(channel, PERMISSION.readHistory)) {
    return ok([]);
  }
  const after = BigInt(call.query.get("after") ?? 0);
  const limit = Number(call.query.get("limit") ?? 50);
  const found = world.messages.filter(
    ({ channelId, seenBy, id }) =>
      channelId === channel.id && seenBy === null && BigInt(id) > after,
  );
  return ok(found.slice(0, limit).toReversed().map(messageJson));
}

export function startThread(world: World, call: RestCall): RestAnswer {
  const [channelId = "", messageId = ""] = call.parts;
  const channel = visibleChannel(world, channelId);
  if (isAnswer(channel)) {
    return channel;
  }
  if (world.isDenied(channel, PERMISSION.publicThreads)) {
    return refuse("missingPermission");
  }
  if (world.channels.has(messageId)) {
    return refuse("threadExists");
  }
  if (!world.messages.some(({ id }) => id === messageId)) {
    return refuse("unknownMessage");
  }
  const thread = world.addChannel(CHANNEL.publicThread, z.string().parse(call.body["name"]), {
    id: messageId,
    parentId: channel.id,
    ownerId: world.bot.id,
  });
  const json = channelJson(thread, world.bot);
  world.tellGuild("THREAD_CREATE", { ...json, newly_created: true });
  return { status: 201, body: json };
}
