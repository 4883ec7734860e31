import { BotError } from "../errors.ts";
import type { Review, ReviewOutcome } from "../indexing/review.ts";
import type { Logger } from "../logger.ts";
import { cutAtWord } from "../presenting/cut-at-word.ts";
import { sanitizeLine } from "../presenting/sanitize.ts";
import type {
  AdminAction,
  AdminDesk,
  AdminOverview,
  AuditEntry,
  AuditNote,
  BaseHealth,
  CancelResult,
  QuarantineResult,
  ReindexProgress,
  ReindexRequest,
  ReindexResult,
  ReviewResult,
} from "./admin-desk.ts";
import type { Person } from "./chat-service.ts";
import { describeError } from "./describe-error.ts";
import type { AssistantStore } from "./store/assistant-store.ts";

const PROGRESS_EVERY_MS = 1000;
/** As much of what an admin typed as the audit log keeps. */
const ARGUMENT_CHARS = 200;
/** Who begins runs that nobody asked for. */
const SCHEDULE: Person = { platform: "schedule", user: "schedule" };
const ignore = (): void => undefined;

type OnProgress = (progress: ReindexProgress) => void;
type RunOptions = Pick<ReindexRequest, "mode" | "isAutomatic" | "fetch"> & {
  readonly onProgress: OnProgress;
};

export interface AuditedAdminDeskParts {
  /** A decision and its entry in the audit log are written together, or neither. */
  readonly store: Pick<AssistantStore, "atomically" | "audit">;
  readonly reindex: (onProgress: OnProgress, request: ReindexRequest) => Promise<ReindexResult>;
  readonly review: Review;
  /** Answers from what is published, without what is quarantined, from then on. */
  readonly reload: () => Promise<void>;
  readonly health: () => Promise<BaseHealth>;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** {@link AdminDesk} that writes down every call and lets one run at a time. */
export class AuditedAdminDesk implements AdminDesk {
  readonly #parts: AuditedAdminDeskParts;
  #running: AbortController | null = null;

  constructor(parts: AuditedAdminDeskParts) {
    this.#parts = parts;
  }

  /** Whether a run that was begun here is under way. */
  get isReindexing(): boolean {
    return this.#running !== null;
  }

