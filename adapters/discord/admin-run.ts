import type { ChatInputCommandInteraction } from "discord.js";
import type { ReindexProgress, ReindexResult } from "../../src/assistant/admin-desk.ts";
import type { AdminWording } from "../../src/presenting/admin-words.ts";
import { isApprovable } from "../../src/presenting/change-view.ts";
import { notice } from "../../src/presenting/notices.ts";
import { presentReindexResult, progressText } from "../../src/presenting/reindex-view.ts";
import { describeError } from "./api-faults.ts";
import { type AppParts, PLATFORM } from "./app-parts.ts";
import { escapeText } from "./markup.ts";
import { type MessageBody, plainBody } from "./message-body.ts";
import { cancelRow, decisionRow } from "./render-decisions.ts";
import { renderView } from "./render-view.ts";
import { showInPlace } from "./reply.ts";

/** Runs that admins begin. */
export type RunAction = "reindex" | "dry-run";

/**
 * Does a run and shows how far it is, for whoever began it, with a button to stop it; a dry run ends with
 * buttons to decide. The interaction is deferred already.
 */
export async function showRun(
  parts: AppParts,
  interaction: ChatInputCommandInteraction,
  { action, wording }: { readonly action: RunAction; readonly wording: AdminWording },
): Promise<void> {
  const { admin } = parts.service;
  const progress = new LatestEdit(parts, interaction);
  const started = notice(`${action}-started`, wording);
  const show = (text: string): void => {
    progress.show(plainBody(escapeText(text), [cancelRow(wording)]));
  };
  const tell = (each: ReindexProgress): void => {
    show(`${started} ${progressText(each, wording)}`);
  };
  show(started);
  const by = { platform: PLATFORM, user: interaction.user.id };
  const result = await (action === "reindex" ? admin.reindex(by, tell) : admin.dryRun(by, tell));
  await progress.settled();
  await showInPlace(parts, interaction, renderResult(result, wording));
}

function renderResult(result: ReindexResult, wording: AdminWording): readonly MessageBody[] {
  const report = result.kind === "proposed" ? result.report : null;
  const proposal = report?.proposal ?? null;
  const rows =
    report === null || proposal === null
      ? []
      : [decisionRow({ proposal, isApprovable: isApprovable(report) }, wording)];
  return renderView(presentReindexResult(result, wording), rows);
}

/** Edits an answer one at a time; what comes meanwhile is skipped but for the newest. */
class LatestEdit {
  readonly #parts: AppParts;
  readonly #interaction: ChatInputCommandInteraction;
  #next: MessageBody | undefined;
  #running: Promise<void> | undefined;

  constructor(parts: AppParts, interaction: ChatInputCommandInteraction) {
    this.#parts = parts;
    this.#interaction = interaction;
  }

  show(body: MessageBody): void {
    this.#next = body;
    this.#running ??= this.#run();
  }

  async settled(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    for (let body = this.#take(); body !== undefined; body = this.#take()) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- one at a time is the point
        await this.#parts.api.editAnswer(this.#interaction, body);
      } catch (error) {
        // Progress is a courtesy: the run and its result go on without it.
        this.#parts.logger.info({ error: describeError(error) }, "Progress could not be shown");
      }
    }
    this.#running = undefined;
  }

  #take(): MessageBody | undefined {
    const body = this.#next;
    this.#next = undefined;
    return body;
  }
}
