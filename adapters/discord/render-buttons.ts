import {
  type APIButtonComponentWithCustomId,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import type { Labels } from "../../src/presenting/labels.ts";
import type { PresentedAnswer } from "../../src/presenting/presented-answer.ts";
import {
  type ComponentAction,
  EXPORT_FORMATS,
  type ExportFormat,
  encodeAction,
} from "./custom-ids.ts";
import { LIMITS } from "./limits.ts";
import type { Row } from "./message-body.ts";

/** Three menus show as many passages as six providers have over all objectives; plain messages have room for five rows. */
const MAX_MENUS = 3;

const FORMAT_NAMES: Readonly<Record<ExportFormat, string>> = { markdown: "Markdown", csv: "CSV" };

/** What a reader may do with an answer, beside looking at passages. */
export interface AnswerActions {
  /** Only who sees a private answer can share it. */
  readonly canShare: boolean;
  /** Whether the bot follows the conversation, and can be told not to. */
  readonly canMute: boolean;
  /** Whether it has a table, which can be had as a file. */
  readonly canExport?: boolean;
}

/** Rows of buttons under an answer: its passages, then what one thinks of it. */
export function renderRows(
  answer: PresentedAnswer,
  labels: Labels,
  { canShare, canMute, canExport = false }: AnswerActions,
): readonly Row[] {
  const { answerId, kind } = answer;
  // A greeting helps or it does not: there is nothing to learn from it.
  const isRated = kind !== "guidance";
  const actions: readonly (APIButtonComponentWithCustomId | null)[] = [
    isRated ? button(labels.helpful, { kind: "helpful", answerId }) : null,
    isRated ? button(labels.unhelpful, { kind: "unhelpful", answerId }) : null,
    canShare ? button(labels.share, { kind: "share", answerId }) : null,
    canMute ? button(labels.mute, { kind: "mute" }) : null,
  ];
  const possible = actions.filter((each) => each !== null);
  const files = (canExport ? EXPORT_FORMATS : []).map((format) =>
    button(labels.exportAs(FORMAT_NAMES[format]), { kind: "export", answerId, format }),
  );
  return [
    ...passageRows(answer, labels),
    ...[files, possible].filter((buttons) => buttons.length > 0).map(row),
  ];
}

/** A passage that can be shown, with what tells it from the others. */
interface NamedPassage {
  readonly name: string;
  readonly title: string;
  readonly details: string;
}

function passagesOf({ passages, sources, nearest }: PresentedAnswer): readonly NamedPassage[] {
  const known = new Map(sources.map((source) => [source.number, source]));
  return [
    ...passages.map((number) => ({ name: String(number), origin: known.get(number) })),
    ...nearest.map((origin) => ({ name: origin.letter, origin })),
  ].map(({ name, origin }) => ({
    name,
    title: origin?.title ?? "",
    details: origin?.details.join(", ") ?? "",
  }));
}

function passageRows(answer: PresentedAnswer, labels: Labels): readonly Row[] {
  const passages = passagesOf(answer);
  if (passages.length === 0) {
    return [];
  }
  const { answerId } = answer;
  if (passages.length <= LIMITS.buttonsPerRow) {
    return [
      row(
        passages.map(({ name }) =>
          button(labels.passage(name), { kind: "passage", answerId, name }),
        ),
      ),
    ];
  }
  const menus = Math.min(MAX_MENUS, Math.ceil(passages.length / LIMITS.selectOptions));
  return Array.from({ length: menus }, (_, index) => {
    const begin = index * LIMITS.selectOptions;
    const shown = passages.slice(begin, begin + LIMITS.selectOptions);
    return passageMenu(shown, labels, { kind: "passages", answerId, menu: index });
  });
}

function passageMenu(
  passages: readonly NamedPassage[],
  labels: Labels,
  action: ComponentAction & { readonly kind: "passages" },
): Row {
  const menu: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: encodeAction(action),
    placeholder: cutAtWord(labels.passage("…"), LIMITS.placeholderChars),
    options: passages.map(({ name, title, details }) => ({
      label: cutAtWord(
        title === "" ? labels.passage(name) : `${name}. ${title}`,
        LIMITS.optionChars,
      ),
      value: name,
      ...(details === "" ? {} : { description: cutAtWord(details, LIMITS.optionChars) }),
    })),
  };
  return { type: ComponentType.ActionRow, components: [menu] };
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
