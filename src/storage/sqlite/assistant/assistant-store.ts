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

/** The assistant's tables in an opened state file, which stays its opener's to close. */
export function openAssistantStore(state: StateDb): AssistantStore {
  const sql = new Sql(state);
  return {
    atomically: (action) =>
      state.use((database) =>
        // At once for writing: a reader that turns writer is refused while another process writes.
        database.inTransaction ? action() : database.transaction(action).immediate(),
      ),
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