  async reindex(by: Person, onProgress: OnProgress): Promise<ReindexResult> {
    return this.#audited(by, "reindex", {
      mode: "publish",
      fetch: true,
      isAutomatic: false,
      onProgress,
    });
  }

  async dryRun(by: Person, onProgress: OnProgress): Promise<ReindexResult> {
    return this.#audited(by, "dry-run", {
      mode: "propose",
      fetch: true,
      isAutomatic: false,
      onProgress,
    });
  }

  async reindexBySchedule(due: readonly string[]): Promise<ReindexResult> {
    if (this.#running !== null) {
      return { kind: "busy" };
    }
    const result = await this.#run({
      mode: "publish",
      fetch: due,
      isAutomatic: true,
      onProgress: ignore,
    });
    // What changes nothing happens every few hours: it would push what people did out of sight.
    if (result.kind !== "unchanged" && result.kind !== "pinned" && result.kind !== "busy") {
      this.#conclude({ by: SCHEDULE, action: "reindex", outcome: result.kind });
    }
    return result;
  }

  cancel(by: Person): CancelResult {
    const outcome = this.#running === null ? "nothing-running" : "cancelling";
    this.note({ by, action: "cancel", outcome });
    this.#running?.abort();
    return outcome;
  }

  async approve(by: Person, target: string | null): Promise<ReviewResult> {
    return this.#decide(actionOn("approve", target), by, (review) => review.approve(target));
  }

  async reject(by: Person, target: string | null): Promise<ReviewResult> {
    return this.#decide(actionOn("reject", target), by, (review) => review.reject(target));
  }

  async rollback(by: Person, target: string | null): Promise<ReviewResult> {
    return this.#decide(actionOn("rollback", target), by, (review) => review.rollback(target));
  }

  async quarantine(by: Person, target: string): Promise<QuarantineResult> {
    return this.#decide(actionOn("quarantine", target), by, (review) => review.quarantine(target));
  }

  async release(by: Person, target: string): Promise<QuarantineResult> {
    return this.#decide(actionOn("release", target), by, (review) => review.release(target));
  }

  async overview(): Promise<AdminOverview> {
    const { review, health } = this.#parts;
    return {
      ...(await health()),
      proposals: review.proposals(),
      generations: review.generations(),
      quarantined: review.quarantined(),
      held: review.held(),
      pinned: review.pinned(),
    };
  }

  note(note: AuditNote): void {
    this.#parts.store.audit.append({ ...note, at: this.#parts.now().toISOString() });
  }

  auditLog(limit: number): readonly AuditEntry[] {
    return this.#parts.store.audit.newest(limit);
  }

  async #audited(by: Person, action: AdminAction, options: RunOptions): Promise<ReindexResult> {
    if (this.#running !== null) {
      this.note({ by, action, outcome: "busy" });
      return { kind: "busy" };
    }
    // A run whose process is killed has at least this entry.
    this.note({ by, action, outcome: "started" });
    const result = await this.#run(options);
    this.#conclude({ by, action, outcome: result.kind });
    return result;
  }

  async #run({ onProgress, ...request }: RunOptions): Promise<ReindexResult> {
    const controller = new AbortController();
    this.#running = controller;
    try {
      const { signal } = controller;
      return await this.#parts.reindex(this.#seldom(onProgress), { ...request, signal });
    } catch (error) {
      if (error instanceof BotError && error.code === "INDEX_BUSY") {
        return { kind: "busy" };
      }
      if (error instanceof BotError && error.code === "INDEX_CANCELLED") {
        return { kind: "cancelled" };
      }
      this.#parts.logger.error({ error: describeError(error) }, "A re-index failed");
      return { kind: "failed" };
    } finally {
      this.#running = null;
    }
  }

  /** Carries a decision out, writes it down, and answers from what it left. */
  async #decide<T extends ReviewOutcome | QuarantineResult>(
    action: string,
    by: Person,
    decide: (review: Review) => T,
  ): Promise<T | { readonly kind: "failed" }> {
    const outcome = this.#attempt({ by, action }, decide);
    return changesAnswers(outcome.kind) ? this.#reloaded(outcome, action) : outcome;
  }

  #attempt<T extends { readonly kind: string }>(
    { by, action }: Omit<AuditNote, "outcome">,
    decide: (review: Review) => T,
  ): T | { readonly kind: "failed" } {
    const { store, review } = this.#parts;
    try {
      return store.atomically(() => {
        const outcome = decide(review);
        this.note({ by, action, outcome: outcome.kind });
        return outcome;
      });
    } catch (error) {
      this.#parts.logger.error(
        { action, error: describeError(error) },
        "A decision could not be carried out",
      );
      this.#conclude({ by, action, outcome: "failed" });
      return { kind: "failed" };
    }
  }

  async #reloaded<T>(outcome: T, action: string): Promise<T | { readonly kind: "failed" }> {
    try {
      await this.#parts.reload();
      return outcome;
    } catch (error) {
      this.#parts.logger.error(
        { action, error: describeError(error) },
        "A decision was carried out, but what is published now cannot be opened; restart the bot",
      );
      return { kind: "failed" };
    }
  }

  /** It is over and its outcome known, whether or not that can be written down. */
  #conclude(note: AuditNote): void {
    try {
      this.note(note);
    } catch (error) {
      const { action, outcome } = note;
      this.#parts.logger.error(
        { action, outcome, error: describeError(error) },
        "An outcome could not be written into the audit log",
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

function actionOn(action: AdminAction, target: string | null): string {
  return target === null ? action : `${action} ${cutAtWord(sanitizeLine(target), ARGUMENT_CHARS)}`;
}

function changesAnswers(kind: string): boolean {
  return kind === "published" || kind === "quarantined" || kind === "released";
}
