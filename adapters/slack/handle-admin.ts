import type { ReindexProgress } from "../../src/assistant/admin-desk.ts";
import { notice } from "../../src/presenting/notices.ts";
import { presentReindexResult, progressText } from "../../src/presenting/reindex-view.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import { adminStatusContent } from "./contents.ts";
import { type Handling, noticeContent } from "./handling.ts";
import type { RenderedMessage } from "./render-answer.ts";
import { renderNotice, renderView } from "./render-view.ts";
import { type Actor, isAdmin, personOf } from "./requester.ts";

const AUDIT_LINES = 10;

/** Whether somebody may administer; a refusal is written down. */
export async function mayAdminister(
  { context }: Handling,
  actor: Actor,
  action: string,
): Promise<boolean> {
  if (await isAdmin(context, actor)) {
    return true;
  }
  context.service.admin.note({ by: personOf(actor.user), action, outcome: "refused" });
  return false;
}

/** State of the base, the newest entries of the audit log, and what an operator must mend. */
export function adminStatus(
  { context }: Handling,
  user: string,
  wording: Wording,
): RenderedMessage {
  const { service, now, troubles } = context;
  service.admin.note({ by: personOf(user), action: "status", outcome: "shown" });
  return adminStatusContent({
    status: service.status(),
    audit: service.admin.auditLog(AUDIT_LINES),
    troubles: troubles.list(),
    moment: { ...wording, now: now().getTime() },
  });
}

/** Where the progress of a run is shown. */
interface ProgressPlace {
  /** Shows this in place of what was shown before. */
  show(content: RenderedMessage): Promise<void>;
  /** How often `show` may be called for progress, beside the call for the result. */
  readonly updates: number;
}

export interface ReindexOptions {
  readonly user: string;
  readonly wording: Wording;
  readonly place: ProgressPlace;
}

/** Runs a re-index and shows how far it is; never rejects. */
export async function runReindex(
  { context }: Handling,
  { user, wording, place }: ReindexOptions,
): Promise<void> {
  const reporter = new ProgressReporter(place, wording);
  const result = await context.service.admin.reindex(personOf(user), (progress) =>
    reporter.tell(progress),
  );
  try {
    await reporter.end(renderView(presentReindexResult(result, wording)));
  } catch {
    context.logger.warn({ result: result.kind }, "The result of a re-index could not be shown");
  }
}

/** Shows progress one message after the other, and never more often than the place allows. */
class ProgressReporter {
  readonly #place: ProgressPlace;
  readonly #wording: Wording;
  #left: number;
  #phase: ReindexProgress["phase"] | null = null;
  #shown: Promise<void> = Promise.resolve();
  #isShowing = false;

  constructor(place: ProgressPlace, wording: Wording) {
    this.#place = place;
    this.#wording = wording;
    this.#left = place.updates;
  }

  tell(progress: ReindexProgress): void {
    // Places with few updates keep them for what is new.
    const isWorth = this.#place.updates > 10 || progress.phase !== this.#phase;
    if (this.#isShowing || this.#left === 0 || !isWorth) {
      return;
    }
    this.#left -= 1;
    this.#phase = progress.phase;
    this.#isShowing = true;
    const text = `${notice("reindex-started", this.#wording)}\n${progressText(progress, this.#wording)}`;
    this.#shown = this.#place.show(renderNotice(text)).then(
      () => this.#rest(),
      // Progress that is not seen is no harm; the result is shown in any case.
      () => this.#rest(),
    );
  }

  #rest(): void {
    this.#isShowing = false;
  }

  async end(content: RenderedMessage): Promise<void> {
    await this.#shown;
    await this.#place.show(content);
  }
}

/** What somebody reads who may not administer. */
export function refusal(wording: Wording): RenderedMessage {
  return noticeContent("admin-refused", wording);
}
