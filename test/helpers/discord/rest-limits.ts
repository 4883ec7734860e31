import { z } from "zod";
import { GuildCommands, RegisteredCommands } from "./command-limits.ts";
import { ComponentsV2, flattenComponents, LegacyComponents, Modal } from "./component-limits.ts";
import { FLAG } from "./entities.ts";

const DOCS = "https://discord.com/developers/docs";

/** No call may let anything ping: not even where a text holds nothing that could. */
const AllowedMentions = z.strictObject({
  parse: z.array(z.string()).length(0, "may ping"),
  replied_user: z.literal(false).optional(),
});

const Body = z.strictObject({
  content: z.string().max(2000).nullable().optional(),
  nonce: z.union([z.string().min(1).max(25), z.int()]).optional(),
  enforce_nonce: z.boolean().optional(),
  flags: z.int().optional(),
  allowed_mentions: AllowedMentions,
  components: z.array(z.unknown()).optional(),
  embeds: z.array(z.never()).nullable().optional(),
  message_reference: z
    .strictObject({
      message_id: z.string(),
      channel_id: z.string().optional(),
      fail_if_not_exists: z.boolean().optional(),
    })
    .optional(),
});

/** Complains about what only shows in the whole message. */
function checkMessage(body: z.infer<typeof Body>, context: z.RefinementCtx): void {
  const isV2 = ((body.flags ?? 0) & FLAG.componentsV2) !== 0;
  const components = body.components ?? [];
  const fit = (isV2 ? ComponentsV2 : LegacyComponents).safeParse(components);
  const faults = [
    ...(fit.success ? [] : [z.prettifyError(fit.error)]),
    ...repeatedIds(components),
    ...(isV2 ? faultsOfV2(body.content ?? "", components) : []),
  ];
  if (!isV2 && (body.content ?? "").trim() === "" && components.length === 0) {
    faults.push("an empty message");
  }
  for (const message of faults) {
    context.addIssue({ code: "custom", message });
  }
}

function repeatedIds(components: readonly unknown[]): readonly string[] {
  const ids = flattenComponents(components).flatMap(({ custom_id: id }) =>
    typeof id === "string" ? [id] : [],
  );
  return new Set(ids).size === ids.length ? [] : ["two components have the same custom_id"];
}

function faultsOfV2(content: string, components: readonly unknown[]): readonly string[] {
  const all = flattenComponents(components);
  const lengths = all.map((each) => (each["type"] === 10 ? String(each["content"]).length : 0));
  return [
    ...(content === "" ? [] : ["content beside components v2"]),
    ...(all.length > 40 ? [`${String(all.length)} components`] : []),
    ...(lengths.reduce((sum, length) => sum + length, 0) > 4000
      ? ["more than 4000 characters of text displays"]
      : []),
  ];
}

/** Flags that a bot may set when it creates a message (resources/message, "Message Flags"). */
function onlyFlags(allowed: number): (body: { flags?: number | undefined }) => boolean {
  return ({ flags = 0 }) => (flags & ~allowed) === 0;
}

const POST_FLAGS = FLAG.suppressEmbeds | 4096 | FLAG.componentsV2;
const CreatedMessage = Body.superRefine(checkMessage).refine(onlyFlags(POST_FLAGS), "wrong flags");
const EditedMessage = Body.omit({ nonce: true, enforce_nonce: true, message_reference: true })
  .superRefine(checkMessage)
  .refine(onlyFlags(FLAG.suppressEmbeds | FLAG.componentsV2), "wrong flags");
const Reply = Body.omit({ nonce: true, enforce_nonce: true, message_reference: true })
  .superRefine(checkMessage)
  .refine(onlyFlags(POST_FLAGS | FLAG.ephemeral), "wrong flags");

/** interactions/receiving-and-responding, "Interaction Callback Type". */
const Callback = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal(4), data: Reply }),
  z.strictObject({
    type: z.literal(5),
    data: z.strictObject({ flags: z.union([z.literal(0), z.literal(64)]) }).optional(),
  }),
  z.strictObject({ type: z.literal(6) }),
  z.strictObject({ type: z.literal(7), data: Reply }),
  z.strictObject({
    type: z.literal(8),
    data: z.strictObject({
      choices: z
        .array(
          z.strictObject({ name: z.string().min(1).max(100), value: z.string().min(1).max(100) }),
        )
        .max(25),
    }),
  }),
  z.strictObject({ type: z.literal(9), data: Modal }),
]);

