/**
 * SQL that brings state.db from version `n` (`PRAGMA user_version`) to `n + 1`, in order.
 *
 * A released one is never edited: a state file out there was made with it. Append the next.
 */
export const STATE_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE pointer (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    generation TEXT NOT NULL,
    published_at TEXT NOT NULL,
    previous TEXT
  ) STRICT;
  CREATE TABLE run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at TEXT NOT NULL,
    finished_at TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('published', 'cancelled', 'failed')),
    generation TEXT,
    counts TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER run_is_never_changed BEFORE UPDATE ON run
    BEGIN SELECT RAISE(ABORT, 'run is append-only'); END;
  CREATE TRIGGER run_is_never_removed BEFORE DELETE ON run
    BEGIN SELECT RAISE(ABORT, 'run is append-only'); END;
  `,
];
