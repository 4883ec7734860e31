import type { Wording } from "./wording.ts";

/** Words on buttons, of modals and menus; each at most 24 characters but for placeholders. */
export interface Labels {
  /** On the button of a passage: its number or letter, such as "Passage 2". */
  readonly passage: (name: string) => string;
  readonly helpful: string;
  readonly unhelpful: string;
  readonly share: string;
  /** On the button that sends a table as a file: its format, such as "CSV". */
  readonly exportAs: (format: string) => string;
  readonly mute: string;
  readonly openSource: string;
  readonly reindex: string;
  readonly dryRun: string;
  readonly approve: string;
  readonly reject: string;
  readonly cancelRun: string;
  /** Ends what a language model is writing. */
  readonly stop: string;
  readonly showAnswer: string;
  readonly close: string;
}

export function presentLabels({ say }: Wording): Labels {
  return {
    passage: (name) => say("chat-button-passage", { name }),
    helpful: say("chat-button-helpful"),
    unhelpful: say("chat-button-unhelpful"),
    share: say("chat-button-share"),
    exportAs: (format) => say("chat-button-export", { format }),
    mute: say("chat-button-mute"),
    openSource: say("chat-button-open-source"),
    reindex: say("chat-button-reindex"),
    dryRun: say("chat-button-dry-run"),
    approve: say("chat-button-approve"),
    reject: say("chat-button-reject"),
    cancelRun: say("chat-button-cancel-run"),
    stop: say("chat-button-stop"),
    showAnswer: say("chat-button-show-answer"),
    close: say("chat-button-close"),
  };
}

/** What is asked before a decision is carried out. */
export interface Confirmation {
  /** At most 45 characters. */
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly deny: string;
}

/** Asks whether a proposal is really to be published, or thrown away. */
export function presentConfirmation(action: "approve" | "reject", wording: Wording): Confirmation {
  const { say } = wording;
  return {
    title: say(`chat-confirm-${action}-title`),
    text: say(`chat-confirm-${action}-text`),
    confirm: presentLabels(wording)[action],
    deny: say("chat-button-close"),
  };
}
