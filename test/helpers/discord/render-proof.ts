import { z } from "zod";
import { encodeUrl } from "../../../adapters/discord/markup.ts";
import { type MessageBody, toFields } from "../../../adapters/discord/message-body.ts";
import {
  type AnswerRendering,
  renderAnswer,
  renderPlain,
} from "../../../adapters/discord/render-answer.ts";
import { renderPassage } from "../../../adapters/discord/render-view.ts";
import type { Answer } from "../../../src/domain/answer.ts";
import { presentPassage } from "../../../src/presenting/passage-view.ts";
import { presentAnswer } from "../../../src/presenting/present-answer.ts";
import { sourceLink } from "../../../src/presenting/source-link.ts";
import { wordingOf } from "../presenting.ts";
import { flattenComponents } from "./component-limits.ts";
import { readMarkup } from "./read-markup.ts";
import { REST_CALLS } from "./rest-limits.ts";

const POST = REST_CALLS.find(({ name }) => name === "post")?.body ?? z.never();
/** More messages than this for one answer are a flood. */
const MAX_MESSAGES = 5;

/**
 * Renders an answer in every way that the app does and looks for what must not be: a message over a
 * limit, anything live, a link that is not from our own metadata.
 *
 * @returns what was found; empty for none.
 */
export function findRenderFaults(answer: Answer, above: string): readonly string[] {
  const wording = wordingOf(answer.language);
  const presented = presentAnswer(answer, { ...wording, newest: "2026-11" });
  const rendering: AnswerRendering = {
    ...wording,
    above,
    below: above,
    canShare: true,
    canMute: true,
  };
  const passages = [...answer.citations, ...answer.nearest];
  const links = new Set(passages.flatMap((each) => sourceLink(each) ?? []).map(encodeUrl));
  const runs: readonly (readonly [string, readonly MessageBody[]])[] = [
    ["answer", renderAnswer(presented, rendering)],
    ["plain", renderPlain(presented, rendering)],
    ...passages
      .slice(0, 3)
      .map((each, index): [string, readonly MessageBody[]] => [
        `passage ${String(index)}`,
        renderPassage(presentPassage(each, "1", wording)),
      ]),
  ];
  return runs.flatMap(([name, bodies]) =>
    [
      ...(bodies.length === 0 || bodies.length > MAX_MESSAGES
        ? [`${String(bodies.length)} messages`]
        : []),
      ...bodies.flatMap((body) => faultsOf(body, links)),
    ].map((fault) => `${name}: ${fault}`),
  );
}

function faultsOf(body: MessageBody, links: ReadonlySet<string>): readonly string[] {
  const fields = { ...toFields(body), nonce: "n", enforce_nonce: true };
  const parsed = POST.safeParse(JSON.parse(JSON.stringify(fields)));
  const texts = textsOf(fields).map(readMarkup);
  const foreign = [
    ...texts.flatMap((text) => text.links),
    ...flattenComponents(fields.components).flatMap(({ url }) =>
      typeof url === "string" ? [url] : [],
    ),
  ].filter((url) => !links.has(url));
  return [
    ...(parsed.success ? [] : [z.prettifyError(parsed.error)]),
    ...texts.flatMap(({ live }) => live.map((each) => `live: ${each}`)),
    ...foreign.map((url) => `link: ${url}`),
  ];
}

function textsOf({ content, components }: ReturnType<typeof toFields>): readonly string[] {
  const displays = flattenComponents(components).flatMap((each) =>
    each["type"] === 10 ? [String(each["content"])] : [],
  );
  return [content ?? "", ...displays];
}
