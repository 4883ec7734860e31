import { sanitizeLine } from "../../src/presenting/sanitize.ts";

/** What Discord's Markdown gives a meaning to, wherever it stands. */
const SPECIAL = /[\\*_~`|<>[\]#@]/gu;
/** What begins a list at the beginning of a line. */
const LIST_MARK = /^(?:[-+]|\d+(?=[.)]))/u;
/** What makes an address a link by itself. */
const SCHEME = /:(?=\/\/)/gu;
/** Hosts whose bare addresses become invitations. */
const INVITE = /(discord(?:app)?|dsc)\.(?=[a-z])/giu;
const EVERYBODY = /@(?=everyone|here)/giu;
/** Parts "@everyone" without being seen. */
const WORD_JOINER = "\u2060";

/**
 * Makes a text from outside say only itself on Discord, wherever it stands: no format, no mention, no
 * link, no invitation, no preview; one line.
 */
export function escapeText(text: string): string {
  return escapeInline(text).replace(LIST_MARK, escapeMark);
}

/** As {@link escapeText}, for what never begins a line. */
export function escapeInline(text: string): string {
  return sanitizeLine(text)
    .replace(SPECIAL, "\\$&")
    .replace(EVERYBODY, `@${WORD_JOINER}`)
    .replace(SCHEME, "\\:")
    .replace(INVITE, "$1\\.");
}

function escapeMark(mark: string): string {
  // A backslash before a digit would show: the one before the point is what it takes.
  return /\d/u.test(mark) ? `${mark}${WORD_JOINER}` : `\\${mark}`;
}

/**
 * A link to an address of our own metadata, without a preview.
 *
 * @param label Escaped already, or our own.
 */
export function link(label: string, url: string): string {
  return `[${label}](<${encodeUrl(url)}>)`;
}

/** An address without what could end a link early. */
export function encodeUrl(url: string): string {
  return new URL(url).href.replace(
    /[()<>\\`\s]/gu,
    (character) =>
      `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

export function bold(text: string): string {
  return `**${text}**`;
}

/** Small grey text. */
export function small(text: string): string {
  return `-# ${text}`;
}

export function quoted(text: string): string {
  return `> ${text}`;
}
