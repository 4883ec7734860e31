import {
  type Args,
  asList,
  asText,
  found,
  isMetadata,
  openChannel,
  Refusal,
  type Reply,
} from "./methods.ts";
import { BOT_USER, type StoredMessage, type World } from "./world.ts";

function blocksIn(args: Args): readonly unknown[] {
  return asList(args["chunks"]).flatMap((chunk) =>
    typeof chunk === "object" && chunk !== null && "blocks" in chunk ? asList(chunk.blocks) : [],
  );
}

function growing(world: World, args: Args): StoredMessage {
  const message = found(world, args);
  if (message.streamingState !== "in_progress") {
    throw new Refusal("message_not_in_streaming_state");
  }
  return message;
}

/** Messages that grow: chat.startStream, chat.appendStream and chat.stopStream. */
export const STREAM_EFFECTS: Record<string, (world: World, args: Args) => Reply> = {
  "chat.startStream": (world, args) => {
    const channel = asText(args["channel"]);
    openChannel(world, channel);
    const message: StoredMessage = {
      channel,
      ts: world.nextTs(),
      threadTs: asText(args["thread_ts"]),
      user: BOT_USER,
      isBot: true,
      text: "",
      blocks: blocksIn(args),
      metadata: null,
      edits: 0,
      isDeleted: false,
      streamingState: "in_progress",
    };
    world.messages.push(message);
    return { channel, ts: message.ts };
  },
  "chat.appendStream": (world, args) => {
    const message = growing(world, args);
    message.blocks = [...message.blocks, ...blocksIn(args)];
    return { channel: message.channel, ts: message.ts };
  },
  "chat.stopStream": (world, args) => {
    const message = growing(world, args);
    const metadata = args["metadata"];
    message.metadata = isMetadata(metadata) ? metadata : null;
    message.streamingState = "completed";
    return { channel: message.channel, ts: message.ts };
  },
};
