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
const ORIGIN = /^\*\*(\d+|[a-c])\*\* /u;

/** Reads messages of Discord as people do. */
export function readDiscordAnswer(bodies: readonly MessageBody[]): ShownAnswer {
  const raw = rawText(bodies);
  const nodes = nodesOf(bodies);
  const text = plainly(readMarkup(raw).text);
  const marks = [...raw.matchAll(MARK)].map(([, number = "", url = ""]): [string, string] => [
    number,
    addressOf(url),
  ]);
  const footer = raw.split("\n").findLast((line) => line.startsWith("-# "));
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
      return [content ?? "", ...texts].filter((text) => text !== "").join("\n");
    })
    .join("\n");
}

type Node = Readonly<Record<string, unknown>>;

function nodesOf(bodies: readonly MessageBody[]): readonly Node[] {
  return bodies.flatMap((body) => flattenComponents(toFields(body).components));
}

/** Addresses of the buttons that stand beside a text, by that text. */
function buttonsOf(nodes: readonly Node[]): ReadonlyMap<string, string> {
  const sections = nodes.filter(({ type }) => type === 9);
  return new Map(
    sections.map((section) => {
      const [text, button] = flattenComponents(section).slice(1);
      return [String(text?.["content"]), String(button?.["url"])];
    }),
  );
}

/** Lines of sources and of nearest passages, these with how they begin. */
function originsOf(
  lines: readonly string[],
  buttons: ReadonlyMap<string, string>,
): readonly (readonly [string, ShownOrigin])[] {
  return lines.flatMap((line, index) => {
    const name = ORIGIN.exec(line)?.[1];
    if (name === undefined) {
      return [];
    }
    const next = lines[index + 1] ?? "";
    const { text, links } = readMarkup(next.startsWith("> ") ? `${line}\n${next}` : line);
    const url = buttons.get(line) ?? links[0] ?? null;
    return [
      [
        name,
        {
          letters: lettersOf(plainly(text.slice(name.length))),
          url: url === null ? null : addressOf(url),
        },
      ],
    ];
  });
}

function passageNames({ custom_id: id, options }: Node): readonly string[] {
  const [kind, , name] = (typeof id === "string" ? id : "").split(":");
  if (kind === "passages" && Array.isArray(options)) {
    return options.map(({ value }) => String(value));
  }
  return kind === "passage" && name !== undefined ? [name] : [];
}
