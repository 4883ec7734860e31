import type { BaseLanguage } from "../domain/language.ts";
import type { ItemId } from "../domain/passage.ts";

const TOPIC_LANGUAGE = /^(topic:.+)\.(?:fr|en)$/;

/** Items that say the same in two languages share a group: `topic:c5.fr` is of `topic:c5`. */
export function itemGroup(id: ItemId): string {
  return TOPIC_LANGUAGE.exec(id)?.[1] ?? id;
}

/** The member of a group in one language: `topic:c5` in French is `topic:c5.fr`. */
export function groupMember(group: string, language: BaseLanguage): ItemId {
  const id = group.startsWith("topic:") ? `${group}.${language}` : group;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a group was made from an item id
  return id as ItemId;
}
