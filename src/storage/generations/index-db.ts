import Database from "better-sqlite3";
import type { GenerationDraft } from "../../indexing/generation-draft.ts";
import type { BaseContent } from "../../knowledge/base-content.ts";

const SCHEMA = `
  CREATE TABLE summary (json TEXT NOT NULL) STRICT;
  CREATE TABLE subject (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, json TEXT NOT NULL) STRICT;
  CREATE TABLE item (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    fact_of TEXT,
    offset_in_file INTEGER NOT NULL,
    json TEXT NOT NULL
  ) STRICT;
  CREATE INDEX item_fact_of ON item (fact_of, offset_in_file) WHERE fact_of IS NOT NULL;
  CREATE TABLE passage (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    item TEXT NOT NULL REFERENCES item (id),
    language TEXT NOT NULL,
    json TEXT NOT NULL
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

function insertItems(database: Database.Database, content: BaseContent): void {
  const insert = database.prepare("INSERT INTO item VALUES (?, ?, ?, ?, ?)");
  const offsets = itemOffsets(content);
  content.items.forEach((item, row) => {
    const factOf = item.kind === "fact" ? item.subject : null;
    insert.run(row, item.id, factOf, offsets.get(item.id) ?? 0, JSON.stringify(item));
  });
}

function insertAll(database: Database.Database, { summary, content }: GenerationDraft): void {
  database.prepare("INSERT INTO summary VALUES (?)").run(JSON.stringify(summary));
  const insertSubject = database.prepare("INSERT INTO subject VALUES (?, ?, ?)");
  content.subjects.forEach((subject, row) => {
    insertSubject.run(row, subject.id, JSON.stringify(subject));
  });
  insertItems(database, content);
  const insertPassage = database.prepare("INSERT INTO passage VALUES (?, ?, ?, ?, ?)");
  content.passages.forEach((passage, row) => {
    const { id, item, language } = passage;
    insertPassage.run(row, id, item, language, JSON.stringify(passage));
  });
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
