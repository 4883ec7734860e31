import {
  addressOf,
  citationReader,
  grouped,
  lettersOf,
  plainly,
  type ShownAnswer,
  type ShownOrigin,
} from "../shown-answer.ts";

/** An element of a rich text, as far as reading needs it. */
interface Piece {
  readonly text: string;
  readonly url: string | null;
}

type Node = Readonly<Record<string, unknown>>;

const NUMBERS = /^(?:\[\d+\] )+/u;
const LABEL = /^(?:(?:\[\d+\] )+|[a-c]\. )$/u;
const MARK = /^\[(\d+)\]$/u;

/** Reads a message of Slack as people do. */
export function readSlackAnswer(blocks: readonly object[]): ShownAnswer {
  const nodes = blocks.map((block): Node => ({ ...block }));
  const lines = nodes.flatMap(linesOf);
  const text = plainly(lines.map(textOf).join("\n"));
  const marks = lines.flat().flatMap(({ text: label, url }): [string, string][] => {
    const number = MARK.exec(label)?.[1];
    return number === undefined || url === null ? [] : [[number, addressOf(url)]];
  });
  const footer = nodes.findLast(({ type }) => type === "context");
  return {
    text,
    origins: Object.fromEntries(nodes.flatMap((node) => originsOf(linesOf(node)))),
    marks: grouped(marks),
    passages: descendantsOf(nodes).flatMap(passageName),
    footer: footer === undefined ? null : plainly(linesOf(footer).map(textOf).join("")),
    citationsOf: citationReader(text, /^ (?:\[\d+\])+/u),
  };
}

/** All that is said in blocks, in order. */
export function readSlackText(blocks: readonly object[]): string {
  return plainly(
    blocks
      .flatMap((block) => linesOf({ ...block }))
      .map(textOf)
      .join("\n"),
  );
}

/** Lines of a block, each section, item and cell one of its own. */
function linesOf(node: Node): readonly (readonly Piece[])[] {
  if (node["type"] === "actions" || node["type"] === "context_actions") {
    return [];
  }
  const text = node["text"];
  if (typeof text === "object") {
    return linesOf({ ...text });
  }
  if (node["type"] === "rich_text_section" || node["type"] === "rich_text_quote") {
    return splitLines(childrenOf(node).map(pieceOf));
  }
  return typeof text === "string" ? [[pieceOf(node)]] : childrenOf(node).flatMap(linesOf);
}

function splitLines(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.text === "\n") {
      lines.push([]);
    } else {
      lines.at(-1)?.push(piece);
    }
  }
  return lines;
}

function pieceOf({ text, url }: Node): Piece {
  return { text: String(text), url: typeof url === "string" ? url : null };
}

function textOf(line: readonly Piece[]): string {
  return line.map(({ text }) => text).join("");
}

function childrenOf(node: Node): readonly Node[] {
  const { elements, rows } = node;
  return [elements, rows].flatMap((each): Node[] => (Array.isArray(each) ? each.flat() : []));
}

function descendantsOf(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) => {
    const { options } = node;
    return [node, ...(Array.isArray(options) ? options : []), ...descendantsOf(childrenOf(node))];
  });
}

function passageName({ value }: Node): readonly string[] {
  const name = /^passage:[0-9a-f]{16}:(\w+)$/u.exec(typeof value === "string" ? value : "")?.[1];
  return name === undefined ? [] : [name];
}

/** Sources or nearest passages of a block: a labelled line, then what is said of it or of some of its numbers. */
function originsOf(
  lines: readonly (readonly Piece[])[],
): readonly (readonly [string, ShownOrigin])[] {
  const origins = new Map<string, ShownOrigin>();
  let open: readonly string[] = [];
  for (const [label, ...rest] of lines) {
    const first = label?.text ?? "";
    if (LABEL.test(first)) {
      open = namesIn(first);
      const url = rest[0]?.url ?? null;
      addTo(origins, open, { letters: lettersOf(textOf(rest)), url: url && addressOf(url) });
    } else {
      const [numbers = ""] = NUMBERS.exec(first) ?? [];
      const letters = lettersOf(first.slice(numbers.length) + textOf(rest));
      addTo(origins, numbers === "" ? open : namesIn(numbers), { letters, url: null });
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
