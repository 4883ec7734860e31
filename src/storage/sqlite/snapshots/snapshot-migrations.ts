/** Versions of snapshots.db, oldest first; one that was released is never edited. */
export const SNAPSHOT_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE snapshot (
    source TEXT NOT NULL,
    page TEXT NOT NULL,
    hash TEXT NOT NULL,
    first_read TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (source, page, hash)
  ) STRICT;
  CREATE TRIGGER snapshot_is_never_changed BEFORE UPDATE ON snapshot
    BEGIN SELECT RAISE(ABORT, 'a snapshot is never changed'); END;

  CREATE TABLE reading (
    source TEXT NOT NULL,
    page TEXT NOT NULL,
    at TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('read', 'not-modified', 'failed', 'vanished')),
    fault TEXT,
    detail TEXT,
    etag TEXT,
    last_modified TEXT,
    hash TEXT,
    settings TEXT NOT NULL,
    PRIMARY KEY (source, page),
    FOREIGN KEY (source, page, hash) REFERENCES snapshot (source, page, hash)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE source_reading (
    source TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    fault TEXT,
    detail TEXT,
    last_success TEXT
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE open_run (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    began_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE citation_check (
    url TEXT NOT NULL,
    item TEXT NOT NULL,
    at TEXT NOT NULL,
    fault TEXT,
    is_quote_lost INTEGER NOT NULL CHECK (is_quote_lost IN (0, 1)),
    PRIMARY KEY (url, item)
  ) STRICT, WITHOUT ROWID;
  `,
];
