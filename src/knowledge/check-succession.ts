import { earliestDay, latestDay } from "../domain/partial-date.ts";
import type { KnowledgeFault } from "./knowledge.ts";
import type { LoadedFact, LoadedProvider } from "./load-provider.ts";

interface Entry extends LoadedFact {
  readonly provider: LoadedProvider;
}

type Relation = "supersedes" | "disputes";

/** All facts that fit the schema, and what is known of the others. */
interface FactBook {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly ids: ReadonlySet<string>;
  /** False when a file could not be read, so that an unknown id may be one of its own. */
  readonly isComplete: boolean;
}

function faultAt(
  { provider, path }: Entry,
  field: Relation,
  { index, message }: { readonly index: number; readonly message: string },
): KnowledgeFault {
  const line = provider.source.lineOf([...path, field, index]);
  return { file: provider.file, line, message };
}

function describeSelf(entry: Entry, relation: Relation, id: string): string | null {
  return entry.fact.id === id ? `\`${relation}\` names the fact itself: remove it` : null;
}

function describeUnknown(book: FactBook, relation: Relation, id: string): string | null {
  return book.isComplete && !book.ids.has(id)
    ? `\`${relation}\` names ${id}, which is no fact of the base: correct the id or remove it`
    : null;
}

function describeTarget(entry: Entry, relation: Relation, target: Entry): string | null {
  const { fact } = entry;
  if (relation === "disputes") {
    return target.fact.disputes?.includes(fact.id) === true
      ? null
      : `\`disputes\` names ${target.fact.id}, which does not name ${fact.id}: write it on both facts`;
  }
  return latestDay(fact.asOf) < earliestDay(target.fact.asOf)
    ? `\`supersedes\` names ${target.fact.id}, which is newer (${target.fact.asOf} after ${fact.asOf}): correct \`asOf\`, or let the newer fact name the older`
    : null;
}

function checkRelation(
  entry: Entry,
  relation: Relation,
  book: FactBook,
): readonly KnowledgeFault[] {
  return (entry.fact[relation] ?? []).flatMap((id, index) => {
    const target = book.entries.get(id);
    const message =
      describeSelf(entry, relation, id) ??
      describeUnknown(book, relation, id) ??
      (target === undefined ? null : describeTarget(entry, relation, target));
    return message === null ? [] : [faultAt(entry, relation, { index, message })];
  });
}

function otherIds({ fact }: Entry): readonly string[] {
  return (fact.supersedes ?? []).filter((id) => id !== fact.id);
}

/**
 * Facts that stand in a circle of `supersedes`: what is left once facts that replace none of the
 * rest, or are replaced by none of it, have been taken away again and again.
 */
function findCircles(entries: ReadonlyMap<string, Entry>): readonly Entry[] {
  const left = new Map(entries);
  for (let before = Infinity; left.size < before; ) {
    before = left.size;
    const replaced = new Set([...left.values()].flatMap(otherIds));
    for (const [id, entry] of left) {
      if (!replaced.has(id) || !otherIds(entry).some((other) => left.has(other))) {
        left.delete(id);
      }
    }
  }
  return [...left.values()];
}

function checkCircles(book: FactBook): readonly KnowledgeFault[] {
  return findCircles(book.entries).map((entry) =>
    faultAt(entry, "supersedes", {
      index: 0,
      message: `\`supersedes\` leads from ${entry.fact.id} back to itself: remove one of its steps`,
    }),
  );
}

/**
 * What data/README.md asks of `supersedes` and `disputes`.
 *
 * @param isComplete - Whether every provider file could be read; when not, ids that no file defines
 *   are let pass, since they may stand in the unread one.
 */
export function checkSuccession(
  providers: readonly LoadedProvider[],
  isComplete: boolean,
): readonly KnowledgeFault[] {
  const entries = providers.flatMap((provider) =>
    provider.facts.map(({ fact, path }): Entry => ({ provider, fact, path })),
  );
  const book: FactBook = {
    entries: new Map(entries.map((entry) => [entry.fact.id, entry])),
    ids: new Set(providers.flatMap(({ factIds }) => factIds.map(({ id }) => id))),
    isComplete,
  };
  return [
    ...entries.flatMap((entry) => [
      ...checkRelation(entry, "supersedes", book),
      ...checkRelation(entry, "disputes", book),
    ]),
    ...checkCircles(book),
  ];
}
