import type { Source } from "../domain/source.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import type { PublisherSummary } from "./chat-service.ts";

/** Sources by publisher; a page that several items draw on comes several times. */
function groupSources(generation: SearchableGeneration): ReadonlyMap<string, readonly Source[]> {
  const groups = new Map<string, Source[]>();
  for (const id of new Set(generation.rowItems)) {
    for (const source of generation.item(id)?.sources ?? []) {
      const group = groups.get(source.publisher) ?? [];
      group.push(source);
      groups.set(source.publisher, group);
    }
  }
  return groups;
}

function summarise(publisher: string, sources: readonly Source[]): PublisherSummary {
  // One item may know the date of a page that another does not.
  const dates = sources.flatMap(({ published }) => published ?? []);
  return {
    publisher,
    sources: new Set(sources.map(({ url }) => url)).size,
    newest: dates.toSorted().at(-1) ?? null,
  };
}

/** The publishers that a generation draws on, those with the most pages first, then by name. */
export function listPublishers(generation: SearchableGeneration): readonly PublisherSummary[] {
  return [...groupSources(generation)]
    .map(([publisher, sources]) => summarise(publisher, sources))
    .toSorted((a, b) => b.sources - a.sources || a.publisher.localeCompare(b.publisher, "en"));
}
