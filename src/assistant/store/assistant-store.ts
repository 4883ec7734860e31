import type { AnswerTable } from "./answer-table.ts";
import type { AuditTable } from "./audit-table.ts";
import type { ConversationTable } from "./conversation-table.ts";
import type { FeedbackTable } from "./feedback-table.ts";
import type { InboxTable } from "./inbox-table.ts";
import type { LedgerTable } from "./ledger-table.ts";
import type { UseTable } from "./use-table.ts";

/**
 * What a finished transaction outlives for certain: the end of the process, such as a kill, or that of
 * the machine, too, such as a power failure. The first waits for no disk.
 */
type Outlives = "process" | "machine";

/**
 * What the assistant must not lose. Every call is durable when it returns, unless it is made within
 * {@link AssistantStore.atomically}: then all of them are, or none.
 *
 * Every call may throw a BotError: STORAGE_FAILED when the store cannot be used, STATE_INVALID when it
 * is damaged or holds what makes no sense.
 */
export interface AssistantStore {
  /**
   * Runs an action as one transaction; what the action throws undoes all of it. Within another it is
   * part of that.
   *
   * @param outlives What it must outlive; the machine unless given. One that outlives the process alone
   * is kept for good by the next that outlives the machine, and never lost without those after it.
   */
  atomically<T>(action: () => T, outlives?: Outlives): T;
  readonly inbox: InboxTable;
  readonly ledger: LedgerTable;
  readonly answers: AnswerTable;
  readonly uses: UseTable;
  readonly conversations: ConversationTable;
  readonly feedback: FeedbackTable;
  readonly audit: AuditTable;
  /** Sees to it that what was deleted is not left readable in the files; as far as that can be done now. */
  scrub(): void;
}
