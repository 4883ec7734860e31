import { z } from "zod";
import { Block } from "./block-limits.ts";

/*
 * What may be sent to each method: one table, checked on every call at run time. Sources are the pages of
 * https://docs.slack.dev/reference/methods/<method> unless a line names another.
 */

/** chat.postMessage, "Formatting messages": at most 40,000 characters, longer texts are cut. */
const TEXT_MAX = 40_000;
/** reference/block-kit/blocks: 50 blocks a message, 100 a modal or home tab. */
const MESSAGE_BLOCKS_MAX = 50;
const VIEW_BLOCKS_MAX = 100;
/** github.com/slackapi/bolt-js/issues/2509: about 13,200 characters over all blocks were refused. */
const MESSAGE_BLOCK_CHARACTERS_MAX = 13_000;
/** reference/block-kit/blocks/markdown-block: 12,000 characters over all markdown blocks. */
const MARKDOWN_CHARACTERS_MAX = 12_000;
/** reference/block-kit/blocks/table-block: one table a message. */
const TABLES_MAX = 1;

/** Sum of the lengths of all texts in a piece of a payload. */
function characters(value: unknown): number {
  if (Array.isArray(value)) {
    return value.reduce((sum: number, each) => sum + characters(each), 0);
  }
  if (typeof value !== "object" || value === null) {
    return 0;
  }
  return Object.entries(value).reduce(
    (sum, [key, each]) =>
      sum + (key === "text" && typeof each === "string" ? each.length : characters(each)),
    0,
  );
}

const ofType = (blocks: readonly Block[], type: string): readonly Block[] =>
  blocks.filter((block) => block.type === type);

const messageBlocks = z
  .array(Block)
  .max(MESSAGE_BLOCKS_MAX)
  .refine((blocks) => characters(blocks) <= MESSAGE_BLOCK_CHARACTERS_MAX, "msg_blocks_too_long")
  .refine(
    (blocks) => characters(ofType(blocks, "markdown")) <= MARKDOWN_CHARACTERS_MAX,
    "markdown blocks together exceed 12,000 characters",
  )
  .refine((blocks) => ofType(blocks, "table").length <= TABLES_MAX, "more than one table")
  .refine((blocks) => {
    const ids = blocks.flatMap(({ block_id: id }) => (typeof id === "string" ? [id] : []));
    return new Set(ids).size === ids.length;
  }, "block_id is not unique");

const id = (prefixes: string): z.ZodType<string> =>
  z.string().regex(new RegExp(`^[${prefixes}][A-Z0-9]{2,20}$`, "u"));
const channel = id("CDG");
const user = id("UW");
const ts = z.string().regex(/^\d{10}\.\d{6}$/u);

