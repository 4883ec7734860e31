import type { ChatInputCommandInteraction } from "discord.js";
import type { ReindexProgress } from "../../src/assistant/admin-desk.ts";
import { auditSection } from "../../src/presenting/home-view.ts";
import { notice } from "../../src/presenting/notices.ts";
import { presentReindexResult, progressText } from "../../src/presenting/reindex-view.ts";
import { presentStatus } from "../../src/presenting/status-view.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import { attempt, describeError } from "./api-faults.ts";
import { type AppParts, PLATFORM } from "./app-parts.ts";
import { writeDirectly } from "./direct-messages.ts";
import { requesterOf, wordingOf } from "./interaction-context.ts";
import { escapeText } from "./markup.ts";
import { type MessageBody, plainBody } from "./message-body.ts";
import { renderView } from "./render-view.ts";
import { replyPrivately, replyText } from "./reply.ts";

const AUDIT_ENTRIES = 10;

/** `/admin reindex | status`: for the allow-list alone, whatever a server's permissions let through. */
export async function handleAdmin(
  parts: AppParts,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  const action = interaction.options.getSubcommand();
  const by = { platform: PLATFORM, user: interaction.user.id };
  const wording = wordingOf(parts, interaction);
  if (!parts.service.permissions.isAdmin(requesterOf(interaction))) {
    parts.service.admin.note({ by, action, outcome: "refused" });
    await replyText(parts, interaction, notice("admin-refused", wording));
  } else if (action === "reindex") {
    await reindex(parts, interaction, wording);
  } else {
    parts.service.admin.note({ by, action, outcome: "shown" });
    await replyPrivately(parts, interaction, [renderView(statusView(parts, wording))]);
  }
}

function statusView(
  { service, now }: AppParts,
  wording: Wording,
): ReturnType<typeof presentStatus> {
  const moment = { ...wording, now: now().getTime() };
  const view = presentStatus(service.status(), moment);
  const audit = auditSection(service.admin.auditLog(AUDIT_ENTRIES), moment);
  return { ...view, sections: [...view.sections, audit] };
}

async function reindex(
  parts: AppParts,
  interaction: ChatInputCommandInteraction,
  wording: Wording,
): Promise<void> {
  const { acknowledgements } = parts;
  try {
    if ((await acknowledgements.ensure(interaction, true)) === "acknowledged") {
      await runReindex(parts, interaction, wording);
    }
  } finally {
    acknowledgements.forget(interaction);
  }
}

async function runReindex(
  parts: AppParts,
  interaction: ChatInputCommandInteraction,
  wording: Wording,
): Promise<void> {
  const progress = new LatestEdit(parts, interaction);
  progress.show(plainBody(escapeText(notice("reindex-started", wording))));
  const by = { platform: PLATFORM, user: interaction.user.id };
  const result = await parts.service.admin.reindex(by, (each: ReindexProgress) => {
    progress.show(plainBody(escapeText(progressText(each, wording))));
  });
  await progress.settled();
  await showResult(parts, interaction, renderView(presentReindexResult(result, wording)));
}

/** A run can outlive the interaction: then the result comes directly. */
async function showResult(
  { api }: AppParts,
  interaction: ChatInputCommandInteraction,
  body: MessageBody,
): Promise<void> {
  const edited = await attempt(
    async () => api.editAnswer(interaction, body),
    ["unknown-answer", "unknown-interaction", "unknown-message"],
  );
  if (edited.kind === "refused") {
    await writeDirectly(api, { user: interaction.user.id, once: interaction.id, bodies: [body] });
  }
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
