import { z } from "zod";

const AnswerId = z.string().regex(/^[0-9a-f]{16}$/u);
/** Id of a generation that waits for a decision. */
const Proposal = z.string().regex(/^g-[0-9a-f]{12}$/u);
/** Files that a table is taken along as. */
export const EXPORT_FORMATS = ["markdown", "csv"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
const Decision = z.enum(["approve", "reject"]);

/** What a component of ours asks for. */
export const ComponentAction = z.discriminatedUnion("kind", [
  /** Show a passage; `name` is the number of a citation or the letter of a nearest one, or chosen in a menu. */
  z.strictObject({ kind: z.literal("passage"), answerId: AnswerId, name: z.string().max(8) }),
  /** A menu of passages; answers with many have more than one. Those of before had no number. */
  z.strictObject({
    kind: z.literal("passages"),
    answerId: AnswerId,
    menu: z.coerce.number().int().min(0).max(9).default(0),
  }),
  z.strictObject({ kind: z.literal("helpful"), answerId: AnswerId }),
  z.strictObject({ kind: z.literal("unhelpful"), answerId: AnswerId }),
  z.strictObject({ kind: z.literal("share"), answerId: AnswerId }),
  z.strictObject({
    kind: z.literal("export"),
    answerId: AnswerId,
    format: z.enum(EXPORT_FORMATS),
  }),
  z.strictObject({ kind: z.literal("mute") }),
  /** The modal that asks for a reason. */
  z.strictObject({ kind: z.literal("reason"), answerId: AnswerId }),
  /** Admins: ask once more whether a proposal is to be published or thrown away, then do it. */
  z.strictObject({ kind: z.literal("decide"), decision: Decision, proposal: Proposal }),
  z.strictObject({ kind: z.literal("confirm"), decision: Decision, proposal: Proposal }),
  /** Admins: stop the run that is under way. */
  z.strictObject({ kind: z.literal("cancel-run") }),
]);
export type ComponentAction = z.infer<typeof ComponentAction>;
/** Those that only admins may do. */
export type AdminComponent = Extract<
  ComponentAction,
  { kind: "decide" | "confirm" | "cancel-run" }
>;

/** What stands behind the kind in an id, in this order. */
const FIELDS: Readonly<Record<ComponentAction["kind"], readonly string[]>> = {
  passage: ["answerId", "name"],
  passages: ["answerId", "menu"],
  helpful: ["answerId"],
  unhelpful: ["answerId"],
  share: ["answerId"],
  export: ["answerId", "format"],
  mute: [],
  reason: ["answerId"],
  decide: ["decision", "proposal"],
  confirm: ["decision", "proposal"],
  "cancel-run": [],
};
/** Writes an action as the id of a component: at most 100 characters. */
export function encodeAction(action: ComponentAction): string {
  const values = new Map<string, unknown>(Object.entries(action));
  return [action.kind, ...FIELDS[action.kind].map((field) => String(values.get(field)))].join(":");
}

/** @returns `undefined` for an id that is not ours, or not any more. */
export function decodeAction(customId: string): ComponentAction | undefined {
  const [kind, ...values] = customId.split(":");
  const fields = new Map(Object.entries(FIELDS)).get(kind ?? "");
  if (fields === undefined || values.length > fields.length) {
    return undefined;
  }
  const given = values.map((value, index) => [fields[index], value]);
  return ComponentAction.safeParse({ kind, ...Object.fromEntries(given) }).data;
}
