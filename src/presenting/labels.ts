import type { Wording } from "./wording.ts";

/** Words on buttons, of modals and menus; each at most 24 characters but for placeholders. */
export interface Labels {
  /** On the button of a passage: its number or letter, such as "Passage 2". */
  readonly passage: (name: string) => string;
  readonly helpful: string;
  readonly unhelpful: string;
  readonly share: string;
  readonly mute: string;
  readonly openSource: string;
  readonly reindex: string;
  readonly showAnswer: string;
  readonly close: string;
}

export function presentLabels({ say }: Wording): Labels {
  return {
    passage: (name) => say("chat-button-passage", { name }),
    helpful: say("chat-button-helpful"),
    unhelpful: say("chat-button-unhelpful"),
    share: say("chat-button-share"),
    mute: say("chat-button-mute"),
    openSource: say("chat-button-open-source"),
    reindex: say("chat-button-reindex"),
    showAnswer: say("chat-button-show-answer"),
    close: say("chat-button-close"),
  };
}
