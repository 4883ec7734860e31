import type { types } from "@slack/bolt";
import type { PresentedAnswer, PresentedSentence } from "../../src/presenting/presented-answer.ts";

/*
 * Untrusted text goes into `text` elements only: Slack shows them as they are and looks for no markup, mention,
 * address or emoji code in them. Links are `link` elements with addresses from our own metadata.
 */

type Style = NonNullable<types.RichTextText["style"]>;

/** Addresses by citation number; a number without one is shown and leads nowhere. */
export type Links = ReadonlyMap<number, string>;

/** Where the citations of an answer lead. */
export function linksOf({ sources }: Pick<PresentedAnswer, "sources">): Links {
  return new Map(
    sources.flatMap(({ number, url }) => (url === null ? [] : [[number, url] as const])),
  );
}

/** @param content Not empty: Slack refuses empty elements. */
export function text(content: string, style?: Style): types.RichTextText {
  return style === undefined
    ? { type: "text", text: content }
    : { type: "text", text: content, style };
}

/** Text that leads somewhere; plain text when there is nowhere to lead. */
export function link(content: string, url: string | null, style?: Style): types.RichTextElement {
  if (url === null) {
    return text(content, style);
  }
  const element: types.RichTextLink = { type: "link", url, text: content };
  return style === undefined ? element : { ...element, style };
}

function section(elements: readonly types.RichTextElement[]): types.RichTextSection {
  return { type: "rich_text_section", elements: [...elements] };
}

/** A block of one run of text. */
export function paragraph(elements: readonly types.RichTextElement[]): types.RichTextBlock {
  return { type: "rich_text", elements: [section(elements)] };
}

/** A bulleted list, one run of text an item. */
export function bulletList(
  items: readonly (readonly types.RichTextElement[])[],
): types.RichTextBlock {
  return {
    type: "rich_text",
    elements: [{ type: "rich_text_list", style: "bullet", elements: items.map(section) }],
  };
}

/** Puts line breaks between lines. */
export function lines(
  all: readonly (readonly types.RichTextElement[])[],
): readonly types.RichTextElement[] {
  return all.flatMap((line, index) => (index === 0 ? line : [text("\n"), ...line]));
}

/** Sentences one after the other, each with its citations. */
export function sentences(
  all: readonly PresentedSentence[],
  links: Links,
): readonly types.RichTextElement[] {
  return all.flatMap((sentence, index) => [
    ...(index === 0 ? [] : [text(" ")]),
    ...citedSentence(sentence, links),
  ]);
}

/** A sentence or cell and the numbers of its citations, which never part from it. */
export function citedSentence(
  { text: words, citations }: PresentedSentence,
  links: Links,
  style?: Style,
): readonly types.RichTextElement[] {
  const marks = citations.map((number) => link(`[${String(number)}]`, links.get(number) ?? null));
  return [text(words, style), ...(marks.length === 0 ? [] : [text("\u00a0"), ...marks])];
}
