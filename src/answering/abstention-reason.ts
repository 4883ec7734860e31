import type { AbstentionReason, Answer } from "../domain/answer.ts";
import type { Choice } from "./choose.ts";
import type { Understanding } from "./understanding.ts";

/** What is asked for by nothing but names and types is answered by typed facts, however few words they share. */
export function abstentionReason(
  judged: Answer["reason"],
  understanding: Understanding,
  { comparison, askedList, changes }: Choice,
): Answer["reason"] {
  // A message that was nothing but orders to the bot asks nothing of the base.
  if (understanding.text === "") {
    return "out-of-scope";
  }
  if (askedList?.isWhole === true && askedList.units.length === 0) {
    return "nothing-found";
  }
  const isTable = comparison !== undefined && understanding.asksBareComparison;
  const isList = askedList !== undefined && (askedList.isWhole || understanding.asksTypedList);
  return isTable || isList || changes !== undefined ? null : judged;
}

/** Keys of what is said where nothing is answered; a list that nobody is on says so, and what that is worth. */
export function abstentionFrames(
  reason: AbstentionReason,
  askedList: Choice["askedList"],
): readonly string[] {
  return askedList?.isWhole === true ? ["list-nobody", "list-rest"] : [`abstain-${reason}`];
}
