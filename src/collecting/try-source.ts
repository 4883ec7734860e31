import type { BaseLanguage } from "../domain/language.ts";
import type { PartialDate } from "../domain/partial-date.ts";
import type { SourceEntry } from "../domain/source-entry.ts";
import { citedAddress } from "../knowledge/page-content.ts";
import type { CollectContext } from "./collect-context.ts";
import { guard } from "./guard.ts";
import { listPages } from "./list-pages.ts";
import { type CollectFault, NO_VALIDATORS, type PageOutcome, type Target } from "./page-outcome.ts";

/** A page as it would be read. */
export type TriedPage =
  | {
      readonly kind: "document";
      readonly page: string;
      /** `null`: none is known, so it could not be cited. */
      readonly address: string | null;
      readonly title: string;
      readonly publisher: string | null;
      readonly language: BaseLanguage;
      readonly published: PartialDate | null;
      /** Paragraphs, list items and table rows. */
      readonly passages: number;
      readonly firstPassage: string;
    }
  | { readonly kind: "facts"; readonly page: string }
  | ({ readonly kind: "failed"; readonly page: string } & CollectFault);

export interface SourceTrial {
  /** Pages that would be read. */
  readonly listed: number;
  /** The first of them. */
  readonly pages: readonly TriedPage[];
  /** Of the list itself. */
  readonly failures: readonly (CollectFault & { readonly page: string })[];
}

/**
 * Reads the first pages of a source and keeps nothing.
 *
 * @param pages - How many.
 * @throws {BotError} INDEX_CANCELLED.
 */
export async function trySource(
  entry: SourceEntry,
  context: CollectContext,
  pages: number,
): Promise<SourceTrial> {
  const listing = await listPages(entry, context);
  if (listing.kind === "failed") {
    const { page, fault, detail } = listing;
    return { listed: 0, pages: [], failures: [{ page, fault, detail }] };
  }
  const { targets, failures } = listing;
  const tried: TriedPage[] = [];
  for (const target of targets.slice(0, pages)) {
    // oxlint-disable-next-line no-await-in-loop -- shown in their order, and a host is asked at its pace
    tried.push(await tryPage(target, entry, context));
  }
  return { listed: targets.length, pages: tried, failures };
}

async function tryPage(
  target: Target,
  entry: SourceEntry,
  context: CollectContext,
): Promise<TriedPage> {
  const reading = target.read(NO_VALIDATORS);
  const outcome = await guard<PageOutcome>(context.signal, reading, (fault) => ({
    kind: "failed",
    ...fault,
  }));
  const { page } = target;
  switch (outcome.kind) {
    case "text": {
      const { text } = outcome;
      if (text.kind === "facts") {
        return { kind: "facts", page };
      }
      const { title, publisher, language, published, blocks } = text.document;
      const snapshot = { page, firstRead: context.now().toISOString(), document: text.document };
      const address = citedAddress(snapshot, entry);
      const firstPassage = blocks[0]?.text ?? "";
      const about = {
        title,
        publisher,
        language,
        published,
        passages: blocks.length,
        firstPassage,
      };
      return { kind: "document", page, address, ...about };
    }
    case "failed":
    case "gone":
      return { kind: "failed", page, fault: outcome.fault, detail: outcome.detail };
    case "not-modified":
      return {
        kind: "failed",
        page,
        fault: "unreachable",
        detail: "answers 304 to a plain request",
      };
  }
}
