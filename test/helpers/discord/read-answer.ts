import { type MessageBody, toFields } from "../../../adapters/discord/message-body.ts";
import {
  addressOf,
  citationReader,
  grouped,
  lettersOf,
  plainly,
  type ShownAnswer,
  type ShownOrigin,
} from "../shown-answer.ts";
import { flattenComponents } from "./component-limits.ts";
import { readMarkup } from "./read-markup.ts";

const MARK = /(?<!\\)\[(\d+)\]\(<([^>\s]*)>\)/gu;
const ORIGIN = /^\*\*(\d+(?:, \d+)*|[a-c])\*\* /u;
/** Before what holds of some sources of a line alone. */
const NUMBERS = /(?<=^-# )\((?:\d+)(?:, \d+)*\) /u;

/** Reads messages of Discord as people do. */
export function readDiscordAnswer(bodies: readonly MessageBody[]): ShownAnswer {
  const raw = rawText(bodies);
  const nodes = nodesOf(bodies);
  const text = plainly(readMarkup(raw).text);
  const marks = [...raw.matchAll(MARK)].map(([, number = "", url = ""]): [string, string] => [
    number,
    addressOf(url),
  ]);
  // Small lines that stand by themselves; those below a source are what it is worth.
  const closing = raw.split("\n\n").findLast((paragraph) => paragraph.startsWith("-# "));
  const footer = closing?.split("\n").at(-1);
  return {
    text,
    origins: Object.fromEntries(originsOf(raw.split("\n"), buttonsOf(nodes))),
    marks: grouped(marks),
    passages: nodes.flatMap(passageNames),
    footer: footer === undefined ? null : plainly(readMarkup(footer).text),
    citationsOf: citationReader(text, /^ \(\d+(?:, \d+)*\)/u),
  };
}

/** All that is said in messages, in order. */
export function readDiscordText(bodies: readonly MessageBody[]): string {
  return plainly(readMarkup(rawText(bodies)).text);
}

function rawText(bodies: readonly MessageBody[]): string {
  return bodies
    .map((body) => {
      const { content } = toFields(body);
      const texts = nodesOf([body]).flatMap(({ type, content: said }) =>
        type === 10 ? [String(said)] : [],
      );
      // An empty line: what is said of a source ends with its text.
      return [content ?? "", ...texts].filter((text) => text !== "").join("\n\n");
    })
    .join("\n\n");
}

type Node = Readonly<Record<string, unknown>>;

function nodesOf(bodies: readonly MessageBody[]): readonly Node[] {
  return bodies.flatMap((body) => flattenComponents(toFields(body).components));
}

/** A button beside a text. */
interface Button {
  readonly text: string;
  readonly url: string;
}

function buttonsOf(nodes: readonly Node[]): readonly Button[] {
  const sections = nodes.filter(({ type }) => type === 9);
  return sections.map((section) => {
    const [text, button] = flattenComponents(section).slice(1);
    return { text: String(text?.["content"]), url: String(button?.["url"]) };
  });
}

/** Lines of sources and of nearest passages, these with how they begin, each with what it is worth below. */
function originsOf(
  lines: readonly string[],
  buttons: readonly Button[],
): readonly (readonly [string, ShownOrigin])[] {
  const origins = new Map<string, ShownOrigin>();
  let open: readonly string[] = [];
  for (const line of lines) {
    const label = ORIGIN.exec(line)?.[1];
    if (label !== undefined) {
      open = namesIn(label);
      const { text, links } = readMarkup(line);
      const url = buttons.find((button) => button.text.startsWith(line))?.url ?? links[0] ?? null;
      const letters = lettersOf(plainly(text.slice(label.length)));
      addTo(origins, open, { letters, url: url === null ? null : addressOf(url) });
    } else if (/^(?:-# |> )/u.test(line)) {
      const [some = ""] = NUMBERS.exec(line) ?? [];
      const letters = lettersOf(plainly(readMarkup(line.replace(some, "")).text));
      addTo(origins, some === "" ? open : namesIn(some), { letters, url: null });
    } else {
      open = [];
    }
  }
  return [...origins];
}

function addTo(
  origins: Map<string, ShownOrigin>,
  names: readonly string[],
  { letters, url }: ShownOrigin,
): void {
  for (const name of names) {
    const before = origins.get(name) ?? { letters: "", url };
    origins.set(name, { ...before, letters: `${before.letters}${letters}` });
  }
}

function namesIn(label: string): readonly string[] {
  return label.match(/\d+|[a-c]/gu) ?? [];
}

function passageNames({ custom_id: id, options }: Node): readonly string[] {
  const [kind, , name] = (typeof id === "string" ? id : "").split(":");
  if (kind === "passages" && Array.isArray(options)) {
    return options.map(({ value }) => String(value));
  }
  return kind === "passage" && name !== undefined ? [name] : [];
}
