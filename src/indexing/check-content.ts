import { BotError } from "../errors.ts";
import type { BaseContent } from "../knowledge/base-content.ts";

/** First of the ids that occurs a second time; `undefined` when none does. */
function findRepeated(ids: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return ids.find((id) => {
    const isRepeated = seen.has(id);
    seen.add(id);
    return isRepeated;
  });
}

/** @returns what keeps the base from being indexed; `null` when nothing does. */
function findFault({ items, passages, subjects }: BaseContent): string | null {
  if (items.length === 0 || passages.length === 0) {
    return (
      "The base holds nothing to index: see that DATA_DIR names the folder with providers/, topics/ " +
      "and articles/."
    );
  }
  for (const part of [items, passages, subjects]) {
    const repeated = findRepeated(part.map(({ id }) => id));
    if (repeated !== undefined) {
      return `The base holds ${repeated} twice: run \`npm run knowledge\` to see where.`;
    }
  }
  const known = new Set<string>(items.map(({ id }) => id));
  const orphan = passages.find(({ item }) => !known.has(item));
  return orphan === undefined
    ? null
    : `The base holds passage ${orphan.id} without its item ${orphan.item}: run \`npm run knowledge\`.`;
}

/**
 * Refuses a base that no index can be made of.
 *
 * @throws {BotError} KNOWLEDGE_INVALID when it is empty, holds an id twice or a passage of no item.
 */
export function checkContent(content: BaseContent): void {
  const fault = findFault(content);
  if (fault !== null) {
    throw new BotError("KNOWLEDGE_INVALID", `${fault} The published index serves as before.`);
  }
}
