import { type ExtractFailure, failed } from "./document-parts.ts";

/** What is used of a node of linkedom, whose own types need those of a browser. */
export interface DomNode {
  /** 1 for elements, 3 for text. */
  readonly nodeType: number;
  readonly parentNode: DomElement | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  textContent: string | null;
}

export interface DomElement extends DomNode {
  /** Lower case in HTML. */
  readonly localName: string;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  matches(selector: string): boolean;
  /** Throws on a selector that is not valid. */
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  remove(): void;
}

export interface DomDocument {
  readonly documentElement: DomElement;
  readonly body: DomElement;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  toString(): string;
}

export type DomReading = { readonly kind: "dom"; readonly document: DomDocument } | ExtractFailure;

const ELEMENT = 1;
const TEXT = 3;
/** No page that people read has more; a tree ten times as large keeps the readers below busy for minutes. */
const MAX_ELEMENTS = 60_000;
/** Pages have 20 to 60. Readability takes 12 s for 1,000 levels, and a time that grows with their square. */
const MAX_DEPTH = 200;
/** Open elements while parsing; each stray end tag is searched among them. */
const MAX_OPEN = 2000;
// Their end tags may be left out, or they have none: they say nothing on depth.
const FLAT =
  /^(?:p|li|dt|dd|tr|td|th|thead|tbody|tfoot|option|optgroup|colgroup|rp|rt|area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/u;
const TAG = /<(?<end>\/?)(?<name>[a-z][a-z\d]*)(?=[\s/>])/giu;
const SCRIPT = "<(?:script|style)(?=[\\s/>])";

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === ELEMENT;
}

export function isText(node: DomNode): boolean {
  return node.nodeType === TEXT;
}

/** Node that follows in reading order, inside `root`; the children of `node` come first unless they are skipped. */
export function nextNode(node: DomNode, root: DomNode, skipsChildren = false): DomNode | null {
  if (!skipsChildren && node.firstChild !== null) {
    return node.firstChild;
  }
  for (let at: DomNode | null = node; at !== null && at !== root; at = at.parentNode) {
    if (at.nextSibling !== null) {
      return at.nextSibling;
    }
  }
  return null;
}

/** Length of the text without white space. */
export function textLength(node: DomNode): number {
  return (node.textContent ?? "").replace(/\s+/gu, "").length;
}

/** Text without the bodies of scripts and styles, which are no markup but may write some. One pass. */
function withoutScripts(html: string): string {
  const parts: string[] = [];
  let from = 0;
  const opening = new RegExp(SCRIPT, "giu");
  for (let open = opening.exec(html); open !== null; open = opening.exec(html)) {
    parts.push(html.slice(from, open.index));
    const closing = new RegExp(`</${open[0].slice(1)}`, "giu");
    closing.lastIndex = opening.lastIndex;
    // One that is never closed swallows the rest.
    from = closing.exec(html) === null ? html.length : closing.lastIndex;
    opening.lastIndex = from;
  }
  return [...parts, html.slice(from)].join(" ");
}

/** Looks at the tags alone, in one pass: parsers take a time that grows with depth times tags. */
function refuseMarkup(html: string): ExtractFailure | null {
  let open = 0;
  let count = 0;
  for (const { groups } of html.matchAll(TAG)) {
    const isEnd = groups?.["end"] === "/";
    count += isEnd ? 0 : 1;
    if (!FLAT.test((groups?.["name"] ?? "").toLowerCase())) {
      open = Math.max(0, open + (isEnd ? -1 : 1));
    }
    if (open > MAX_OPEN) {
      return failed("bomb", `has more than ${String(MAX_OPEN)} elements inside one another`);
    }
    if (count > MAX_ELEMENTS * 2) {
      return failed("bomb", `has more than ${String(MAX_ELEMENTS)} elements`);
    }
  }
  return null;
}

/** How many elements lie between a node and the root. */
function depthOf(node: DomNode): number {
  let depth = 0;
  for (let at = node.parentNode; at !== null; at = at.parentNode) {
    depth += 1;
  }
  return depth;
}

function refuseTree(root: DomElement): ExtractFailure | null {
  let count = 0;
  for (let node: DomNode | null = root; node !== null; node = nextNode(node, root)) {
    count += isElement(node) ? 1 : 0;
    if (count > MAX_ELEMENTS) {
      return failed("bomb", `has more than ${String(MAX_ELEMENTS)} elements`);
    }
    // Only a leaf is deepest.
    if (node.firstChild === null && depthOf(node) > MAX_DEPTH) {
      return failed("bomb", `has more than ${String(MAX_DEPTH)} elements inside one another`);
    }
  }
  return null;
}

/** Writes out the elements that HTML lets a page leave away: linkedom does not imply them. */
function complete(html: string): string {
  if (/<html\b/iu.test(html) && /<body\b/iu.test(html)) {
    return html;
  }
  const tag = /<html\b[^<>]{0,2000}>/iu.exec(html)?.[0] ?? "<html>";
  const inner = html.replace(
    /<!doctype[^<>]{0,500}>|<\/?(?:html|head|body)\b[^<>]{0,2000}>/giu,
    "",
  );
  return `<!doctype html>${tag}<head></head><body>${inner}</body></html>`;
}

/**
 * Parses HTML into a tree of bounded size. Nothing in it is run or fetched.
 *
 * @returns `bomb` for a tree that is deeper or larger than pages are.
 */
export async function parseHtml(html: string): Promise<DomReading> {
  const refused = refuseMarkup(withoutScripts(html));
  if (refused !== null) {
    return refused;
  }
  const { parseHTML } = await import("linkedom");
  const { document }: { document: DomDocument } = parseHTML(complete(html));
  return refuseTree(document.documentElement) ?? { kind: "dom", document };
}
