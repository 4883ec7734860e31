import type { ParsedNode, YAMLMap } from "yaml";
import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import { ProviderFact } from "../domain/provider.ts";
import { BotError } from "../errors.ts";
import { factLines } from "./write-fact-yaml.ts";

type FactNode = YAMLMap.Parsed;

/** A piece of text and the offset at which it comes into a file. */
interface Insertion {
  readonly at: number;
  readonly piece: string;
}

const ORDER: readonly string[] = Object.keys(ProviderFact.shape);

function invalid(message: string): BotError {
  return new BotError("KNOWLEDGE_INVALID", message);
}

/** The facts of a file that has been checked. */
function listFactNodes(text: string): readonly FactNode[] {
  const root = parseDocument(text, { version: "1.2", schema: "core" }).contents;
  const facts = isMap<ParsedNode, ParsedNode | null>(root) ? root.get("facts", true) : null;
  if (!isSeq<ParsedNode>(facts) || facts.flow === true) {
    throw invalid(
      "`facts` is written between brackets: write each fact as lines that begin with -",
    );
  }
  return facts.items.filter((item): item is FactNode => isMap(item) && item.flow !== true);
}

function fieldOf(node: FactNode, key: string): string {
  const value = node.get(key);
  return typeof value === "string" ? value : "";
}

/** Column, from 0, at which the text at an offset stands in its line. */
function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end + 1;
}

/** Where the line ends in which the last value of a node ends. */
function endOfNode(text: string, node: ParsedNode): number {
  const end = node.range[1];
  return text[end - 1] === "\n" ? end : lineEnd(text, end);
}

/** Beyond the comments that are indented more than the dash: they belong to the fact above. */
function skipComments(text: string, from: number, dashColumn: number): number {
  let at = from;
  for (;;) {
    const end = lineEnd(text, at);
    const indent = /^ *(?=#)/.exec(text.slice(at, end))?.[0].length ?? -1;
    if (indent <= dashColumn) {
      return at;
    }
    at = end;
  }
}

function insert(text: string, { at, piece }: Insertion): string {
  return text.slice(0, at) + piece + text.slice(at);
}

/** Lines as a piece of this file: its line ends, and a new line first where the last one has no end. */
function toPiece(lines: readonly string[], text: string, at: number): string {
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const block = lines.map((line) => line + lineBreak).join("");
  return at === 0 || text[at - 1] === "\n" ? block : lineBreak + block;
}

/** The fact after which a new one belongs: one it replaces, else one like it, else the last. */
function predecessorOf(nodes: readonly FactNode[], fact: ProviderFact): FactNode | undefined {
  const isReplaced = (node: FactNode): boolean =>
    fact.supersedes?.includes(fieldOf(node, "id")) === true;
  return (
    nodes.findLast(isReplaced) ??
    nodes.findLast((node) => fieldOf(node, "attribute") === fact.attribute) ??
    nodes.at(-1)
  );
}

/**
 * Puts a fact into the text of a valid file of data/providers, behind the fact it replaces or the
 * last one of its attribute. Every other byte stays.
 *
 * @throws {BotError} KNOWLEDGE_INVALID when the facts are written between brackets.
 */
export function insertFact(text: string, fact: ProviderFact): string {
  const node = predecessorOf(listFactNodes(text), fact);
  const keyAt = node?.items[0]?.key.range[0];
  if (node === undefined || keyAt === undefined) {
    throw invalid("`facts` holds no fact written as lines that begin with -");
  }
  const dash = text.lastIndexOf("-", keyAt);
  const indent = " ".repeat(columnOf(text, dash));
  const at = skipComments(text, endOfNode(text, node), indent.length);
  const lines = factLines(fact).map((line) => indent + line);
  return insert(text, { at, piece: toPiece(lines, text, at) });
}

function extendList(text: string, list: ParsedNode | null, id: string): string {
  const last = isSeq<ParsedNode>(list) && list.flow === true ? list.items.at(-1) : undefined;
  if (last === undefined) {
    throw invalid("`disputes` is not written as [a, b]: write it so, then run this again");
  }
  return insert(text, { at: last.range[1], piece: `, ${id}` });
}

function addField(text: string, node: FactNode, id: string): string {
  const before = node.items
    .filter(({ key }) => isScalar(key) && isBeforeDisputes(String(key.value)))
    .toSorted((a, b) => a.key.range[0] - b.key.range[0])
    .at(-1);
  if (before === undefined) {
    throw invalid("a fact has no field before `disputes`");
  }
  const column = columnOf(text, before.key.range[0]);
  const at = endOfNode(text, before.value ?? before.key);
  return insert(text, {
    at,
    piece: toPiece([`${" ".repeat(column)}disputes: [${id}]`], text, at),
  });
}

function isBeforeDisputes(key: string): boolean {
  const place = ORDER.indexOf(key);
  return place !== -1 && place < ORDER.indexOf("disputes");
}

/**
 * Writes on a fact of a valid file that another contradicts it. Every other byte stays.
 *
 * @returns The text as it is when the fact names the other already.
 */
export function insertDispute(text: string, factId: string, otherId: string): string {
  const node = listFactNodes(text).find((each) => fieldOf(each, "id") === factId);
  if (node === undefined) {
    throw invalid(`there is no fact ${factId} written as lines that begin with -`);
  }
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === "disputes");
  if (pair === undefined) {
    return addField(text, node, otherId);
  }
  const named: readonly unknown[] = isSeq(pair.value) ? pair.value.toJSON() : [];
  return named.includes(otherId) ? text : extendList(text, pair.value, otherId);
}
