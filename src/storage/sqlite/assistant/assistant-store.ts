import type Database from "better-sqlite3";
import type { AssistantStore } from "../../../assistant/store/assistant-store.ts";
import type { StateDb } from "../state-db.ts";
import { SqliteAnswers } from "./answer-table.ts";
import { SqliteAudit } from "./audit-table.ts";
import { SqliteConversations } from "./conversation-table.ts";
import { SqliteFeedback } from "./feedback-table.ts";
import { SqliteInbox } from "./inbox-table.ts";
import { SqliteLedger } from "./ledger-table.ts";
import { Sql } from "./sql.ts";
import { SqliteUses } from "./use-table.ts";

/**
 * Runs transactions without waiting for the disk: they are in the write-ahead log, which the next one
 * that waits writes out from its beginning.
 */
function withoutWaiting<T>(database: Database.Database, run: () => T): T {
  database.pragma("synchronous = NORMAL");
  try {
    return run();
  } finally {
    database.pragma("synchronous = FULL");
  }
}

/** The assistant's tables in an opened state file, which stays its opener's to close. */
export function openAssistantStore(state: StateDb): AssistantStore {
  const sql = new Sql(state);
  return {
    atomically: (action, outlives = "machine") =>
      state.use((database) => {
        if (database.inTransaction) {
          return action();
        }
        // At once for writing: a reader that turns writer is refused while another process writes.
        const run = (): ReturnType<typeof action> => database.transaction(action).immediate();
        return outlives === "machine" ? run() : withoutWaiting(database, run);
      }),
    inbox: new SqliteInbox(sql),
    ledger: new SqliteLedger(sql),
    answers: new SqliteAnswers(sql),
    uses: new SqliteUses(sql),
    conversations: new SqliteConversations(sql),
    feedback: new SqliteFeedback(sql),
    audit: new SqliteAudit(sql),
    scrub: () => {
      // Deleted pages are overwritten with zeros in the file, but the log still holds what they were.
      state.use((database) => database.pragma("wal_checkpoint(TRUNCATE)"));
    },
  };
}
