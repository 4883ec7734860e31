import type { AnswerSentence, Block, Citation } from "../domain/answer.ts";
import type { ItemId } from "../domain/passage.ts";
import { type AnalysedWord, analyseText } from "../language/analyse.ts";
import { formatDate } from "../language/format-date.ts";
import type { Phrases } from "../language/phrases.ts";
import { itemGroup } from "../retrieval/item-group.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { CitationLedger, citedEvidence } from "./citation-ledger.ts";
import type { Comparison } from "./comparison.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import { listBlocks } from "./list-blocks.ts";
import { SELECTION } from "./selection.ts";
import type { Succession } from "./succession.ts";
import { timelineOf } from "./timeline.ts";
import type { AskedList } from "./typed-list.ts";
import type { Understanding } from "./understanding.ts";
import { ValueWriter } from "./value-writer.ts";

/** What composing draws on. */
export interface ComposeInput {
  readonly understanding: Understanding;
  /** In order of importance. */
  readonly chosen: readonly EvidenceUnit[];
  /** Providers asked for as a list; left out when no list is asked for. */
  readonly askedList?: AskedList | undefined;
  /** Providers to be shown side by side; left out when none are. */
  readonly comparison?: Comparison | undefined;
  /** Facts that contradict a chosen one and are not chosen themselves. */
  readonly disputing: readonly EvidenceUnit[];
  readonly succession: Succession;
  readonly generation: SearchableGeneration;
  readonly phrases: Phrases;
}

/** The body of an answer. */
export interface Composed {
  readonly blocks: Block[];
  readonly citations: readonly Citation[];
}

const YEAR = /\b(?:19|20)\d\d\b/;

function opensWithReference({ passage, first }: EvidenceUnit): boolean {
  return passage.sentences[first]?.standsAlone === false;
}

/**
 * Whether a reader must be told what a unit is about: it opens with a reference to what stands before
 * it, or is of a topic that neither it nor the question names.
 */
function needsTitle(unit: EvidenceUnit, { topics }: Understanding): boolean {
  const { item, passage, run, sentenceNames } = unit;
  // A fact's statement is written to be read alone, however it opens.
  if (item.fact !== null) {
    return false;
  }
  if (opensWithReference(unit)) {
    return true;
  }
  const group = itemGroup(item.id);
  const isNamed = sentenceNames.has(group) || [...topics].some((id) => group === `topic:${id}`);
  const holds = ({ stem, exact }: AnalysedWord): boolean =>
    run.some(({ terms }) => terms.has(stem) || terms.has(`=${exact}`));
  return (
    item.kind === "topic" && !isNamed && !analyseText(item.title, passage.language).some(holds)
  );
}

/** Builds the sentences of one text block. */
class TextComposer {
  readonly #input: ComposeInput;
  readonly #ledger: CitationLedger;
  readonly #sentences: AnswerSentence[] = [];
  #language: string;
  #isHistory = false;
  /** Item of the unit before, whose title was told or is plain from its words. */
  #titled: ItemId | undefined;

  constructor(input: ComposeInput, ledger: CitationLedger) {
    this.#input = input;
    this.#ledger = ledger;
    this.#language = input.understanding.language;
  }

  get sentences(): AnswerSentence[] {
    return this.#sentences;
  }

  frame(key: string, slots: Readonly<Record<string, string>> = {}): void {
    const { phrases, understanding } = this.#input;
    const text = phrases.text(understanding.language, key, slots);
    this.#sentences.push({ text, citations: [] });
  }

  /** Adds a unit's sentences with what a reader must know to read them alone. */
  add(unit: EvidenceUnit): void {
    this.#nameLanguage(unit);
    this.#markHistory(unit);
    const isTold = this.#titled === unit.item.id && !opensWithReference(unit);
    if (needsTitle(unit, this.#input.understanding) && !isTold) {
      this.frame("about", { title: unit.item.title });
    }
    this.#titled = unit.item.id;
    const { baseLanguage } = this.#input.understanding;
    const evidence = citedEvidence(unit.item, unit.passage, {
      language: baseLanguage,
      form: "summary",
    });
    const citations = this.#ledger.cite(evidence);
    for (const { start, end } of unit.passage.sentences.slice(unit.first, unit.last + 1)) {
      this.#sentences.push({ text: unit.passage.text.slice(start, end), citations });
    }
    this.#dateState(unit);
    this.#quote(unit);
  }

  /** Evidence in another language is announced once, not sentence by sentence. */
  #nameLanguage({ passage }: EvidenceUnit): void {
    const { understanding, phrases } = this.#input;
    if (passage.language !== this.#language && passage.language !== understanding.language) {
      const language = phrases.text(understanding.language, `language-${passage.language}`);
      this.frame("language-note", { language });
    }
    this.#language = passage.language;
  }

