import type { PresentedAnswer, PresentedBlock, PresentedSentence } from "./presented-answer.ts";
import type { Wording } from "./wording.ts";

/** What is shown whole or not at all: a sentence with the bot's words around it, an item, a row, an entry. */
export interface AnswerUnit {
  /** Index of its block in the whole answer. */
  readonly block: number;
  /** A block of its own that holds this unit alone. */
  readonly content: PresentedBlock;
  /** Numbers that it cites. */
  readonly citations: readonly number[];
  /** Sentences that would be missed, 1 or more. */
  readonly size: number;
  /** Whether it belongs to the other side of a dispute, which outlives what merely adds something. */
  readonly isDispute: boolean;
}

/** Cuts the blocks of an answer into units, in reading order. */
export function answerUnits(
  { blocks }: Pick<PresentedAnswer, "blocks">,
  wording: Wording,
): readonly AnswerUnit[] {
  return blocks.flatMap((block, index) =>
    unitContents(block, wording).map(({ content, isDispute }) => ({
      block: index,
      content,
      citations: citedNumbers([content]),
      size: Math.max(1, cellsOf(content).filter(({ citations }) => citations.length > 0).length),
      isDispute,
    })),
  );
}

/**
 * The same units, those that should be kept longest first: the first answer, the other side of a
 * dispute, then reading order; of a timeline the newest entries first.
 */
export function byImportance(units: readonly AnswerUnit[]): readonly AnswerUnit[] {
  const blocks = [...new Set(units.map(({ block }) => block))];
  const ordered = blocks.flatMap((block) => {
    const own = units.filter((unit) => unit.block === block);
    return own[0]?.content.kind === "timeline" ? own.toReversed() : own;
  });
  const [first, ...later] = ordered;
  return first === undefined
    ? []
    : [
        first,
        ...later.filter(({ isDispute }) => isDispute),
        ...later.filter(({ isDispute }) => !isDispute),
      ];
}

/** Puts units in reading order back into blocks. */
export function joinUnits(units: readonly AnswerUnit[]): readonly PresentedBlock[] {
  const blocks = new Map<number, PresentedBlock>();
  for (const { block, content } of units) {
    const before = blocks.get(block);
    blocks.set(block, before === undefined ? content : appended(before, content));
  }
  return [...blocks.values()];
}

/** Every number that these blocks cite. */
export function citedNumbers(blocks: readonly PresentedBlock[]): readonly number[] {
  const cells = blocks.flatMap((block) =>
    block.kind === "table" ? [...block.header, ...cellsOf(block)] : cellsOf(block),
  );
  return [...new Set(cells.flatMap(({ citations }) => citations))];
}

function appended(block: PresentedBlock, more: PresentedBlock): PresentedBlock {
  if (block.kind === "text" && more.kind === "text") {
    return { kind: "text", sentences: [...block.sentences, ...more.sentences] };
  }
  if (block.kind === "list" && more.kind === "list") {
    return { kind: "list", items: [...block.items, ...more.items] };
  }
  if (block.kind === "table" && more.kind === "table") {
    return { ...block, rows: [...block.rows, ...more.rows] };
  }
  if (block.kind === "timeline" && more.kind === "timeline") {
    return { kind: "timeline", entries: [...block.entries, ...more.entries] };
  }
  return block;
}

interface UnitContent {
  readonly content: PresentedBlock;
  readonly isDispute: boolean;
}

function unitContents(block: PresentedBlock, wording: Wording): readonly UnitContent[] {
  switch (block.kind) {
    case "text":
      return textUnits(block.sentences, wording);
    case "list":
      return block.items.map((item) => plain({ kind: "list", items: [item] }));
    case "table":
      return block.rows.map((row) => plain({ ...block, rows: [row] }));
    case "timeline":
      return block.entries.map((entry) => plain({ kind: "timeline", entries: [entry] }));
  }
}

function plain(content: PresentedBlock): UnitContent {
  return { content, isDispute: false };
}

/** Frames that end in a colon go with what they announce, those in brackets with what they date. */
function textUnits(
  sentences: readonly PresentedSentence[],
  { say }: Wording,
): readonly UnitContent[] {
  const groups: PresentedSentence[][] = [];
  let isOpen = false;
  for (const sentence of sentences) {
    const last = groups.at(-1);
    if (last !== undefined && (isOpen || isAside(sentence))) {
      last.push(sentence);
    } else {
      groups.push([sentence]);
    }
    isOpen = isAnnouncement(sentence);
  }
  const dispute = say("dispute");
  const start = groups.findIndex((group) => group.some(({ text }) => text === dispute));
  return groups.map((group, index) => ({
    content: { kind: "text", sentences: group },
    isDispute: start !== -1 && index >= start,
  }));
}

function isAnnouncement({ text, citations }: PresentedSentence): boolean {
  return citations.length === 0 && text.endsWith(":");
}

function isAside({ text, citations }: PresentedSentence): boolean {
  return citations.length === 0 && text.startsWith("(") && text.endsWith(")");
}

/** Every sentence or cell, without the header of a table, which every row of it shares. */
function cellsOf(block: PresentedBlock): readonly PresentedSentence[] {
  switch (block.kind) {
    case "text":
      return block.sentences;
    case "list":
      return block.items.flat();
    case "table":
      return block.rows.flat();
    case "timeline":
      return block.entries.map(({ sentence }) => sentence);
  }
}
