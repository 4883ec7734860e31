import { z } from "zod";

const AnswerId = z.string().regex(/^[0-9a-f]{16}$/);
/** Number of a question in the inbox. */
const QuestionNumber = z.string().regex(/^[1-9]\d{0,14}$/);
/** Of a generation that waits for a decision. */
const ProposalId = z.string().regex(/^g-[0-9a-f]{12}$/);

/** What a button or menu of ours asks for. */
export const SlackAction = z.discriminatedUnion("kind", [
  /** Show a passage; `name` is the number of a citation or the letter of a nearest one. */
  z.strictObject({
    kind: z.literal("passage"),
    answerId: AnswerId,
    name: z.string().regex(/^(?:[1-9]\d{0,3}|[a-c])$/),
  }),
  z.strictObject({ kind: z.literal("helpful"), answerId: AnswerId }),
  z.strictObject({ kind: z.literal("unhelpful"), answerId: AnswerId }),
  z.strictObject({ kind: z.literal("share"), answerId: AnswerId }),
  z.strictObject({ kind: z.literal("show-answer"), answerId: AnswerId }),
  /** Send the table of an answer as a file. */
  z.strictObject({
    kind: z.literal("export"),
    answerId: AnswerId,
    format: z.enum(["markdown", "csv"]),
  }),
  z.strictObject({ kind: z.literal("mute") }),
  /** Ends what a language model is writing. */
  z.strictObject({ kind: z.literal("stop"), question: QuestionNumber }),
  z.strictObject({ kind: z.literal("reindex") }),
  z.strictObject({ kind: z.literal("dry-run") }),
  z.strictObject({ kind: z.literal("cancel-run") }),
  z.strictObject({ kind: z.literal("approve"), proposal: ProposalId }),
  z.strictObject({ kind: z.literal("reject"), proposal: ProposalId }),
]);
export type SlackAction = z.infer<typeof SlackAction>;

/** What names a component: `action_id` tells components of a message apart, `value` says what is asked. */
export interface ComponentIds {
  readonly action_id: string;
  readonly value: string;
}

/** What a value holds after the kind of its action, in order; an answer's id unless another is named. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  passage: ["answerId", "name"],
  export: ["answerId", "format"],
  approve: ["proposal"],
  reject: ["proposal"],
  stop: ["question"],
};
const MOST_FIELDS = ["answerId"];

/** Every `action_id` of ours begins so; the rest only keeps it unique in its message. */
const ACTION_PREFIX = "souverain";

/** Names a component that asks for this. */
export function encodeAction(action: SlackAction): ComponentIds {
  const { kind, ...rest } = action;
  const value = [kind, ...Object.values(rest)].join(":");
  return { action_id: `${ACTION_PREFIX}:${value}`, value };
}

/** Names the one menu or pair of buttons whose choices each carry a value of their own. */
export function groupId(name: "passages" | "feedback", answerId: string): string {
  return `${ACTION_PREFIX}:${name}:${answerId}`;
}

const Payload = z.looseObject({
  action_id: z.string(),
  value: z.string().optional(),
  selected_option: z.looseObject({ value: z.string() }).nullish(),
});

/**
 * Reads what somebody clicked, from one entry of a payload's `actions`.
 *
 * @returns `undefined` for what is not ours, or not any more.
 */
export function parseAction(payload: unknown): SlackAction | undefined {
  const parsed = Payload.safeParse(payload);
  if (!parsed.success || !parsed.data.action_id.startsWith(`${ACTION_PREFIX}:`)) {
    return undefined;
  }
  const { value, selected_option: option } = parsed.data;
  const [kind = "", ...values] = (value ?? option?.value ?? "").split(":");
  const names = Object.hasOwn(FIELDS, kind) ? FIELDS[kind] : MOST_FIELDS;
  // What is named by nothing is more than there may be, and makes the object one of no known form.
  const fields = values.map((each, at) => [names?.[at] ?? "", each] as const);
  return SlackAction.safeParse({ kind, ...Object.fromEntries(fields) }).data;
}
