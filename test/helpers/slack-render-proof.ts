import * as fc from "fast-check";
import { renderAnswer } from "../../adapters/slack/render-answer.ts";
import { renderPassageModal } from "../../adapters/slack/render-modals.ts";
import type { Answer, Nearest } from "../../src/domain/answer.ts";
import { parseUrl } from "../../src/domain/parse-url.ts";
import type { Phrases } from "../../src/language/phrases.ts";
import { findPassage, passageNames } from "../../src/presenting/find-passage.ts";
import { presentPassage } from "../../src/presenting/passage-view.ts";
import { presentAnswer } from "../../src/presenting/present-answer.ts";
import { wordingIn } from "../../src/presenting/wording.ts";
import { anyAnswer, anyText } from "./answer-arbitrary.ts";
import { METHODS } from "./slack/outgoing-limits.ts";

/** What a proof saw, so that one that renders nothing cannot pass for one that found nothing. */
export interface RenderProof {
  readonly answers: number;
  readonly modals: number;
  readonly tables: number;
  readonly shortened: number;
  readonly links: number;
  /** Characters of text that the largest message held. */
  readonly largest: number;
}

/** Elements of rich text that neither name nor notify anybody. */
const INERT_ELEMENTS = new Set(["text", "link"]);
const CONTAINERS = new Set([
  "rich_text_section",
  "rich_text_list",
  "rich_text_quote",
  "rich_text_preformatted",
]);
const FRAGMENT = /#?:~:text=.*$/;

type Piece = Readonly<Record<string, unknown>>;

/**
 * Renders random hostile answers, and every passage of each, and checks each against the documented limits; looks
 * for pings and for links that are not from the answer's own metadata.
 *
 * @throws at the first that is wrong, shrunk to the smallest.
 */
export function proveSlackRendering(phrases: Phrases, runs: number): RenderProof {
  const seen = { answers: 0, modals: 0, tables: 0, shortened: 0, links: 0, largest: 0 };
  const options = fc.record({
    above: fc.option(anyText),
    canShare: fc.boolean(),
    canMute: fc.boolean(),
    canExport: fc.boolean(),
  });
  fc.assert(
    fc.property(anyAnswer, options, (answer, rendering) => {
      const wording = wordingIn(phrases, answer.language);
      const presented = presentAnswer(answer, { ...wording, newest: "2026-11" });
      const message = renderAnswer(presented, { ...wording, ...rendering });
      checkMessage(answer, message);
      for (const name of passageNames(answer)) {
        checkModal(answer, name, phrases);
        seen.modals += 1;
      }
      const pieces = piecesOf(message.blocks);
      seen.answers += 1;
      seen.tables += pieces.filter(({ type }) => type === "table").length;
      seen.shortened += Number(isShortened(pieces, phrases, answer));
      seen.links += pieces.filter(({ type }) => type === "link").length;
      seen.largest = Math.max(seen.largest, textLength(pieces));
    }),
    { numRuns: runs },
  );
  return seen;
}

function checkMessage(answer: Answer, message: { text: string; blocks: unknown[] }): void {
  const call = { channel: "C0123456789", ...message, unfurl_links: false, unfurl_media: false };
  METHODS["chat.postMessage"].parse(call);
  if (/[<>]|&(?!amp;|lt;|gt;)/u.test(message.text)) {
    throw new Error("the fallback text is not escaped");
  }
  checkPieces(piecesOf(message.blocks), [...answer.citations, ...answer.nearest]);
}

function checkModal(answer: Answer, name: string, phrases: Phrases): void {
  const passage = findPassage(answer, name);
  if (passage === undefined) {
    throw new Error(`no passage ${name}`);
  }
  const view = renderPassageModal(
    presentPassage(passage, name, wordingIn(phrases, answer.language)),
  );
  METHODS["views.open"].parse({ trigger_id: "1.2", view });
  checkPieces(piecesOf(view.blocks), [passage]);
}

function checkPieces(pieces: readonly Piece[], origins: readonly Nearest[]): void {
  for (const piece of pieces) {
    const type = String(piece["type"]);
    if (type === "mrkdwn" || type === "markdown") {
      throw new Error("text is handed to a parser of markup");
    }
    const { url } = piece;
    if (url !== undefined && !origins.some((origin) => leadsTo(url, origin))) {
      throw new Error(`a link leads to ${JSON.stringify(url)}, which is no source of the answer`);
    }
  }
  for (const element of pieces
    .filter(({ type }) => CONTAINERS.has(String(type)))
    .flatMap(childrenOf)) {
    const type = String(element["type"]);
    if (!INERT_ELEMENTS.has(type) && !CONTAINERS.has(type)) {
      throw new Error(`a rich text holds a live ${type}`);
    }
  }
}

/** Whether an address is the origin's own, with a text fragment for quotations at most. */
function leadsTo(url: unknown, { url: own, form }: Nearest): boolean {
  if (typeof url !== "string") {
    return false;
  }
  const isFragment = FRAGMENT.test(url);
  const bare = isFragment && form === "quotation" ? url.replace(FRAGMENT, "") : url;
  const parsed = parseUrl(own);
  const isOwn = parsed !== null && withoutEmptyHash(parsed.href) === withoutEmptyHash(bare);
  return isOwn && url.startsWith("https://");
}

function withoutEmptyHash(url: string): string {
  return url.replace(/#$/, "");
}

function childrenOf({ elements }: Piece): readonly Piece[] {
  return Array.isArray(elements) ? elements : [];
}

/** Every object of a payload, however deep. */
function piecesOf(value: unknown): readonly Piece[] {
  if (Array.isArray(value)) {
    return value.flatMap(piecesOf);
  }
  if (typeof value !== "object" || value === null) {
    return [];
  }
  return [{ ...value }, ...Object.values(value).flatMap(piecesOf)];
}

function isShortened(pieces: readonly Piece[], phrases: Phrases, { language }: Answer): boolean {
  const [start = ""] = phrases.text(language, "chat-shortened-details").split(":");
  return pieces.some(({ text }) => typeof text === "string" && text.startsWith(start));
}

function textLength(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + (typeof text === "string" ? text.length : 0), 0);
}
