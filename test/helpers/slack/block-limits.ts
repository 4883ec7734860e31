import { z } from "zod";

/*
 * Documented limits of every block and element that the app may send. Each line names its page under
 * https://docs.slack.dev/reference/block-kit/; what is not in this table may not be sent at all.
 */

/** composition-objects/text-object: 1 to 3000 characters. */
const text = (max: number): z.ZodType =>
  z.union([
    z.strictObject({
      type: z.literal("plain_text"),
      text: z.string().min(1).max(max),
      emoji: z.boolean().optional(),
    }),
    z.strictObject({
      type: z.literal("mrkdwn"),
      text: z.string().min(1).max(max),
      verbatim: z.boolean().optional(),
    }),
  ]);
const plain = (max: number): z.ZodType =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });

/** blocks/*: block_id has at most 255 characters. */
const blockId = z.string().min(1).max(255).optional();
/** block-elements/*: action_id has at most 255 characters. */
const actionId = z.string().min(1).max(255);

/** composition-objects/confirmation-dialog-object: title 100, text 300, confirm and deny 30. */
const confirm = z.strictObject({
  title: plain(100),
  text: text(300),
  confirm: plain(30),
  deny: plain(30),
  style: z.enum(["primary", "danger"]).optional(),
});

/** block-elements/button-element: text 75, value 2000, url 3000, accessibility_label 75. */
const button = z.strictObject({
  type: z.literal("button"),
  text: plain(75),
  action_id: actionId,
  value: z.string().max(2000).optional(),
  url: z.url().max(3000).optional(),
  style: z.enum(["primary", "danger"]).optional(),
  accessibility_label: z.string().max(75).optional(),
  confirm: confirm.optional(),
});

/** composition-objects/option-object: text 75, value 150, description 75. */
const option = z.strictObject({
  text: text(75),
  value: z.string().min(1).max(150),
  description: text(75).optional(),
});

/** block-elements/select-menu-element: 100 options, placeholder 150. */
const staticSelect = z.strictObject({
  type: z.literal("static_select"),
  action_id: actionId,
  placeholder: plain(150).optional(),
  options: z.array(option).min(1).max(100),
  initial_option: option.optional(),
});

/** block-elements/radio-button-group-element: 10 options. */
const radioButtons = z.strictObject({
  type: z.literal("radio_buttons"),
  action_id: actionId,
  options: z.array(option).min(1).max(10),
  initial_option: option.optional(),
});

/** block-elements/overflow-menu-element: 5 options. */
const overflow = z.strictObject({
  type: z.literal("overflow"),
  action_id: actionId,
  options: z.array(option).min(1).max(5),
});

/** block-elements/plain-text-input-element: placeholder 150, min_length and max_length up to 3000. */
const plainTextInput = z.strictObject({
  type: z.literal("plain_text_input"),
  action_id: actionId,
  placeholder: plain(150).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
  initial_value: z.string().max(3000).optional(),
});

/** block-elements/feedback-buttons-element: text 75, value 2000, accessibility_label 75. */
const feedbackButton = z.strictObject({
  text: plain(75),
  value: z.string().max(2000),
  accessibility_label: z.string().max(75).optional(),
});
const feedbackButtons = z.strictObject({
  type: z.literal("feedback_buttons"),
  action_id: actionId.optional(),
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});

/** blocks/rich-text-block: sections, lists, quotes and preformatted text. */
const richText: z.ZodType = z.strictObject({
  type: z.literal("rich_text"),
  block_id: blockId,
  elements: z
    .array(
      z.looseObject({
        type: z.enum([
          "rich_text_section",
          "rich_text_list",
          "rich_text_quote",
          "rich_text_preformatted",
        ]),
        elements: z.array(z.looseObject({ type: z.string() })),
      }),
    )
    .min(1),
});

/** blocks/table-block: cells are raw_text (at least 1 character), raw_number or rich_text. */
const cell = z.union([
  z.strictObject({ type: z.literal("raw_text"), text: z.string().min(1) }),
  z.strictObject({ type: z.literal("raw_number"), value: z.number(), text: z.string().min(1) }),
  richText,
]);

/** Every block that may be sent, by type. */
export const BLOCKS = {
  /** blocks/section-block: text 3000, 10 fields of 2000. */
  section: z.strictObject({
    type: z.literal("section"),
    block_id: blockId,
    text: text(3000).optional(),
    fields: z.array(text(2000)).min(1).max(10).optional(),
    accessory: z.union([button, staticSelect, overflow]).optional(),
    expand: z.boolean().optional(),
  }),
  /** blocks/context-block: 10 elements. */
  context: z.strictObject({
    type: z.literal("context"),
    block_id: blockId,
    elements: z.array(text(3000)).min(1).max(10),
  }),
  /** blocks/header-block: text 150. */
  header: z.strictObject({ type: z.literal("header"), block_id: blockId, text: plain(150) }),
  /** blocks/divider-block */
  divider: z.strictObject({ type: z.literal("divider"), block_id: blockId }),
  /** blocks/actions-block: 25 elements. */
  actions: z.strictObject({
    type: z.literal("actions"),
    block_id: blockId,
    elements: z
      .array(z.union([button, staticSelect, overflow]))
      .min(1)
      .max(25),
  }),
  /** blocks/context-actions-block: 5 elements. */
  context_actions: z.strictObject({
    type: z.literal("context_actions"),
    block_id: blockId,
    elements: z.array(feedbackButtons).min(1).max(5),
  }),
  /** blocks/markdown-block: all markdown blocks of a payload together have at most 12,000 characters. */
  markdown: z.strictObject({
    type: z.literal("markdown"),
    block_id: blockId,
    text: z.string().min(1).max(12_000),
  }),
  /** blocks/table-block: 100 rows, 20 cells a row, 20 column settings. */
  table: z.strictObject({
    type: z.literal("table"),
    block_id: blockId,
    rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
    column_settings: z
      .array(
        z.strictObject({
          align: z.enum(["left", "center", "right"]).optional(),
          is_wrapped: z.boolean().optional(),
        }),
      )
      .max(20)
      .optional(),
  }),
  /** blocks/rich-text-block */
  rich_text: richText,
  /** blocks/input-block: label and hint 2000. */
  input: z.strictObject({
    type: z.literal("input"),
    block_id: blockId,
    label: plain(2000),
    hint: plain(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: z.union([plainTextInput, staticSelect, radioButtons]),
  }),
} as const;

const isKnown = (type: unknown): type is keyof typeof BLOCKS =>
  typeof type === "string" && Object.hasOwn(BLOCKS, type);

/** One block, checked by the line of its type. */
export const Block = z.looseObject({ type: z.string() }).superRefine((block, context) => {
  if (!isKnown(block.type)) {
    context.addIssue({ code: "custom", message: `no limits are known for block "${block.type}"` });
    return;
  }
  const parsed = BLOCKS[block.type].safeParse(block);
  for (const issue of parsed.error?.issues ?? []) {
    context.addIssue({ code: "custom", path: issue.path, message: issue.message });
  }
});
export type Block = z.infer<typeof Block>;
