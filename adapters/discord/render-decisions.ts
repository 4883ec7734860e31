import { type APIButtonComponentWithCustomId, ButtonStyle, ComponentType } from "discord.js";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import { presentConfirmation, presentLabels } from "../../src/presenting/labels.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import { type ComponentAction, encodeAction } from "./custom-ids.ts";
import { LIMITS } from "./limits.ts";
import { bold, escapeText } from "./markup.ts";
import { type MessageBody, plainBody, type Row } from "./message-body.ts";

/** What may be decided on a proposal. */
export type Decision = "approve" | "reject";

/** A proposal to decide on. */
export interface Decidable {
  /** Id of a generation. */
  readonly proposal: string;
  /** False when it can only be thrown away. */
  readonly isApprovable: boolean;
}

/** Buttons to publish a proposal or to throw it away; each asks once more. */
export function decisionRow({ proposal, isApprovable }: Decidable, wording: Wording): Row {
  const labels = presentLabels(wording);
  const decisions: readonly Decision[] = isApprovable ? ["approve", "reject"] : ["reject"];
  return row(
    decisions.map((decision) =>
      button(labels[decision], decision, { kind: "decide", decision, proposal }),
    ),
  );
}

/** Asks once more; who has thought better of it leaves it. */
export function renderConfirmation(
  { decision, proposal }: { readonly decision: Decision; readonly proposal: string },
  wording: Wording,
): MessageBody {
  const { title, text, confirm } = presentConfirmation(decision, wording);
  return plainBody(`${bold(escapeText(title))}\n${escapeText(text)}`, [
    row([button(confirm, decision, { kind: "confirm", decision, proposal })]),
  ]);
}

/** Button that stops a run. */
export function cancelRow(wording: Wording): Row {
  return row([button(presentLabels(wording).cancelRun, "reject", { kind: "cancel-run" })]);
}

function row(components: APIButtonComponentWithCustomId[]): Row {
  return { type: ComponentType.ActionRow, components };
}

function button(
  label: string,
  effect: Decision,
  action: ComponentAction,
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: effect === "approve" ? ButtonStyle.Success : ButtonStyle.Danger,
    label: cutAtWord(label, LIMITS.buttonLabelChars),
    custom_id: encodeAction(action),
  };
}
