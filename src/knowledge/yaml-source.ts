import { isMap, isScalar, isSeq, type ParsedNode } from "yaml";
import type { FindLine } from "./find-line.ts";
import type { TextSpan } from "./knowledge.ts";

/** Keys and indexes, from 0, that lead from the root of a YAML document to a value. */
export type YamlPath = readonly PropertyKey[];

/** The file text around a YAML document: front matter does not begin the file it stands in. */
export interface YamlFrame {
  /** Text of the whole file. */
  readonly text: string;
  /** Offset in it at which the YAML begins. */
  readonly start: number;
  readonly findLine: FindLine;
}

/** A YAML document with the places of its values. */
export interface YamlSource {
  /** Plain data, not yet checked against a schema. */
  readonly value: unknown;
  /** Line of the value or its key; of the nearest value around it, when it is missing. */
  lineOf(path: YamlPath): number;
  /** Where a text stands, without quotes or indicators, escapes not resolved. */
  spanOf(path: YamlPath): TextSpan;
}

type Root = ParsedNode | null;

interface Step {
  /** Where to point a reader: the key, or the item of a list. */
  readonly offset: number;
  readonly node: ParsedNode | null;
}

function stepInto(node: ParsedNode | null, segment: PropertyKey): Step | null {
  if (isMap<ParsedNode, ParsedNode | null>(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === segment);
    return pair === undefined ? null : { offset: pair.key.range[0], node: pair.value };
  }
  const item = isSeq<ParsedNode>(node) ? node.items[Number(segment)] : undefined;
  return item === undefined ? null : { offset: item.range[0], node: item };
}

/** Follows a path as far as it leads. */
function follow(root: Root, path: YamlPath): Step {
  let step: Step = { offset: root?.range[0] ?? 0, node: root };
  for (const segment of path) {
    const next = stepInto(step.node, segment);
    if (next === null) {
      return step;
    }
    step = next;
  }
  return step;
}

/** Where the text itself lies inside the scalar's `range`. */
function innerSpan(node: ParsedNode, yaml: string): TextSpan {
  const [start, end] = node.range;
  if (yaml[start] === '"' || yaml[start] === "'") {
    return { start: start + 1, end: end - 1 };
  }
  // A block scalar opens with a line of indicators, such as ">-".
  const isBlock = isScalar(node) && node.type?.startsWith("BLOCK_") === true;
  const from = isBlock ? yaml.indexOf("\n", start) + 1 : start;
  const raw = yaml.slice(from, end);
  const left = raw.length - raw.trimStart().length;
  return { start: from + left, end: from + raw.trimEnd().length };
}

/** Gives the tree as long as it lies in memory anyway, and makes it anew when it is gone. */
function keepWeakly(first: Root, parse: () => Root): () => Root {
  let kept = first === null ? null : new WeakRef(first);
  return () => {
    const root = kept?.deref() ?? parse();
    kept = root === null ? null : new WeakRef(root);
    return root;
  };
}

/**
 * Joins a parsed document with its places. The tree of nodes takes many times the memory of the text and
 * is asked for again only where a fault is told: it is not kept.
 *
 * @param parse - Makes the same tree again.
 */
export function createYamlSource(
  {
    value,
    root,
    parse,
  }: { readonly value: unknown; readonly root: Root; readonly parse: () => Root },
  { text, start, findLine }: YamlFrame,
): YamlSource {
  const rootOf = keepWeakly(root, parse);
  return {
    value,
    lineOf: (path) => findLine(start + follow(rootOf(), path).offset),
    spanOf: (path) => {
      const { node, offset } = follow(rootOf(), path);
      const inner =
        node === null ? { start: offset, end: offset } : innerSpan(node, text.slice(start));
      return { start: start + inner.start, end: start + inner.end };
    },
  };
}
