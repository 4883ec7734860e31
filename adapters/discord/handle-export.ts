import type { ButtonInteraction, StringSelectMenuInteraction } from "discord.js";
import type { Answer } from "../../src/domain/answer.ts";
import { toCsv, toMarkdown } from "../../src/presenting/export-comparison.ts";
import { notice } from "../../src/presenting/notices.ts";
import { type Wording, wordingIn } from "../../src/presenting/wording.ts";
import type { AppParts } from "./app-parts.ts";
import type { ExportFormat } from "./custom-ids.ts";
import { wordingOf } from "./interaction-context.ts";
import { escapeText } from "./markup.ts";
import type { FileToSend } from "./message-body.ts";
import { replyPrivately, replyText } from "./reply.ts";

/** Spreadsheets take a file without it for one of an older encoding. */
const BYTE_ORDER_MARK = "\uFEFF";

/** The table of an answer as a file, for who asks. */
export async function sendTable(
  parts: AppParts,
  interaction: ButtonInteraction | StringSelectMenuInteraction,
  { answer, format }: { readonly answer: Answer; readonly format: ExportFormat },
): Promise<void> {
  const file = fileOf(answer, format, wordingIn(parts.phrases, answer.language));
  const wording = wordingOf(parts, interaction);
  if (file === undefined) {
    await replyText(parts, interaction, notice("unknown-component", wording));
    return;
  }
  const content = escapeText(wording.say("discord-export-file"));
  await replyPrivately(parts, interaction, [{ kind: "plain", content, rows: [], files: [file] }]);
}

/** @returns `undefined` for an answer without a table. */
function fileOf(answer: Answer, format: ExportFormat, wording: Wording): FileToSend | undefined {
  const text = format === "csv" ? toCsv(answer, wording) : toMarkdown(answer, wording);
  if (text === "") {
    return undefined;
  }
  const name = `${wording.say("discord-export-file-name")}-${answer.answerId}`;
  return format === "csv"
    ? { name: `${name}.csv`, contentType: "text/csv", data: `${BYTE_ORDER_MARK}${text}` }
    : { name: `${name}.md`, contentType: "text/markdown", data: text };
}
