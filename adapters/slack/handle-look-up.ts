import type { Answer } from "../../src/domain/answer.ts";
import { comparisonRefusal, unknownValueNotice } from "../../src/presenting/decision-notices.ts";
import { needLine } from "../../src/presenting/need-texts.ts";
import { similarNamesLine } from "../../src/presenting/notices.ts";
import { type Asked, placeOf } from "./asked.ts";
import { readCompareText } from "./compare-text.ts";
import { answerContent } from "./contents.ts";
import { DEFAULT_LANGUAGE, type SlackContext, wordingFor } from "./context.ts";
import { readFindText } from "./find-text.ts";
import { type Handling, type Listener, nameOf, noticeContent, today } from "./handling.ts";
import { plainText } from "./message-text.ts";
import type { RenderedMessage } from "./render-answer.ts";
import { renderNotice } from "./render-view.ts";

/** Names to choose from when the one typed is not known. */
const MAX_SIMILAR = 5;

/** What is looked up without a question in the inbox. */
export type LookUp = { readonly kind: "provider" | "find" | "compare"; readonly text: string };

/** Looks something up and shows it to who asked; says so when that fails. */
export async function lookUp(
  handling: Handling,
  request: LookUp,
  { command, language, wording, acknowledge }: Asked,
): Promise<void> {
  await acknowledge(noticeContent("looking-up", wording));
  const content = await contentOf(handling, request, { language, wording });
  await handling.poster.answerPrivately(placeOf(command), content);
}

async function contentOf(
  { context }: Handling,
  { kind, text }: LookUp,
  listener: Listener,
): Promise<RenderedMessage> {
  const typed = plainText(text, context.identity.botUser);
  try {
    switch (kind) {
      case "provider":
        return await providerContent(context, typed, listener);
      case "find":
        return await foundContent(context, typed, listener);
      case "compare":
        return await comparedContent(context, typed, listener);
    }
  } catch (error) {
    context.logger.error({ kind, error: nameOf(error) }, "Something could not be looked up");
    return noticeContent("try-again", listener.wording);
  }
}

/** The language and the day in which something is answered. */
function asking(
  context: SlackContext,
  { language }: Listener,
): { readonly language: NonNullable<Listener["language"]>; readonly today: string } {
  return { language: language ?? DEFAULT_LANGUAGE, today: today(context) };
}

function isKnown({ kind }: Answer): boolean {
  return kind === "answered" || kind === "partial";
}

async function providerContent(
  context: SlackContext,
  name: string,
  listener: Listener,
): Promise<RenderedMessage> {
  const found = await context.service.provider(name, asking(context, listener));
  const names = isKnown(found) ? [] : context.service.suggestProviders(name, MAX_SIMILAR);
  const above = names.length === 0 ? null : similarNamesLine(names, listener.wording);
  return answerContent(context, found, { canShare: isKnown(found), canMute: false, above });
}

async function foundContent(
  context: SlackContext,
  typed: string,
  listener: Listener,
): Promise<RenderedMessage> {
  const read = readFindText(typed);
  if (read.kind === "unknown-value") {
    return renderNotice(unknownValueNotice(read.unknown, listener.wording));
  }
  const found = await context.service.find({ ...read, ...asking(context, listener) });
  if (found.kind === "nothing-asked") {
    return noticeContent("find-missing", listener.wording);
  }
  const { answer, filters } = found;
  const above = needLine(filters, wordingFor(context, answer.language));
  return answerContent(context, answer, { canShare: isKnown(answer), canMute: false, above });
}

async function comparedContent(
  context: SlackContext,
  typed: string,
  listener: Listener,
): Promise<RenderedMessage> {
  const read = readCompareText(typed, listener.wording);
  if (read.kind === "unknown-value") {
    return renderNotice(unknownValueNotice(read.unknown, listener.wording));
  }
  const { names, over } = read;
  const compared = await context.service.compare({ names, over, ...asking(context, listener) });
  if (compared.kind !== "compared") {
    return renderNotice(comparisonRefusal(compared, listener.wording).join("\n"));
  }
  const { answer } = compared;
  return answerContent(context, answer, { canShare: isKnown(answer), canMute: false, above: null });
}
