import type { ReindexProgress, ReindexResult } from "../../src/assistant/admin-desk.ts";
import type { AdminWording } from "../../src/presenting/admin-words.ts";
import { isApprovable } from "../../src/presenting/change-view.ts";
import { notice } from "../../src/presenting/notices.ts";
import { presentReindexResult, progressText } from "../../src/presenting/reindex-view.ts";
import type { Handling } from "./handling.ts";
import type { RenderedMessage } from "./render-answer.ts";
import { decisionButtons } from "./render-decisions.ts";
import { renderNotice, renderView } from "./render-view.ts";
import { personOf } from "./requester.ts";

/** Runs that admins begin. */
export type RunAction = "reindex" | "dry-run";

/** Where the progress of a run is shown. */
export interface ProgressPlace {
  /** Shows this in place of what was shown before. */
  show(content: RenderedMessage): Promise<void>;
  /** How often `show` may be called for progress, beside the call for the result. */
  readonly updates: number;
}

export interface RunOptions {
  readonly action: RunAction;
  readonly user: string;
  readonly wording: AdminWording;
  readonly place: ProgressPlace;
}

/** That a run has begun, in place of its progress. */
export function startedText(action: RunAction, wording: AdminWording): string {
  return notice(`${action}-started`, wording);
}

/** Does a run and shows how far it is; a dry run ends with buttons to decide. Never rejects. */
export async function showRun({ context }: Handling, options: RunOptions): Promise<void> {
  const { action, user, wording } = options;
  const reporter = new ProgressReporter(options);
  const { admin } = context.service;
  const tell = (progress: ReindexProgress): void => reporter.tell(progress);
  const person = personOf(user);
  const result = await (action === "reindex"
    ? admin.reindex(person, tell)
    : admin.dryRun(person, tell));
  try {
    await reporter.end(resultContent(result, wording));
  } catch {
    context.logger.warn({ result: result.kind }, "The result of a run could not be shown");
  }
}

function resultContent(result: ReindexResult, wording: AdminWording): RenderedMessage {
  const proposal = result.kind === "proposed" ? result.report.proposal : null;
  const below =
    result.kind === "proposed" && proposal !== null
      ? [decisionButtons({ proposal, isApprovable: isApprovable(result.report) }, wording)]
      : [];
  return renderView(presentReindexResult(result, wording), below);
}

/** Shows progress one message after the other, and never more often than the place allows. */
class ProgressReporter {
  readonly #options: RunOptions;
  #left: number;
  #phase: ReindexProgress["phase"] | null = null;
  #shown: Promise<void> = Promise.resolve();
  #isShowing = false;

  constructor(options: RunOptions) {
    this.#options = options;
    this.#left = options.place.updates;
  }

  tell(progress: ReindexProgress): void {
    const { action, wording, place } = this.#options;
    // Places with few updates keep them for what is new.
    const isWorth = place.updates > 10 || progress.phase !== this.#phase;
    if (this.#isShowing || this.#left === 0 || !isWorth) {
      return;
    }
    this.#left -= 1;
    this.#phase = progress.phase;
    this.#isShowing = true;
    const text = `${startedText(action, wording)}\n${progressText(progress, wording)}`;
    this.#shown = place.show(renderNotice(text)).then(
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
    await this.#options.place.show(content);
  }
}
