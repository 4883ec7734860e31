import { z } from "zod";

/**
 * Components of messages and modals with their documented limits.
 *
 * Source of all: https://discord.com/developers/docs/components/reference, at the heading named.
 */

/** "Anatomy of a Component": custom_id 1 to 100 characters. */
const customId = z.string().min(1).max(100);
const id = z.int().optional();

/** "Text Display"; the sum over a message is checked with the message. */
const TextDisplay = z.strictObject({
  type: z.literal(10),
  id,
  content: z.string().min(1).max(4000),
});

/** "Button": label at most 80 characters, url at most 512; a link has no custom_id. */
const InteractiveButton = z.strictObject({
  type: z.literal(2),
  id,
  style: z.int().min(1).max(4),
  label: z.string().min(1).max(80).optional(),
  emoji: z.strictObject({ name: z.string() }).optional(),
  custom_id: customId,
  disabled: z.boolean().optional(),
});
const LinkButton = z.strictObject({
  type: z.literal(2),
  id,
  style: z.literal(5),
  label: z.string().min(1).max(80).optional(),
  url: z.url({ protocol: /^(?:https?|discord)$/ }).max(512),
  disabled: z.boolean().optional(),
});
const Button = z.union([InteractiveButton, LinkButton]);

/** "Select Option": label, value and description at most 100 characters. */
const Option = z.strictObject({
  label: z.string().min(1).max(100),
  value: z.string().min(1).max(100),
  description: z.string().min(1).max(100).optional(),
  default: z.boolean().optional(),
});

/** "String Select": at most 25 options, placeholder at most 150 characters. */
const StringSelect = z
  .strictObject({
    type: z.literal(3),
    id,
    custom_id: customId,
    options: z.array(Option).min(1).max(25),
    placeholder: z.string().max(150).optional(),
    min_values: z.int().min(0).max(25).optional(),
    max_values: z.int().min(1).max(25).optional(),
    required: z.boolean().optional(),
    disabled: z.boolean().optional(),
  })
  .refine(
    ({ options }) => new Set(options.map(({ value }) => value)).size === options.length,
    "two options have the same value",
  );

/** "Action Row": up to five buttons, or one select. */
const ActionRow = z.strictObject({
  type: z.literal(1),
  id,
  components: z.union([z.array(Button).min(1).max(5), z.array(StringSelect).length(1)]),
});

/** "Section": one to three texts and an accessory. */
const Section = z.strictObject({
  type: z.literal(9),
  id,
  components: z.array(TextDisplay).min(1).max(3),
  accessory: Button,
});

/** "Separator". */
const Separator = z.strictObject({
  type: z.literal(14),
  id,
  divider: z.boolean().optional(),
  spacing: z.union([z.literal(1), z.literal(2)]).optional(),
});

/** "Container". */
const Container = z.strictObject({
  type: z.literal(17),
  id,
  components: z.array(z.union([ActionRow, TextDisplay, Section, Separator])).min(1),
  accent_color: z.int().min(0).max(0xff_ffff).nullable().optional(),
  spoiler: z.boolean().optional(),
});

/** "Text Input": at most 4,000 characters, placeholder at most 100. */
const TextInput = z.strictObject({
  type: z.literal(4),
  id,
  custom_id: customId,
  style: z.union([z.literal(1), z.literal(2)]),
  min_length: z.int().min(0).max(4000).optional(),
  max_length: z.int().min(1).max(4000).optional(),
  required: z.boolean().optional(),
  placeholder: z.string().max(100).optional(),
  value: z.string().max(4000).optional(),
});

/** "Label": label at most 45 characters, description at most 100. */
const Label = z.strictObject({
  type: z.literal(18),
  id,
  label: z.string().min(1).max(45),
  description: z.string().min(1).max(100).optional(),
  component: z.union([TextInput, StringSelect]),
});

/** Components of a message without the IS_COMPONENTS_V2 flag: at most five rows ("Legacy Message Component Behavior"). */
export const LegacyComponents = z.array(ActionRow).max(5);

/** Components of a message with the flag. */
export const ComponentsV2 = z
  .array(z.union([Container, ActionRow, TextDisplay, Section, Separator]))
  .min(1);

/** A modal ("Modal" of interactions/receiving-and-responding): title at most 45 characters, one to five components. */
export const Modal = z.strictObject({
  custom_id: customId,
  title: z.string().min(1).max(45),
  components: z
    .array(z.union([Label, TextDisplay]))
    .min(1)
    .max(5),
});

/** Every component of a tree, the roots too. */
export function flattenComponents(component: unknown): readonly Record<string, unknown>[] {
  if (Array.isArray(component)) {
    return component.flatMap(flattenComponents);
  }
  if (typeof component !== "object" || component === null) {
    return [];
  }
  const node: Record<string, unknown> = { ...component };
  return [
    node,
    ...flattenComponents(node["components"]),
    ...flattenComponents(node["accessory"]),
    ...flattenComponents(node["component"]),
  ];
}
