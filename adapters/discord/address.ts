import { z } from "zod";
import type { Json } from "../../src/assistant/courier.ts";
import { AskerLanguage } from "../../src/domain/language.ts";

/** Where the outcome of a question goes; kept in the inbox, so it survives a restart. */
export const Address = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("interaction"),
    id: z.string(),
    token: z.string(),
    channel: z.string(),
    /** Whether the bot may post there by itself, when the interaction cannot be answered any more. */
    mayPost: z.boolean(),
    isDirect: z.boolean(),
    /** For the bot's own words, where no answer gives a language. */
    language: AskerLanguage,
  }),
  z.strictObject({
    kind: z.literal("message"),
    channel: z.string(),
    message: z.string(),
    /** Name of the thread to begin with the message; `null`: answer where it stands. */
    thread: z.string().nullable(),
    /** Whether to say that a follow-up needs a reply or a mention: once, in a thread's first answer. */
    hasHint: z.boolean(),
    language: AskerLanguage,
  }),
]);
export type Address = z.infer<typeof Address>;
export type InteractionAddress = Extract<Address, { kind: "interaction" }>;
export type MessageAddress = Extract<Address, { kind: "message" }>;

const Shown = z.strictObject({ id: z.string(), channel: z.string(), isV2: z.boolean() });
/** A message that shows an outcome or that one is to come. */
export type Shown = z.infer<typeof Shown>;

const Place = z.strictObject({
  channel: z.string(),
  /** `null` in a thread that the question began: it stands above already. */
  replyTo: z.string().nullable(),
});
/** Where messages about a question go. */
export type Place = z.infer<typeof Place>;

const Posted = z.strictObject({ place: Place.nullable(), messages: z.array(Shown).readonly() });
/** What was done for a question so far, as the inbox keeps it. */
export type Posted = z.infer<typeof Posted>;

/** @returns nothing done where nothing is known. */
export function readPosted(posted: Json): Posted {
  return posted === null ? { place: null, messages: [] } : Posted.parse(posted);
}

export function writePosted({ place, messages }: Posted): Json {
  return { place, messages: messages.map(({ id, channel, isV2 }) => ({ id, channel, isV2 })) };
}
