import type { AnswerSentence, Block } from "../domain/answer.ts";
import {
  type ListedProvider,
  type ProviderList,
  SHOWN,
  type ShownStanding,
} from "./provider-list.ts";
import type { ValueWriter } from "./value-writer.ts";

/** What stands above the entries of a group; those that simply meet what is asked need no words. */
const HEADINGS: Readonly<Record<Exclude<ShownStanding, "met">, string>> = {
  conditional: "list-conditional",
  "in-progress": "list-in-progress",
  ended: "list-ended",
};

/** The provider's name, the short values of its facts, and those that contradict them. */
export function entryOf(
  { subject, facts, disputing }: ListedProvider,
  writer: ValueWriter,
): AnswerSentence[] {
  return [
    writer.frame("list-entry", { name: subject.name }),
    ...facts.map((item) => writer.value(item)),
    ...(disputing.length === 0 ? [] : [writer.frame("dispute")]),
    ...disputing.map((item) => writer.value(item)),
  ];
}

/**
 * Blocks of a list: who meets what is asked and, each under a heading, who does so with a condition, is
 * on the way, or no longer does. Empty where nobody does.
 */
export function listBlocks({ groups }: ProviderList, writer: ValueWriter): readonly Block[] {
  return SHOWN.flatMap((standing): readonly Block[] => {
    const items = groups[standing].map((listed) => entryOf(listed, writer));
    if (items.length === 0) {
      return [];
    }
    const heading: readonly Block[] =
      standing === "met" ? [] : [{ kind: "text", sentences: [writer.frame(HEADINGS[standing])] }];
    return [...heading, { kind: "list", items }];
  });
}

/** Names those of whom the base does not tell; nothing for none. */
export function unknownBlocks({ unknown }: ProviderList, writer: ValueWriter): readonly Block[] {
  const other = unknown.map(({ name }) => name).join(", ");
  return other === ""
    ? []
    : [{ kind: "text", sentences: [writer.frame("list-unknown", { other })] }];
}