  #markHistory({ item }: EvidenceUnit): void {
    const isHistory = this.#input.succession.isSuperseded(item.id);
    const newest = this.#input.succession.newestOf(item.id);
    const hasNewest = this.#input.chosen.some((other) => other.item.id === newest);
    if (isHistory && hasNewest && !this.#isHistory) {
      this.frame("history");
    }
    this.#isHistory = isHistory && hasNewest;
  }

  /** A state says its date: in its own words or, where they name no year, in ours. */
  #dateState({ item, text }: EvidenceUnit): void {
    if (item.fact?.state !== undefined && !YEAR.test(text)) {
      const { language } = this.#input.understanding;
      this.frame("as-of", { date: formatDate(item.fact.asOf, language) });
    }
  }

  /** Only a stored quotation may answer a question for somebody's exact words as such. */
  #quote({ item }: EvidenceUnit): void {
    const quote = item.fact?.quote;
    const { intents, baseLanguage } = this.#input.understanding;
    if (quote !== undefined && intents.asksQuotation) {
      this.frame("quotation");
      const evidence = citedEvidence(
        item,
        { text: quote, sources: [0] },
        { language: baseLanguage, form: "quotation" },
      );
      this.#sentences.push({ text: quote, citations: this.#ledger.cite(evidence) });
    }
  }
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
  const rest = list.unknown.length === 0 || !isTyped ? [] : [writer.frame("list-rest")];
  return [...note, ...listBlocks(list, writer), ...toText(rest)];
}

function toText(sentences: readonly AnswerSentence[]): readonly Block[] {
  return sentences.length === 0 ? [] : [{ kind: "text", sentences: [...sentences] }];
}

/** A column a provider, a row an attribute, in each cell the short value of a fact. */
function composeTable(input: ComposeInput, ledger: CitationLedger): Block[] {
  const { understanding, phrases, comparison, generation } = input;
  const { language, baseLanguage } = understanding;
  const frame = (key: string, slots: Readonly<Record<string, string>> = {}): AnswerSentence => ({
    text: phrases.text(language, key, slots),
    citations: [],
  });
  if (comparison === undefined) {
    return [];
  }
  const nameOf = (id: string): string =>
    generation.subjects.find((each) => each.id === id)?.name ?? id;
  const cell = (unit: EvidenceUnit | null): AnswerSentence =>
    unit === null
      ? frame("table-unknown")
      : {
          text: unit.item.fact?.value[unit.passage.language] ?? unit.text,
          citations: ledger.cite(
            citedEvidence(unit.item, unit.passage, { language: baseLanguage, form: "summary" }),
          ),
        };
  const header = [
    frame("table-corner"),
    ...comparison.subjects.map((id) => frame("table-column", { name: nameOf(id) })),
  ];
  const rows = comparison.rows.map(({ attribute, cells }) => [
    frame(`attribute-${attribute}`),
    ...cells.map(cell),
  ]);
  const foreign = comparison.rows
    .flatMap(({ cells }) => cells)
    .find((each) => each !== null && each.passage.language !== language);
  const told =
    foreign === null || foreign === undefined
      ? []
      : [foreign.passage.language].map((each) =>
          frame("language-note", { language: phrases.text(language, `language-${each}`) }),
        );
  return [
    ...(told.length === 0 ? [] : [{ kind: "text" as const, sentences: told }]),
    { kind: "table", header, rows },
  ];
}

/** A course of events, in order of time; empty unless asked for and dated. */
function composeTimeline(
  { understanding, chosen }: ComposeInput,
  ledger: CitationLedger,
): { readonly block: Block[]; readonly shown: ReadonlySet<EvidenceUnit> } {
  const { intents, baseLanguage, language } = understanding;
  const isReadable = ({ passage }: EvidenceUnit): boolean =>
    passage.language === language || baseLanguage !== language;
  const entries = intents.asksTimeline
    ? timelineOf(chosen.filter((unit) => isReadable(unit) && !needsTitle(unit, understanding)))
    : [];
  const block = entries.map(({ date, unit }) => ({
    date,
    sentence: {
      text: unit.text,
      citations: ledger.cite(
        citedEvidence(unit.item, unit.passage, { language: baseLanguage, form: "summary" }),
      ),
    },
  }));
  return {
    block: block.length === 0 ? [] : [{ kind: "timeline", entries: block }],
    shown: new Set(entries.map(({ unit }) => unit)),
  };
}

/** Turns chosen units into blocks and numbered citations. Every sentence is a stored one or a frame. */
export function compose(input: ComposeInput): Composed {
  const ledger = new CitationLedger();
  const list = [...composeList(input, ledger), ...composeTable(input, ledger)];
  const timeline = composeTimeline(input, ledger);
  const undated = input.chosen.filter((unit) => !timeline.shown.has(unit));
  const told =
    timeline.block.length === 0 ? undated : undated.slice(0, SELECTION.maxBesideTimeline);
  const composer = new TextComposer(input, ledger);
  for (const unit of stateOrder(inReadingOrder(told), input.succession)) {
    composer.add(unit);
  }
  if (input.disputing.length > 0) {
    composer.frame("dispute");
    for (const unit of input.disputing) {
      composer.add(unit);
    }
  }
  const { sentences } = composer;
  const text: Block[] = sentences.length === 0 ? [] : [{ kind: "text", sentences }];
  return { blocks: [...list, ...timeline.block, ...text], citations: ledger.citations };
}