/** messaging/message-metadata: event_type and a flat payload. */
const metadata = z.strictObject({
  event_type: z.string().regex(/^[a-z][a-z0-9_]{1,254}$/u),
  event_payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

/** A fallback text is wanted with blocks (notifications, screen readers); unfurls are off everywhere. */
const message = {
  text: z.string().min(1).max(TEXT_MAX),
  blocks: messageBlocks.optional(),
  mrkdwn: z.boolean().optional(),
};
const off = z.literal(false);

/** reference/methods/chat.startStream: chunks of blocks, 50 over all of them. */
const chunks = z
  .array(z.strictObject({ type: z.literal("blocks"), blocks: messageBlocks }))
  .min(1)
  .max(1);

const viewBlocks = z.array(Block).min(1).max(VIEW_BLOCKS_MAX);
/** reference/views/modal-views: titles 24, callback_id 255, private_metadata 3000 characters. */
const title24 = z.strictObject({
  type: z.literal("plain_text"),
  text: z.string().min(1).max(24),
  emoji: z.boolean().optional(),
});
const modal = z
  .strictObject({
    type: z.literal("modal"),
    callback_id: z.string().max(255).optional(),
    private_metadata: z.string().max(3000).optional(),
    external_id: z.string().max(255).optional(),
    title: title24,
    submit: title24.optional(),
    close: title24.optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    blocks: viewBlocks,
  })
  .refine(
    ({ blocks, submit }) => submit !== undefined || ofType(blocks, "input").length === 0,
    "a modal with inputs needs submit",
  );
const home = z.strictObject({
  type: z.literal("home"),
  callback_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3000).optional(),
  blocks: viewBlocks,
});

/** What may be sent to each method of the Web API; a method that is not here may not be called. */
export const METHODS = {
  "auth.test": z.strictObject({}),
  "apps.connections.open": z.strictObject({}),
  /** chat.postMessage, "Post to a DM": the id of a person writes into the direct conversation with them. */
  "chat.postMessage": z.strictObject({
    channel: z.union([channel, user]),
    ...message,
    thread_ts: ts.optional(),
    metadata: metadata.optional(),
    unfurl_links: off,
    unfurl_media: off,
    reply_broadcast: z.boolean().optional(),
  }),
  "chat.postEphemeral": z.strictObject({
    channel,
    user,
    ...message,
    thread_ts: ts.optional(),
  }),
  /** chat.update: text and blocks as in chat.postMessage. */
  "chat.update": z.strictObject({ channel, ts, ...message, metadata: metadata.optional() }),
  "chat.startStream": z
    .strictObject({
      channel,
      thread_ts: ts,
      recipient_user_id: user.optional(),
      recipient_team_id: id("TE").optional(),
      chunks,
    })
    .refine(
      ({ channel: where, recipient_user_id: who, recipient_team_id: team }) =>
        where.startsWith("D") || (who !== undefined && team !== undefined),
      "a stream outside of a direct conversation needs its recipient",
    ),
  "chat.appendStream": z.strictObject({ channel, ts, chunks }),
  "chat.stopStream": z.strictObject({ channel, ts, metadata }),
  "chat.delete": z.strictObject({ channel, ts }),
  /** conversations.replies: limit at most 1000. */
  "conversations.replies": z.strictObject({
    channel,
    ts,
    limit: z.int().min(1).max(1000).optional(),
    cursor: z.string().optional(),
    oldest: z.string().optional(),
    latest: z.string().optional(),
    inclusive: z.boolean().optional(),
    include_all_metadata: z.boolean().optional(),
  }),
  "files.getUploadURLExternal": z.strictObject({
    filename: z.string().min(1),
    length: z.coerce.number().int().min(1),
  }),
  "files.completeUploadExternal": z.strictObject({
    files: z.array(z.strictObject({ id: id("F"), title: z.string().optional() })).min(1),
    channel_id: channel,
  }),
  "users.info": z.strictObject({ user, include_locale: z.boolean().optional() }),
  "usergroups.users.list": z.strictObject({ usergroup: id("S") }),
  "views.open": z.strictObject({ trigger_id: z.string().min(1), view: modal }),
  "views.update": z.strictObject({ view_id: id("V"), view: modal }),
  "views.publish": z.strictObject({ user_id: user, view: home }),
  /** assistant.threads.setStatus: at most 10 loading messages. */
  "assistant.threads.setStatus": z.strictObject({
    channel_id: channel,
    thread_ts: ts,
    status: z.string().max(255),
    loading_messages: z.array(z.string().min(1)).max(10).optional(),
  }),
  "assistant.threads.setTitle": z.strictObject({
    channel_id: channel,
    thread_ts: ts,
    title: z.string().min(1).max(255),
  }),
  /** ai/developing-agents: at most 4 prompts. */
  "assistant.threads.setSuggestedPrompts": z.strictObject({
    channel_id: channel,
    thread_ts: ts.optional(),
    title: z.string().min(1).max(255).optional(),
    prompts: z
      .array(z.strictObject({ title: z.string().min(1).max(255), message: z.string().min(1) }))
      .min(1)
      .max(4),
  }),
} as const;
export type Method = keyof typeof METHODS;

/** interactivity/handling-user-interaction: what may be posted to a response_url. */
export const ResponseUrlMessage = z.union([
  z.strictObject({ delete_original: z.literal(true) }),
  z.strictObject({
    ...message,
    response_type: z.literal("ephemeral"),
    replace_original: z.boolean().optional(),
    thread_ts: ts.optional(),
    unfurl_links: off.optional(),
    unfurl_media: off.optional(),
  }),
]);

/** interactivity/implementing-slash-commands: what a command may be acknowledged with. */
export const CommandReply = z.union([
  z.literal(""),
  z.strictObject({}),
  z.strictObject({ ...message, response_type: z.literal("ephemeral") }),
]);

export const isMethod = (name: string): name is Method => Object.hasOwn(METHODS, name);
