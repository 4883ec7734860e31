import { BotError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type {
  AdminDesk,
  AuditEntry,
  AuditNote,
  ReindexProgress,
  ReindexResult,
} from "./admin-desk.ts";
import type { Person } from "./chat-service.ts";
import { describeError } from "./describe-error.ts";
import type { AuditTable } from "./store/audit-table.ts";

const PROGRESS_EVERY_MS = 1000;

type OnProgress = (progress: ReindexProgress) => void;

export interface AuditedAdminDeskParts {
  readonly audit: AuditTable;
  readonly reindex: (onProgress: OnProgress) => Promise<ReindexResult>;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** {@link AdminDesk} that writes down every call and lets one run at a time. */
export class AuditedAdminDesk implements AdminDesk {
  readonly #parts: AuditedAdminDeskParts;
  #isRunning = false;

  constructor(parts: AuditedAdminDeskParts) {
    this.#parts = parts;
  }

  /** Whether a run that was begun here is under way. */
  get isReindexing(): boolean {
    return this.#isRunning;
  }

  async reindex(by: Person, onProgress: OnProgress): Promise<ReindexResult> {
    if (this.#isRunning) {
      this.note({ by, action: "reindex", outcome: "busy" });
      return { kind: "busy" };
    }
    // A run whose process is killed has at least this entry.
    this.note({ by, action: "reindex", outcome: "started" });
    this.#isRunning = true;
    try {
      const result = await this.#run(onProgress);
      this.#conclude(by, result);
      return result;
    } finally {
      this.#isRunning = false;
    }
  }

  note(note: AuditNote): void {
    this.#parts.audit.append({ ...note, at: this.#parts.now().toISOString() });
  }

  auditLog(limit: number): readonly AuditEntry[] {
    return this.#parts.audit.newest(limit);
  }

  async #run(onProgress: OnProgress): Promise<ReindexResult> {
    try {
      return await this.#parts.reindex(this.#seldom(onProgress));
    } catch (error) {
      if (error instanceof BotError && error.code === "INDEX_BUSY") {
        return { kind: "busy" };
      }
      if (error instanceof BotError && error.code === "INDEX_CANCELLED") {
        return { kind: "cancelled" };
      }
      this.#parts.logger.error({ error: describeError(error) }, "A re-index failed");
      return { kind: "failed" };
    }
  }

  /** The run is over and its result known, whether or not that can be written down. */
  #conclude(by: Person, result: ReindexResult): void {
    try {
      this.note({ by, action: "reindex", outcome: result.kind });
    } catch (error) {
      const fields = { outcome: result.kind, error: describeError(error) };
      this.#parts.logger.error(
        fields,
        "The end of a re-index could not be written into the audit log",
      );
    }
  }

  #seldom(onProgress: OnProgress): OnProgress {
    let toldAt = Number.NEGATIVE_INFINITY;
    return (progress) => {
      const now = this.#parts.now().getTime();
      if (now - toldAt < PROGRESS_EVERY_MS) {
        return;
      }
      toldAt = now;
      try {
        onProgress(progress);
      } catch (error) {
        this.#parts.logger.warn({ error: describeError(error) }, "Progress could not be shown");
      }
    };
  }
}