const Thread = z.strictObject({
  name: z.string().min(1).max(100),
  auto_archive_duration: z
    .union([z.literal(60), z.literal(1440), z.literal(4320), z.literal(10_080)])
    .optional(),
});

/** A call that the bot may make. */
export interface RestCallRule {
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
  /** `null`: no body. */
  readonly body: z.ZodType | null;
  /** Page that documents call and limits. */
  readonly source: string;
}

const rule = (
  name: string,
  [method, path]: readonly [string, RegExp],
  [body, page]: readonly [z.ZodType | null, string],
): RestCallRule => ({ name, method, path, body, source: `${DOCS}/${page}` });

/** Every call that the bot may make, with its limits; any other, and any body that does not fit, fails the test. */
export const REST_CALLS: readonly RestCallRule[] = [
  rule("gateway", ["GET", /^\/gateway\/bot$/], [null, "events/gateway#get-gateway-bot"]),
  rule("own-user", ["GET", /^\/users\/@me$/], [null, "resources/user#get-current-user"]),
  rule(
    "own-application",
    ["GET", /^\/(?:applications|oauth2\/applications)\/@me$/],
    [null, "resources/application"],
  ),
  rule(
    "commands",
    ["GET", /^\/applications\/(\d+)(?:\/guilds\/(\d+))?\/commands$/],
    [null, "interactions/application-commands"],
  ),
  rule(
    "register",
    ["PUT", /^\/applications\/(\d+)\/commands$/],
    [
      RegisteredCommands,
      "interactions/application-commands#bulk-overwrite-global-application-commands",
    ],
  ),
  rule(
    "register",
    ["PUT", /^\/applications\/(\d+)\/guilds\/(\d+)\/commands$/],
    [GuildCommands, "interactions/application-commands#bulk-overwrite-guild-application-commands"],
  ),
  rule(
    "open-direct",
    ["POST", /^\/users\/@me\/channels$/],
    [z.strictObject({ recipient_id: z.string() }), "resources/user#create-dm"],
  ),
  rule("channel", ["GET", /^\/channels\/(\d+)$/], [null, "resources/channel#get-channel"]),
  rule(
    "messages",
    ["GET", /^\/channels\/(\d+)\/messages$/],
    [null, "resources/message#get-channel-messages"],
  ),
  rule(
    "message",
    ["GET", /^\/channels\/(\d+)\/messages\/(\d+)$/],
    [null, "resources/message#get-channel-message"],
  ),
  rule(
    "post",
    ["POST", /^\/channels\/(\d+)\/messages$/],
    [CreatedMessage, "resources/message#create-message"],
  ),
  rule(
    "edit",
    ["PATCH", /^\/channels\/(\d+)\/messages\/(\d+)$/],
    [EditedMessage, "resources/message#edit-message"],
  ),
  rule(
    "delete",
    ["DELETE", /^\/channels\/(\d+)\/messages\/(\d+)$/],
    [null, "resources/message#delete-message"],
  ),
  rule(
    "typing",
    ["POST", /^\/channels\/(\d+)\/typing$/],
    [null, "resources/channel#trigger-typing-indicator"],
  ),
  rule(
    "start-thread",
    ["POST", /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/],
    [Thread, "resources/channel#start-thread-from-message"],
  ),
  rule(
    "callback",
    ["POST", /^\/interactions\/(\d+)\/([^/]+)\/callback$/],
    [Callback, "interactions/receiving-and-responding#create-interaction-response"],
  ),
  rule(
    "follow-up",
    ["POST", /^\/webhooks\/(\d+)\/([^/]+)$/],
    [Reply, "interactions/receiving-and-responding#create-followup-message"],
  ),
  rule(
    "original",
    ["GET", /^\/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/],
    [null, "interactions/receiving-and-responding#get-original-interaction-response"],
  ),
  rule(
    "edit-original",
    ["PATCH", /^\/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/],
    [EditedMessage, "interactions/receiving-and-responding#edit-original-interaction-response"],
  ),
  rule(
    "delete-original",
    ["DELETE", /^\/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/],
    [null, "interactions/receiving-and-responding#delete-original-interaction-response"],
  ),
];
