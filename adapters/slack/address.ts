import { z } from "zod";

/** Where an outcome goes; kept with the question, so that it is known after a restart. */
export const Address = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("thread"),
    channel: z.string(),
    /** The message that asks. */
    ts: z.string(),
    /** Root of the thread that is answered in. */
    threadTs: z.string(),
    isDirect: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal("private"),
    channel: z.string(),
    user: z.string(),
    /** `null` when Slack gave none. */
    responseUrl: z.string().nullable(),
  }),
]);
export type Address = z.infer<typeof Address>;
export type ThreadAddress = Extract<Address, { kind: "thread" }>;
export type PrivateAddress = Extract<Address, { kind: "private" }>;

/** What was sent for a question. */
export const Posted = z.discriminatedUnion("kind", [
  /** A status that Slack takes away by itself. */
  z.strictObject({ kind: z.literal("status") }),
  /** A message that stands in for the answer. */
  z.strictObject({ kind: z.literal("placeholder"), ts: z.string() }),
  /** A message that grows by a stream, which must be stopped before it can be changed. */
  z.strictObject({ kind: z.literal("stream"), ts: z.string() }),
  /** Something was sent that was not confirmed: it is looked for. */
  z.strictObject({ kind: z.literal("unsure") }),
  /** Messages of the outcome, in order. */
  z.strictObject({ kind: z.literal("messages"), ts: z.array(z.string()) }),
  /** A message that cannot be found or changed again. */
  z.strictObject({ kind: z.literal("private") }),
]);
export type Posted = z.infer<typeof Posted>;

/** Id of a message within the platform: timestamps are unique within a channel only. */
export function messageId(channel: string, ts: string): string {
  return `${channel}:${ts}`;
}

/** Thread or direct conversation: what order and memory are kept by. */
export function conversationId(channel: string, threadTs: string): string {
  return `${channel}:${threadTs}`;
}
