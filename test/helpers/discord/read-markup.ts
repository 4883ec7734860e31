/** What a text of Discord's Markdown shows and does. */
export interface ReadMarkup {
  /** What people read, without markup. */
  readonly text: string;
  /** Addresses that can be clicked. */
  readonly links: readonly string[];
  /** Mentions, of whatever kind, and invitations: everything that is more than text. */
  readonly live: readonly string[];
}

const ESCAPED = /^\\([^0-9A-Za-z\s])/u;
const OBJECT =
  /^<(?:@[!&]?\d+|#\d+|\/[^>:\n]+:\d+|a?:\w+:\d+|t:-?\d+(?::[tTdDfFR])?|id:\w+|sound:[\d:]+)>/u;
const EVERYBODY = /^@(?:everyone|here)/u;
const INVITE = /^(?:discord(?:app)?\.(?:gg|com\/invite)|dsc\.gg|discord\.me)\/[^\s]+/iu;
const ANGLE = /^<((?:https?|mailto|tel|steam|discord):[^\s>]+)>/iu;
const BARE = /^(?:https?|steam|discord):\/\/[^\s<]+/iu;
const MASKED = /^\[((?:\\.|[^\]\\])*)\]\(<([^>\s]*)>\)/u;
const MASKED_BARE = /^\[((?:\\.|[^\]\\])*)\]\(([^)\s]*)\)/u;
const MARKS = /^(?:\*+|__?|~~|\|\||`+)/u;
const LINE_MARKS = /^(?:-# |#{1,3} |>>> |> |\s*- |\d+\. )/u;

interface Reading {
  text: string;
  links: string[];
  live: string[];
}

/**
 * Reads a text as Discord's clients do, written from their documentation and apart from the bot's own
 * escaping: what that forgets, this finds.
 */
export function readMarkup(source: string): ReadMarkup {
  const reading: Reading = { text: "", links: [], live: [] };
  for (const line of source.split("\n")) {
    readInline(line.replace(LINE_MARKS, ""), reading);
    reading.text += "\n";
  }
  return { ...reading, text: reading.text.replace(/\n$/u, "") };
}

function readInline(line: string, reading: Reading): void {
  let rest = line;
  while (rest !== "") {
    rest = rest.slice(readOne(rest, reading));
  }
}

function firstMatch(rest: string, patterns: readonly RegExp[]): RegExpExecArray | null {
  for (const pattern of patterns) {
    const found = pattern.exec(rest);
    if (found !== null) {
      return found;
    }
  }
  return null;
}

/** @returns how many characters were read. */
function readOne(rest: string, reading: Reading): number {
  const escaped = ESCAPED.exec(rest);
  if (escaped !== null) {
    reading.text += escaped[1] ?? "";
    return escaped[0].length;
  }
  const live = firstMatch(rest, [OBJECT, EVERYBODY, INVITE]);
  if (live !== null) {
    reading.live.push(live[0]);
    return live[0].length;
  }
  const masked = firstMatch(rest, [MASKED, MASKED_BARE]);
  if (masked !== null) {
    reading.links.push(masked[2] ?? "");
    readInline(masked[1] ?? "", reading);
    return masked[0].length;
  }
  const link = firstMatch(rest, [ANGLE, BARE]);
  if (link !== null) {
    reading.links.push(link[1] ?? link[0]);
    return link[0].length;
  }
  const mark = MARKS.exec(rest);
  if (mark !== null) {
    return mark[0].length;
  }
  const [character = ""] = rest;
  reading.text += character;
  return character.length;
}
