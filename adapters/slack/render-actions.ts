import type { types } from "@slack/bolt";
import { type Labels, presentLabels } from "../../src/presenting/labels.ts";
import type { PresentedAnswer } from "../../src/presenting/presented-answer.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import { encodeAction, groupId, type SlackAction } from "./action-ids.ts";
import { BUTTON_TEXT, OPTION_TEXT, PLACEHOLDER, SELECT_OPTIONS } from "./limits.ts";
import { plainText } from "./render-text.ts";

/** What may be done with an answer where it is shown. */
export interface AnswerActions {
  /** Only the asker sees it, and may show it to the channel. */
  readonly canShare: boolean;
  /** It stands in a thread that the bot follows. */
  readonly canMute: boolean;
  /** It has a table, whole or in part. */
  readonly canExport: boolean;
}

/**
 * More buttons than this fill several lines under an answer; a menu takes one, but tells of a choice only when it
 * is another than the last.
 */
const MAX_PASSAGE_BUTTONS = 8;

/** Buttons of an answer: its passages, share and mute, then what the reader thinks of it. */
export function renderActions(
  answer: PresentedAnswer,
  actions: AnswerActions,
  wording: Wording,
): readonly types.KnownBlock[] {
  const labels = presentLabels(wording);
  const { answerId } = answer;
  const passages = passagesOf(answer);
  const others = [
    ...(actions.canShare ? [button(labels.share, { kind: "share", answerId })] : []),
    ...(actions.canExport ? exportButtons(answerId, labels) : []),
    ...(actions.canMute ? [button(labels.mute, { kind: "mute" })] : []),
  ];
  const elements = [...passageElements(passages, answerId, labels), ...others];
  const row: types.ActionsBlock = { type: "actions", elements };
  return [
    ...(elements.length === 0 ? [] : [row]),
    ...(answer.kind === "guidance" ? [] : [feedbackButtons(answerId, labels)]),
  ];
}

function exportButtons(answerId: string, labels: Labels): readonly types.Button[] {
  return [
    button(labels.exportAs("Markdown"), { kind: "export", answerId, format: "markdown" }),
    button(labels.exportAs("CSV"), { kind: "export", answerId, format: "csv" }),
  ];
}

/** A button that asks for something. */
export function button(label: string, action: SlackAction): types.Button {
  return { type: "button", text: plainText(label, BUTTON_TEXT), ...encodeAction(action) };
}

/** A passage that can be shown. */
interface NamedPassage {
  readonly name: string;
  /** Of its source; `null` for one that is not listed. */
  readonly title: string | null;
}

function passagesOf({ passages, sources, nearest }: PresentedAnswer): readonly NamedPassage[] {
  const titles = new Map(sources.map(({ number, title }) => [number, title]));
  return [
    ...passages.map((number) => ({ name: String(number), title: titles.get(number) ?? null })),
    ...nearest.map(({ letter, title }) => ({ name: letter, title })),
  ];
}

function passageElements(
  passages: readonly NamedPassage[],
  answerId: string,
  labels: Labels,
): types.ActionsBlock["elements"] {
  if (passages.length <= MAX_PASSAGE_BUTTONS) {
    return passages.map(({ name }) =>
      button(labels.passage(name), { kind: "passage", answerId, name }),
    );
  }
  const options = passages.slice(0, SELECT_OPTIONS).map(
    ({ name, title }): types.PlainTextOption => ({
      text: plainText([name, title].filter((part) => part !== null).join(". "), OPTION_TEXT),
      value: encodeAction({ kind: "passage", answerId, name }).value,
    }),
  );
  return [
    {
      type: "static_select",
      action_id: groupId("passages", answerId),
      placeholder: plainText(labels.passage("…"), PLACEHOLDER),
      options,
    },
  ];
}

function feedbackButtons(answerId: string, labels: Labels): types.ContextActionsBlock {
  const choice = (
    label: string,
    kind: "helpful" | "unhelpful",
  ): { text: ReturnType<typeof plainText>; value: string } => ({
    text: plainText(label, BUTTON_TEXT),
    value: encodeAction({ kind, answerId }).value,
  });
  return {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: groupId("feedback", answerId),
        positive_button: choice(labels.helpful, "helpful"),
        negative_button: choice(labels.unhelpful, "unhelpful"),
      },
    ],
  };
}
