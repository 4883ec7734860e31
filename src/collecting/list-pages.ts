import type { SourceEntry } from "../domain/source-entry.ts";
import type { CollectContext } from "./collect-context.ts";
import { guard } from "./guard.ts";
import { listFetched, listNamed } from "./list-addresses.ts";
import { listFolderFiles } from "./list-folder-files.ts";
import type { Listing } from "./page-outcome.ts";

/**
 * Finds the pages of a source.
 *
 * @throws {BotError} INDEX_CANCELLED.
 */
export async function listPages(entry: SourceEntry, context: CollectContext): Promise<Listing> {
  switch (entry.kind) {
    case "page":
    case "pages":
      return listNamed(entry, context);
    case "sitemap":
    case "feed":
      return guard(context.signal, listFetched(entry, context), (fault) => ({
        kind: "failed",
        page: entry.url,
        ...fault,
      }));
    case "folder":
      return listFolderFiles(entry, context);
  }
}
