import type { Answer } from "../../src/domain/answer.ts";
import { toCsv, toMarkdown } from "../../src/presenting/export-comparison.ts";
import { notice } from "../../src/presenting/notices.ts";
import { wordingFor } from "./context.ts";
import type { TextFile } from "./files.ts";
import { type Handling, type Listener, nameOf, noticeContent, type Spot, say } from "./handling.ts";
import { renderNotice } from "./render-view.ts";

export interface Exporting extends Listener {
  readonly answerId: string;
  readonly format: "markdown" | "csv";
  readonly spot: Spot;
}

/**
 * Sends the table of an answer as a file into the direct conversation with who asked for it: a file in the channel
 * would be seen by all, and the answer may be private.
 */
export async function exportTable(handling: Handling, exporting: Exporting): Promise<void> {
  const { context, ongoing } = handling;
  const { answerId, format, spot, wording } = exporting;
  const name = `export:${answerId}:${format}:${spot.user}`;
  if (ongoing.has(name)) {
    return;
  }
  ongoing.add(name);
  try {
    const answer = context.service.answer(answerId);
    await (answer === undefined
      ? say(handling, spot, noticeContent("unknown-component", wording))
      : send(handling, exporting, answer));
  } catch (error) {
    context.logger.warn({ error: nameOf(error) }, "A table could not be sent as a file");
    await say(handling, spot, noticeContent("try-again", wording));
  } finally {
    ongoing.delete(name);
  }
}

async function send(
  handling: Handling,
  { format, spot, wording }: Exporting,
  answer: Answer,
): Promise<void> {
  const { context, poster } = handling;
  const words = wordingFor(context, answer.language);
  const file: TextFile =
    format === "csv"
      ? // Spreadsheets take a file without the mark for one of their own old encodings.
        { name: `souverain-${answer.answerId}.csv`, content: `\ufeff${toCsv(answer, words)}` }
      : { name: `souverain-${answer.answerId}.md`, content: toMarkdown(answer, words) };
  const uploaded = await context.files.upload(file);
  // Writing to somebody is what tells where the conversation with them is.
  const { channel } = await poster.writeTo(spot.user, renderNotice(notice("export", wording)));
  await context.files.share(uploaded, channel);
  if (spot.channel !== channel) {
    await say(handling, spot, noticeContent("exported", wording));
  }
}
