import { crc32 } from "node:zlib";
import Database from "better-sqlite3";
import type { GenerationDraft } from "../../indexing/generation-draft.ts";
import type { BaseContent } from "../../knowledge/base-content.ts";
import { listContent } from "./listings.ts";

/**
 * Each JSON has its CRC-32 beside it, compared where it is read. `listing` holds what is wanted of all rows at
 * once, which would otherwise be picked out of all of them at every opening.
 */
const SCHEMA = `
  CREATE TABLE summary (json TEXT NOT NULL, crc INTEGER NOT NULL) STRICT;
  CREATE TABLE listing (
    name TEXT NOT NULL UNIQUE,
    json TEXT NOT NULL,
    crc INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE item (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    fact_of TEXT,
    offset_in_file INTEGER NOT NULL,
    json TEXT NOT NULL,
    crc INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX item_fact_of ON item (fact_of, offset_in_file) WHERE fact_of IS NOT NULL;
  CREATE TABLE passage (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    item TEXT NOT NULL REFERENCES item (id),
    json TEXT NOT NULL,
    crc INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX passage_item ON passage (item);`;

/** Where each item begins in its file: facts are listed in the order they are written in. */
function itemOffsets({ passages }: BaseContent): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  for (const { item, offset } of passages) {
    offsets.set(item, Math.min(offset.start, offsets.get(item) ?? offset.start));
  }
  return offsets;
}

/** A value as the columns `json` and `crc` have it. */
function sealJson(value: unknown): readonly [json: string, crc: number] {
  const json = JSON.stringify(value);
  return [json, crc32(json)];
}

function insertItems(
  database: Database.Database,
  items: BaseContent["items"],
  offsets: ReadonlyMap<string, number>,
): void {
  const insert = database.prepare("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?)");
  items.forEach((item, row) => {
    const factOf = item.kind === "fact" ? item.subject : null;
    insert.run(row, item.id, factOf, offsets.get(item.id) ?? 0, ...sealJson(item));
  });
}

function insertPassages(database: Database.Database, passages: BaseContent["passages"]): void {
  const insert = database.prepare("INSERT INTO passage VALUES (?, ?, ?, ?, ?)");
  passages.forEach((passage, row) => {
    insert.run(row, passage.id, passage.item, ...sealJson(passage));
  });
}

function insertAll(database: Database.Database, { summary, content }: GenerationDraft): void {
  database.prepare("INSERT INTO summary VALUES (?, ?)").run(...sealJson(summary));
  const offsets = itemOffsets(content);
  const insertListing = database.prepare("INSERT INTO listing VALUES (?, ?, ?)");
  for (const [name, value] of Object.entries(listContent(content, offsets))) {
    insertListing.run(name, ...sealJson(value));
  }
  insertItems(database, content.items, offsets);
  insertPassages(database, content.passages);
}

/** Writes the rows of a generation into a fresh file; the caller syncs it. */
export function writeIndexDb(path: string, draft: GenerationDraft): void {
  const database = new Database(path);
  try {
    // No journal: a file that was not finished is thrown away with its folder.
    database.pragma("journal_mode = OFF");
    database.pragma("synchronous = OFF");
    database.pragma("foreign_keys = ON");
    database.transaction(() => {
      database.exec(SCHEMA);
      insertAll(database, draft);
    })();
  } finally {
    database.close();
  }
}
