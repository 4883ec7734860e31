import type { AnswerSentence, Block } from "../domain/answer.ts";
import type { FactItem } from "./fact-book.ts";
import {
  type ListedProvider,
  type ProviderList,
  SHOWN,
  type ShownStanding,
} from "./provider-list.ts";
import { type Validity, validityOf } from "./validity.ts";
import type { ValueWriter } from "./value-writer.ts";

/** What stands above the entries of a group; those that simply meet what is asked need no words. */
const HEADINGS: Readonly<Record<Exclude<ShownStanding, "met">, string>> = {
  conditional: "list-conditional",
  "by-seat": "list-by-seat",
  "in-progress": "list-in-progress",
  expired: "list-expired",
  ended: "list-ended",
};

/** What is said beside a value whose last day is near or past; an expired one stands under its heading. */
const NOTES: Partial<Record<Validity, string>> = {
  "ends-soon": "ends-soon",
  "partly-ends-soon": "partly-ends-soon",
  "partly-expired": "partly-expired",
};

/** What is granted until a day, and has to be renewed. */
const GRANTED = /^(?:certification-|gaia-x-)/;

function noteOf(item: FactItem, today: string | undefined): string | undefined {
  const { state, attribute } = item.fact;
  return today === undefined || state !== "in-force" || !GRANTED.test(attribute)
    ? undefined
    : NOTES[validityOf(item, today)];
}

/**
 * The provider's name, the short values of its facts, and those that contradict them.
 *
 * @param today - YYYY-MM-DD; without it nothing is said of last days.
 */
export function entryOf(
  { subject, facts, disputing }: ListedProvider,
  writer: ValueWriter,
  today?: string,
): AnswerSentence[] {
  return [
    writer.frame("list-entry", { name: subject.name }),
    ...facts.flatMap((item) => {
      const note = noteOf(item, today);
      return [writer.value(item), ...(note === undefined ? [] : [writer.frame(note)])];
    }),
    ...(disputing.length === 0 ? [] : [writer.frame("dispute")]),
    ...disputing.map((item) => writer.value(item)),
  ];
}

/**
 * Blocks of a list: who meets what is asked and, each under a heading, who does so with a condition, is
 * on the way, or no longer does. Empty where nobody does.
 */
export function listBlocks(
  { groups }: ProviderList,
  writer: ValueWriter,
  today: string,
): readonly Block[] {
  return SHOWN.flatMap((standing): readonly Block[] => {
    const items = groups[standing].map((listed) => entryOf(listed, writer, today));
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
