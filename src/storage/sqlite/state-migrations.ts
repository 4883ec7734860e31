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
  `
  CREATE TABLE inbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    platform TEXT NOT NULL,
    event_id TEXT NOT NULL,
    message_id TEXT,
    accepted_at TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    state TEXT NOT NULL
      CHECK (state IN ('open', 'retracting', 'delivered', 'undeliverable', 'withdrawn')),
    revision INTEGER NOT NULL DEFAULT 1,
    attempts INTEGER NOT NULL DEFAULT 0,
    is_announced INTEGER NOT NULL DEFAULT 0 CHECK (is_announced IN (0, 1)),
    is_forgotten INTEGER NOT NULL DEFAULT 0 CHECK (is_forgotten IN (0, 1)),
    conversation TEXT,
    user TEXT,
    visibility TEXT,
    incoming TEXT,
    posted TEXT,
    outcome TEXT,
    answer_id TEXT
  ) STRICT;
  CREATE UNIQUE INDEX inbox_event ON inbox (platform, event_id);
  CREATE UNIQUE INDEX inbox_message ON inbox (platform, message_id) WHERE message_id IS NOT NULL;
  CREATE INDEX inbox_conversation ON inbox (platform, conversation, id);
  CREATE INDEX inbox_user ON inbox (platform, user, id);
  CREATE INDEX inbox_unfinished ON inbox (platform, conversation, id)
    WHERE state IN ('open', 'retracting');
  CREATE INDEX inbox_answer ON inbox (answer_id) WHERE answer_id IS NOT NULL;
  CREATE TRIGGER inbox_keys_are_never_changed
    BEFORE UPDATE OF id, platform, event_id, message_id, accepted_at ON inbox
    BEGIN SELECT RAISE(ABORT, 'keys of the inbox are never changed'); END;

  CREATE TABLE ledger (
    question INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    platform TEXT NOT NULL,
    outcome TEXT NOT NULL,
    delivery TEXT NOT NULL CHECK (delivery IN ('shown', 'undeliverable', 'none')),
    answer_id TEXT,
    generation TEXT,
    ms INTEGER NOT NULL,
    finished_at TEXT NOT NULL,
    PRIMARY KEY (question, revision)
  ) STRICT;
  CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
    BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;
  CREATE TRIGGER ledger_is_never_removed BEFORE DELETE ON ledger
    BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;

  CREATE TABLE answer (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL CHECK (owner IN ('questions', 'nobody')),
    stored_at TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;

  CREATE TABLE limit_use (
    scope TEXT NOT NULL CHECK (scope IN ('user', 'channel', 'workspace')),
    platform TEXT NOT NULL,
    key TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX limit_use_key ON limit_use (scope, platform, key, at);
  CREATE INDEX limit_use_at ON limit_use (scope, at);

  CREATE TABLE conversation (
    platform TEXT NOT NULL,
    conversation TEXT NOT NULL,
    is_followed INTEGER NOT NULL CHECK (is_followed IN (0, 1)),
    is_muted INTEGER NOT NULL CHECK (is_muted IN (0, 1)),
    is_aside INTEGER NOT NULL CHECK (is_aside IN (0, 1)),
    speaker TEXT,
    heard_at TEXT NOT NULL,
    PRIMARY KEY (platform, conversation)
  ) STRICT;
  CREATE INDEX conversation_speaker ON conversation (platform, speaker);

  CREATE TABLE feedback (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    platform TEXT NOT NULL,
    user TEXT NOT NULL,
    answer_id TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('helpful', 'unhelpful')),
    reason TEXT,
    comment TEXT,
    given_at TEXT NOT NULL,
    UNIQUE (platform, user, answer_id)
  ) STRICT;

  CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    platform TEXT NOT NULL,
    user TEXT NOT NULL,
    action TEXT NOT NULL,
    outcome TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
  CREATE TRIGGER audit_is_never_removed BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
  `,
  `
  CREATE TABLE proposal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    generation TEXT NOT NULL UNIQUE,
    against TEXT,
    made_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'approved', 'rejected', 'outdated')),
    report TEXT NOT NULL,
    texts TEXT NOT NULL
  ) STRICT;
  CREATE TABLE verdict (
    item TEXT NOT NULL,
    key TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'rejected')),
    decided_at TEXT NOT NULL,
    PRIMARY KEY (item, key)
  ) STRICT;
  CREATE TABLE hold (
    item TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    source TEXT,
    key TEXT NOT NULL,
    reason TEXT NOT NULL
  ) STRICT;
  CREATE TABLE quarantine (
    target TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('source', 'item', 'address')),
    since TEXT NOT NULL
  ) STRICT;
  CREATE TABLE pin (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    generation TEXT NOT NULL,
    since TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE asked (
    answer_id TEXT PRIMARY KEY,
    asked_at TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL
  ) STRICT;
  CREATE INDEX asked_at ON asked (asked_at);
  `,
  // Before it, every message was a question.
  `
  UPDATE inbox SET incoming = json_set(incoming, '$.task', 'ask') WHERE incoming IS NOT NULL;
  `,
];
