import type { Document, ErrorCode, Node, ParsedNode, YAMLError } from "yaml";
import { isAlias, isCollection, isNode, isPair, isScalar, parseDocument } from "yaml";
import { quoteValue } from "./quote-value.ts";
import type { FileFault } from "./read-text-file.ts";
import { createYamlSource, type YamlFrame, type YamlSource } from "./yaml-source.ts";

/** `source` is null when no data can be made of the text; otherwise the faults are mere details. */
export interface YamlReading {
  readonly source: YamlSource | null;
  readonly faults: readonly FileFault[];
}

const MAX_DEPTH = 12;
const MENDS: Partial<Record<ErrorCode, string>> = {
  DUPLICATE_KEY: "this key is written twice: keep one",
  MULTIPLE_DOCS: 'a second YAML document begins here: keep one in a file, without "---" between',
  RESOURCE_EXHAUSTION: "nested too deeply: write the fields as data/README.md shows",
  TAB_AS_INDENT: "a tab is used to indent: use spaces",
  TAG_RESOLVE_FAILED: "a tag (!…) is used: write the value without it",
};

interface Place {
  readonly offset: number;
  readonly message: string;
  /** Whether it keeps the data from being read at all. */
  readonly isFatal: boolean;
}

function describeError({ code, message }: YAMLError): string {
  return MENDS[code] ?? `not valid YAML (${message}): correct the indentation, quotes or brackets`;
}

/** Syntax errors; only the last straw when the parser gave up. */
function listErrors(errors: readonly YAMLError[]): readonly Place[] {
  const exhausted = errors.find(({ code }) => code === "RESOURCE_EXHAUSTION");
  return (exhausted === undefined ? errors : [exhausted]).map((error) => ({
    offset: error.pos[0],
    message: describeError(error),
    isFatal: error.name === "YAMLParseError" && error.code !== "DUPLICATE_KEY",
  }));
}

function describeText(text: string): string | null {
  if (/[\p{Cc}\p{Cs}]/u.test(text)) {
    return `the text ${quoteValue(text)} holds a line break or control character: write it on one line`;
  }
  return text === text.trim()
    ? null
    : `the text ${quoteValue(text)} begins or ends with white space: remove it`;
}

function describeNode(node: Node, depth: number): Place | null {
  const offset = node.range?.[0] ?? 0;
  if (depth > MAX_DEPTH) {
    return { offset, message: MENDS.RESOURCE_EXHAUSTION ?? "", isFatal: true };
  }
  if (isAlias(node)) {
    const message = `an alias (*${node.source}) is used: write the value out`;
    return { offset, message, isFatal: true };
  }
  const message =
    isScalar(node) && typeof node.value === "string" ? describeText(node.value) : null;
  return message === null ? null : { offset, message, isFatal: false };
}

function childrenOf(node: Node): readonly Node[] {
  const items: readonly unknown[] = isCollection(node) ? node.items : [];
  return items
    .flatMap((item) => (isPair(item) ? [item.key, item.value] : [item]))
    .filter((child) => isNode(child));
}

/** Walks without recursion, so that depth cannot overflow the stack. */
function listNodeFaults(root: Node | null): readonly Place[] {
  const places: Place[] = [];
  const open: { node: Node; depth: number }[] = root === null ? [] : [{ node: root, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    const place = describeNode(node, depth);
    if (place !== null) {
      places.push(place);
    }
    if (depth <= MAX_DEPTH) {
      for (const child of childrenOf(node).toReversed()) {
        open.push({ node: child, depth: depth + 1 });
      }
    }
  }
  return places;
}

function uniqueBy(
  faults: readonly FileFault[],
  keyOf: (fault: FileFault) => string,
): readonly FileFault[] {
  const first = new Map<string, FileFault>();
  for (const fault of faults) {
    const key = keyOf(fault);
    first.set(key, first.get(key) ?? fault);
  }
  return [...first.values()];
}

function parseTree(yaml: string): Document.Parsed {
  return parseDocument(yaml, {
    version: "1.2",
    schema: "core",
    prettyErrors: false,
    logLevel: "error",
  });
}

/**
 * Parses one YAML 1.2 document with the core schema (dates stay texts) and no aliases.
 *
 * @param yaml - The part of `frame.text` that is YAML.
 */
export function parseYaml(yaml: string, frame: YamlFrame): YamlReading {
  const document = parseTree(yaml);
  const errors = listErrors([...document.errors, ...document.warnings]);
  const details = listNodeFaults(document.contents);
  const toFault = ({ offset, message }: Place): FileFault => ({
    line: frame.findLine(frame.start + offset),
    message,
  });
  const faults = [
    // An open bracket at the top makes hundreds of errors in one line: the first says it.
    ...uniqueBy(errors.map(toFault), ({ line }) => String(line)),
    ...uniqueBy(details.map(toFault), ({ line, message }) => `${String(line)} ${message}`),
  ];
  if ([...errors, ...details].some(({ isFatal }) => isFatal)) {
    return { source: null, faults };
  }
  const parse = (): ParsedNode | null => parseTree(yaml).contents;
  const tree = { value: document.toJS(), root: document.contents, parse };
  return { source: createYamlSource(tree, frame), faults };
}
