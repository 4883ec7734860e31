import type { BaseContent } from "../knowledge/base-content.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { applyReview } from "./apply-review.ts";
import { findBroken, touchedItems } from "./broken-citations.ts";
import type { ChangeReport, ItemChange } from "./change-report.ts";
import { checkContent } from "./check-content.ts";
import { generationId } from "./generation-id.ts";
import { type IndexOptions, NO_SOURCES } from "./index-options.ts";
import { type ItemSet, itemsOfContent, itemsOfGeneration } from "./item-set.ts";
import { listChanges } from "./list-changes.ts";
import type { Hold, TextChange } from "./review-store.ts";

/** What would be published, before it is built. */
export interface Candidate {
  readonly id: string;
  readonly content: BaseContent;
  readonly holds: readonly Hold[];
  /** Texts that a verdict may be on. */
  readonly texts: readonly TextChange[];
  /** Without the answers that change. */
  readonly report: ChangeReport;
}

/**
 * Makes out what would be published: the base and its pages, as far as they are not held back.
 *
 * @throws {BotError} KNOWLEDGE_INVALID when nothing that can be indexed is left.
 */
export function planCandidate(
  published: SearchableGeneration | null,
  options: IndexOptions,
): Candidate {
  const { store, embedder, now, sources = NO_SOURCES, mode = "publish" } = options;
  const before = published === null ? null : itemsOfGeneration(published);
  const { content, held } = applyReview({
    published: before,
    content: options.content,
    pages: sources.pages,
    sources: sources.entries,
    asPublished: sources.asPublished,
    decisions: store.decisions(),
  });
  checkContent(content);
  const id = generationId(content, embedder.identity);
  const next = itemsOfContent(content);
  const { changes, texts } = listChanges(before, next, held);
  const isNew = id !== published?.manifest.id;
  return {
    id,
    content,
    holds: held.map(({ hold }) => hold),
    texts,
    report: {
      proposal: isNew ? id : null,
      against: published?.manifest.id ?? null,
      madeAt: now().toISOString(),
      sources: [...sources.reports],
      changes: [...changes],
      brokenCitations: mode === "propose" ? breaks({ before, next }, changes, options) : [],
      answers: [],
    },
  };
}

function breaks(
  { before, next }: { readonly before: ItemSet | null; readonly next: ItemSet },
  changes: readonly ItemChange[],
  { store }: IndexOptions,
): ChangeReport["brokenCitations"] {
  const items = touchedItems(changes);
  return before === null || items.size === 0
    ? []
    : findBroken(store.citedPassages(items), before, next);
}
