import type { Interaction } from "discord.js";
import { notice } from "../../src/presenting/notices.ts";
import { describeError } from "./api-faults.ts";
import type { AppParts } from "./app-parts.ts";
import { handleMessageMenu } from "./handle-ask.ts";
import { handleAutocomplete } from "./handle-autocomplete.ts";
import { handleCommand } from "./handle-command.ts";
import { handleComponent } from "./handle-component.ts";
import { handleModal } from "./handle-modal.ts";
import { requesterOf, wordingOf } from "./interaction-context.ts";
import { escapeText } from "./markup.ts";
import { plainBody } from "./message-body.ts";
import { answerOnce, replyText } from "./reply.ts";

/** Everything that somebody does with the bot's commands, buttons and forms. Never rejects. */
export async function handleInteraction(parts: AppParts, interaction: Interaction): Promise<void> {
  try {
    const admission = parts.service.permissions.admit(requesterOf(interaction));
    if (admission.kind === "admitted") {
      await route(parts, interaction);
    } else if (admission.kind === "guest") {
      await replyText(parts, interaction, notice("guest", wordingOf(parts, interaction)));
    }
  } catch (error) {
    parts.logger.error({ error: describeError(error) }, "An interaction could not be handled");
    await apologise(parts, interaction);
  }
}

async function route(parts: AppParts, interaction: Interaction): Promise<void> {
  if (interaction.isChatInputCommand()) {
    await handleCommand(parts, interaction);
  } else if (interaction.isMessageContextMenuCommand()) {
    await handleMessageMenu(parts, interaction);
  } else if (interaction.isAutocomplete()) {
    await handleAutocomplete(parts, interaction);
  } else if (interaction.isButton() || interaction.isStringSelectMenu()) {
    await handleComponent(parts, interaction);
  } else if (interaction.isModalSubmit()) {
    await handleModal(parts, interaction);
  } else if (!interaction.isPrimaryEntryPointCommand()) {
    await replyText(parts, interaction, notice("unknown-command", wordingOf(parts, interaction)));
  }
}

/** In place of "thinking", where that was promised already. */
async function apologise(parts: AppParts, interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    return;
  }
  const body = plainBody(escapeText(notice("try-again", wordingOf(parts, interaction))));
  try {
    if (!(await answerOnce(parts, interaction, { kind: "message", body, isPrivate: true }))) {
      await parts.api.followUp(interaction, body, true);
    }
  } catch (error) {
    parts.logger.error({ error: describeError(error) }, "Nobody could be told so");
  }
}
