import {
  type APIButtonComponentWithCustomId,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import type { Labels } from "../../src/presenting/labels.ts";
import type { PresentedAnswer } from "../../src/presenting/presented-answer.ts";
import { type ComponentAction, encodeAction } from "./custom-ids.ts";
import { LIMITS } from "./limits.ts";
import type { Row } from "./message-body.ts";

/** What a reader may do with an answer, beside looking at passages. */
export interface AnswerActions {
  /** Only who sees a private answer can share it. */
  readonly canShare: boolean;
  /** Whether the bot follows the conversation, and can be told not to. */
  readonly canMute: boolean;
}

/** Rows of buttons under an answer: its passages, then what one thinks of it. */
export function renderRows(
  answer: PresentedAnswer,
  labels: Labels,
  { canShare, canMute }: AnswerActions,
): readonly Row[] {
  const { answerId } = answer;
  const actions: readonly (APIButtonComponentWithCustomId | null)[] = [
    button(labels.helpful, { kind: "helpful", answerId }),
    button(labels.unhelpful, { kind: "unhelpful", answerId }),
    canShare ? button(labels.share, { kind: "share", answerId }) : null,
    canMute ? button(labels.mute, { kind: "mute" }) : null,
  ];
  return [...passageRows(answer, labels), row(actions.filter((each) => each !== null))];
}

function passageRows(
  { answerId, passages, nearest }: PresentedAnswer,
  labels: Labels,
): readonly Row[] {
  const names = [...passages.map(String), ...nearest.map(({ letter }) => letter)];
  if (names.length === 0) {
    return [];
  }
  if (names.length <= LIMITS.buttonsPerRow) {
    return [
      row(names.map((name) => button(labels.passage(name), { kind: "passage", answerId, name }))),
    ];
  }
  const menu: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: encodeAction({ kind: "passages", answerId }),
    options: names.slice(0, LIMITS.selectOptions).map((name) => ({
      label: cutAtWord(labels.passage(name), LIMITS.optionChars),
      value: name,
    })),
  };
  return [{ type: ComponentType.ActionRow, components: [menu] }];
}

function row(components: APIButtonComponentWithCustomId[]): Row {
  return { type: ComponentType.ActionRow, components };
}

function button(label: string, action: ComponentAction): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: cutAtWord(label, LIMITS.buttonLabelChars),
    custom_id: encodeAction(action),
  };
}
