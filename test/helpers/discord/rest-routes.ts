import { z } from "zod";
import { channelJson, messageJson, userJson } from "./entities.ts";
import { callback, editOriginal, followUp, withOriginal } from "./rest-interactions.ts";
import {
  change,
  isAnswer,
  list,
  NOTHING,
  ok,
  post,
  remove,
  startThread,
  visibleChannel,
  withMessage,
} from "./rest-messages.ts";
import { type RestAnswer, type RestCall, refuse } from "./rest-server.ts";
import type { World } from "./world.ts";

const scopeOf = (call: RestCall): string => call.parts[1] ?? "global";

function register(world: World, call: RestCall): RestAnswer {
  const commands = z.array(z.record(z.string(), z.json())).parse(call.list);
  const stored = commands.map((command) => ({
    id: world.nextId(),
    application_id: world.bot.id,
    version: world.nextId(),
    nsfw: false,
    description: "",
    default_member_permissions: null,
    ...command,
  }));
  world.commands.set(scopeOf(call), stored);
  return ok(stored);
}

/** Translations are left out unless they are asked for. */
function listCommands(world: World, call: RestCall): RestAnswer {
  const commands = world.commands.get(scopeOf(call)) ?? [];
  return ok(
    call.query.get("with_localizations") === "true" ? commands : withoutTranslations(commands),
  );
}

function withoutTranslations(json: unknown): unknown {
  return JSON.parse(
    JSON.stringify(json, (key, value: unknown) => (key.endsWith("_localizations") ? null : value)),
  );
}

function openDirect(world: World, call: RestCall): RestAnswer {
  const person = world.people.find(({ id }) => id === call.body["recipient_id"]);
  return person === undefined
    ? refuse("cannotMessageUser")
    : ok({
        ...channelJson(world.directChannel(person), world.bot),
        recipients: [userJson(person)],
      });
}

type Route = (world: World, call: RestCall) => RestAnswer;

const ROUTES: Readonly<Record<string, Route>> = {
  gateway: (world) =>
    ok({
      url: world.gatewayUrl,
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
    }),
  "own-user": (world) => ok(userJson(world.bot)),
  "own-application": (world) => ok({ id: world.bot.id, name: "Souverain", flags: 0 }),
  commands: listCommands,
  register,
  "open-direct": openDirect,
  channel: (world, call) => {
    const channel = visibleChannel(world, call.parts[0]);
    return isAnswer(channel) ? channel : ok(channelJson(channel, world.bot));
  },
  messages: list,
  message: (world, call) => withMessage(world, call, (message) => ok(messageJson(message))),
  post,
  edit: (world, call) => withMessage(world, call, (message) => change(world, message, call.body)),
  delete: (world, call) => withMessage(world, call, (message) => remove(world, message)),
  typing: () => NOTHING,
  "start-thread": startThread,
  callback,
  "follow-up": followUp,
  original: (world, call) => withOriginal(world, call, (message) => ok(messageJson(message))),
  "edit-original": (world, call) =>
    withOriginal(world, call, (message) => editOriginal(world, message, call.body)),
  "delete-original": (world, call) =>
    withOriginal(world, call, (message) => remove(world, message)),
};

/** Does what a call asks for, in the world. */
export function performCall(world: World, call: RestCall): RestAnswer {
  return (ROUTES[call.name] ?? (() => refuse("unknownRoute")))(world, call);
}
