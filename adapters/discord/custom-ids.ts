import { z } from "zod";

const AnswerId = z.string().regex(/^[0-9a-f]{16}$/u);

/** What a component of ours asks for. */
export const ComponentAction = z.discriminatedUnion("kind", [
  /** Show a passage; `name` is the number of a citation or the letter of a nearest one, or chosen in a menu. */
  z.strictObject({ kind: z.literal("passage"), answerId: AnswerId, name: z.string().max(8) }),
  z.strictObject({ kind: z.literal("passages"), answerId: AnswerId }),
  z.strictObject({ kind: z.literal("helpful"), answerId: AnswerId }),
  z.strictObject({ kind: z.literal("unhelpful"), answerId: AnswerId }),
  z.strictObject({ kind: z.literal("share"), answerId: AnswerId }),
  z.strictObject({ kind: z.literal("mute") }),
  /** The modal that asks for a reason. */
  z.strictObject({ kind: z.literal("reason"), answerId: AnswerId }),
]);
export type ComponentAction = z.infer<typeof ComponentAction>;

/** Writes an action as the id of a component: at most 100 characters. */
export function encodeAction(action: ComponentAction): string {
  return [
    action.kind,
    ...("answerId" in action ? [action.answerId] : []),
    ...("name" in action ? [action.name] : []),
  ].join(":");
}

/** @returns `undefined` for an id that is not ours, or not any more. */
export function decodeAction(customId: string): ComponentAction | undefined {
  const [kind, answerId, name, ...surplus] = customId.split(":");
  if (surplus.length > 0) {
    return undefined;
  }
  const fields = { kind, answerId, name };
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return ComponentAction.safeParse(Object.fromEntries(given)).data;
}
