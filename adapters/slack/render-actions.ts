import type { types } from "@slack/bolt";
import { type Labels, presentLabels } from "../../src/presenting/labels.ts";
import type { PresentedAnswer } from "../../src/presenting/presented-answer.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import { encodeAction, groupId, type SlackAction } from "./action-ids.ts";
import {
  ACTIONS_ELEMENTS,
  BUTTON_TEXT,
  OPTION_TEXT,
  PLACEHOLDER,
  SELECT_OPTIONS,
} from "./limits.ts";
import { plainText } from "./render-text.ts";

/** What may be done with an answer where it is shown. */
export interface AnswerActions {
  /** Only the asker sees it, and may show it to the channel. */
  readonly canShare: boolean;
  /** It stands in a thread that the bot follows. */
  readonly canMute: boolean;
}

/** Room in the row for what stands beside the passages. */
const OTHER_BUTTONS = 2;

/** Buttons of an answer: its passages, share and mute, then what the reader thinks of it. */
export function renderActions(
  answer: PresentedAnswer,
  actions: AnswerActions,
  wording: Wording,
): readonly types.KnownBlock[] {
  const labels = presentLabels(wording);
  const { answerId } = answer;
  const names = [...answer.passages.map(String), ...answer.nearest.map(({ letter }) => letter)];
  const others = [
    ...(actions.canShare ? [button(labels.share, { kind: "share", answerId })] : []),
    ...(actions.canMute ? [button(labels.mute, { kind: "mute" })] : []),
  ];
  const elements = [...passageElements(names, answerId, labels), ...others];
  const row: types.ActionsBlock = { type: "actions", elements };
  return [
    ...(elements.length === 0 ? [] : [row]),
    ...(answer.kind === "guidance" ? [] : [feedbackButtons(answerId, labels)]),
  ];
}

/** A button that asks for something. */
export function button(label: string, action: SlackAction): types.Button {
  return { type: "button", text: plainText(label, BUTTON_TEXT), ...encodeAction(action) };
}

function passageElements(
  names: readonly string[],
  answerId: string,
  labels: Labels,
): types.ActionsBlock["elements"] {
  if (names.length <= ACTIONS_ELEMENTS - OTHER_BUTTONS) {
    return names.map((name) => button(labels.passage(name), { kind: "passage", answerId, name }));
  }
  const options = names.slice(0, SELECT_OPTIONS).map(
    (name): types.PlainTextOption => ({
      text: plainText(labels.passage(name), OPTION_TEXT),
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
