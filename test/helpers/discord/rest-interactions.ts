import { z } from "zod";
import { FLAG, type JsonObject, type Message, messageJson } from "./entities.ts";
import { change, NOTHING, ok, Posted } from "./rest-messages.ts";
import { type RestAnswer, type RestCall, refuse } from "./rest-server.ts";
import type { Interaction, World } from "./world.ts";

function postForInteraction(world: World, interaction: Interaction, fields: JsonObject): Message {
  const body = Posted.parse(fields);
  const isEphemeral = (body.flags & FLAG.ephemeral) !== 0;
  return world.addMessage({
    channelId: interaction.channel.id,
    author: world.bot,
    content: body.content ?? "",
    components: body.components,
    flags: body.flags,
    seenBy: isEphemeral ? interaction.user.id : null,
    interactionId: interaction.id,
    allowedMentions: body.allowed_mentions,
  });
}

export function callback(world: World, call: RestCall): RestAnswer {
  const interaction = world.interactions.find(({ id }) => id === call.parts[0]);
  if (interaction === undefined) {
    return refuse("unknownInteraction");
  }
  if (interaction.callback !== null) {
    return refuse("acknowledged");
  }
  if (interaction.isUnknown || Date.now() - interaction.createdAt > world.acknowledgeMs) {
    return refuse("unknownInteraction");
  }
  interaction.callback = call.body;
  const { type, data } = z
    .object({ type: z.int(), data: z.record(z.string(), z.json()).default({}) })
    .parse(call.body);
  if (type === 4) {
    interaction.original = postForInteraction(world, interaction, data);
  } else if (type === 5) {
    const flags = Number(data["flags"] ?? 0) | FLAG.loading;
    interaction.original = postForInteraction(world, interaction, { flags });
  } else if (type === 6 || type === 7) {
    interaction.original = interaction.message;
    if (type === 7 && interaction.message !== null) {
      return change(world, interaction.message, data);
    }
  }
  return NOTHING;
}

function withInteraction(
  world: World,
  call: RestCall,
  act: (interaction: Interaction) => RestAnswer,
): RestAnswer {
  const interaction = world.interactions.find(({ token }) => token === call.parts[1]);
  if (interaction === undefined) {
    return refuse("unknownWebhook");
  }
  return interaction.isExpired ? refuse("invalidWebhookToken") : act(interaction);
}

export function withOriginal(
  world: World,
  call: RestCall,
  act: (message: Message) => RestAnswer,
): RestAnswer {
  return withInteraction(world, call, ({ original }) =>
    original === null ? refuse("unknownWebhook") : act(original),
  );
}

export function editOriginal(world: World, message: Message, body: JsonObject): RestAnswer {
  // "Thinking" ends with the first edit.
  message.flags &= ~FLAG.loading;
  return change(world, message, body);
}

export function followUp(world: World, call: RestCall): RestAnswer {
  return withInteraction(world, call, (interaction) => {
    if (interaction.callback === null) {
      return refuse("unknownWebhook");
    }
    if (interaction.original !== null && (interaction.original.flags & FLAG.loading) !== 0) {
      return withOriginal(world, call, (message) => editOriginal(world, message, call.body));
    }
    return ok(messageJson(postForInteraction(world, interaction, call.body)));
  });
}
