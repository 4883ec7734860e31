import type { AnswerSentence, Block, Citation } from "../domain/answer.ts";
import { atDate } from "./at-date.ts";
import { CitationLedger } from "./citation-ledger.ts";
import type { ComposeInput } from "./compose-input.ts";
import { composePremise } from "./compose-premise.ts";
import { composeTable } from "./compose-table.ts";
import { TextComposer } from "./compose-text.ts";
import { composeTimeline } from "./compose-timeline.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import { listBlocks } from "./list-blocks.ts";
import { isNobody } from "./provider-list.ts";
import { SELECTION } from "./selection-limits.ts";
import type { Succession } from "./succession.ts";
import { ValueWriter } from "./value-writer.ts";

/** The body of an answer. */
export interface Composed {
  readonly blocks: Block[];
  readonly citations: readonly Citation[];
}

/** Sentences of one passage stay in its order, where its first chosen one stands. */
function inReadingOrder(units: readonly EvidenceUnit[]): readonly EvidenceUnit[] {
  const byRow = new Map<number, EvidenceUnit[]>();
  for (const unit of units) {
    byRow.set(unit.row, [...(byRow.get(unit.row) ?? []), unit]);
  }
  return [...byRow.values()].flatMap((group) => group.toSorted((a, b) => a.first - b.first));
}

function stateOrder(
  units: readonly EvidenceUnit[],
  succession: Succession,
): readonly EvidenceUnit[] {
  const current = units.filter(({ item }) => !succession.isSuperseded(item.id));
  const past = units.filter(({ item }) => succession.isSuperseded(item.id));
  const byDate = past.toSorted((a, b) => ((a.item.date ?? "") < (b.item.date ?? "") ? 1 : -1));
  return [...current, ...byDate];
}

/** One entry a provider, those on the way or no longer so apart, and what the base does not tell. */
function composeList(input: ComposeInput, ledger: CitationLedger): readonly Block[] {
  const { understanding, askedList } = input;
  if (askedList === undefined) {
    return [];
  }
  const writer = new ValueWriter(input, understanding.language, ledger);
  const { list, isTyped } = askedList;
  const note = toText(writer.languageNote());
  const nobody = askedList.isWhole && isNobody(list) ? [writer.frame("list-nobody")] : [];
  const rest = list.unknown.length === 0 || !isTyped ? [] : [writer.frame("list-rest")];
  const entries = listBlocks(list, writer, understanding.today);
  return [...toText(nobody), ...note, ...entries, ...toText(rest)];
}

function toText(sentences: readonly AnswerSentence[]): readonly Block[] {
  return sentences.length === 0 ? [] : [{ kind: "text", sentences: [...sentences] }];
}

/** The newest states first; where a year of the past is asked, what was so then and what came of it. */
function tell(
  units: readonly EvidenceUnit[],
  { understanding, succession }: ComposeInput,
  composer: TextComposer,
): void {
  const { held, since, rest } = atDate(units, understanding, succession) ?? {
    held: [],
    since: [],
    rest: units,
  };
  for (const unit of held) {
    composer.addAsAsked(unit);
  }
  if (since.length > 0) {
    composer.frame("since-then");
  }
  const latest = since.toSorted((a, b) => ((a.item.date ?? "") < (b.item.date ?? "") ? 1 : -1));
  for (const unit of latest) {
    composer.addAsAsked(unit);
  }
  for (const unit of stateOrder(rest, succession)) {
    composer.add(unit);
  }
}

/** Turns chosen units into blocks and numbered citations. Every sentence is a stored one or a frame. */
export function compose(input: ComposeInput): Composed {
  const ledger = new CitationLedger();
  const premise = composePremise(input, ledger);
  const list = [...composeList(input, ledger), ...composeTable(input, ledger)];
  const timeline = composeTimeline(input, ledger);
  const undated = input.chosen.filter((unit) => !timeline.shown.has(unit));
  const told =
    timeline.block.length === 0 ? undated : undated.slice(0, SELECTION.maxBesideTimeline);
  const composer = new TextComposer(input, ledger);
  tell(inReadingOrder(told), input, composer);
  if (input.disputing.length > 0) {
    composer.frame("dispute");
    for (const unit of input.disputing) {
      composer.add(unit);
    }
  }
  const { sentences } = composer;
  const text: Block[] = sentences.length === 0 ? [] : [{ kind: "text", sentences }];
  const blocks = [...premise, ...list, ...timeline.block, ...text];
  return { blocks, citations: ledger.citations };
}
