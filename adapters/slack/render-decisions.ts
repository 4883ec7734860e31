import type { types } from "@slack/bolt";
import { presentConfirmation, presentLabels } from "../../src/presenting/labels.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import { CONFIRM_BUTTON, CONFIRM_TEXT, CONFIRM_TITLE } from "./limits.ts";
import { button } from "./render-actions.ts";
import { plainText } from "./render-text.ts";

/** What may be decided on. */
export interface Decidable {
  /** Id of a generation. */
  readonly proposal: string;
  /** False when it can only be thrown away. */
  readonly isApprovable: boolean;
}

/** Buttons to publish a proposal or to throw it away; each asks once more. */
export function decisionButtons(
  { proposal, isApprovable }: Decidable,
  wording: Wording,
): types.ActionsBlock {
  const choice = (kind: "approve" | "reject"): types.Button => ({
    ...button(presentLabels(wording)[kind], { kind, proposal }),
    style: kind === "approve" ? "primary" : "danger",
    confirm: confirmation(kind, wording),
  });
  return {
    type: "actions",
    elements: [...(isApprovable ? [choice("approve")] : []), choice("reject")],
  };
}

function confirmation(kind: "approve" | "reject", wording: Wording): types.ConfirmationDialog {
  const { title, text, confirm, deny } = presentConfirmation(kind, wording);
  return {
    title: plainText(title, CONFIRM_TITLE),
    text: plainText(text, CONFIRM_TEXT),
    confirm: plainText(confirm, CONFIRM_BUTTON),
    deny: plainText(deny, CONFIRM_BUTTON),
    style: kind === "approve" ? "primary" : "danger",
  };
}
