import type { AbstentionReason, Answer } from "../domain/answer.ts";
import { familiesOf } from "./attribute-families.ts";
import type { Choice } from "./choose.ts";
import type { Understanding } from "./understanding.ts";

/** One of several questions about a provider is answered by a typed fact, and of another it is told that nothing is known. */
function isPartlyTold(
  { subjects, partAttributes }: Understanding,
  { chosen, unanswered }: Choice,
): boolean {
  const asked = partAttributes.flatMap((attributes) => familiesOf(attributes).flat());
  return (
    unanswered.length > 0 &&
    chosen.some(
      ({ item: { subject, fact } }) =>
        subject !== null &&
        subjects.has(subject) &&
        fact !== null &&
        asked.includes(fact.attribute),
    )
  );
}

/** What is asked for by nothing but names and types is answered by typed facts, however few words they share. */
export function abstentionReason(
  judged: Answer["reason"],
  understanding: Understanding,
  choice: Choice,
): Answer["reason"] {
  const { comparison, askedList, changes } = choice;
  // A message that was nothing but orders to the bot asks nothing of the base.
  if (understanding.text === "") {
    return "out-of-scope";
  }
  if (askedList?.isWhole === true && askedList.units.length === 0) {
    return "nothing-found";
  }
  const isTable = comparison !== undefined && understanding.asksBareComparison;
  const isList = askedList !== undefined && (askedList.isWhole || understanding.asksTypedList);
  const isTold = isTable || isList || changes !== undefined || isPartlyTold(understanding, choice);
  return isTold ? null : judged;
}

/** Keys of what is said where nothing is answered; a list that nobody is on says so, and what that is worth. */
export function abstentionFrames(
  reason: AbstentionReason,
  askedList: Choice["askedList"],
): readonly string[] {
  return askedList?.isWhole === true ? ["list-nobody", "list-rest"] : [`abstain-${reason}`];
}
