import type { AnswerSentence } from "../domain/answer.ts";
import type { Item, ItemId } from "../domain/passage.ts";
import { type AnalysedWord, analyseText } from "../language/analyse.ts";
import { formatDate } from "../language/format-date.ts";
import { itemGroup } from "../retrieval/item-group.ts";
import { type CitationLedger, citedEvidence } from "./citation-ledger.ts";
import type { ComposeInput } from "./compose-input.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import { agedDate } from "./freshness.ts";
import { lapseFrames, unansweredLapses } from "./lapse-frames.ts";
import type { Understanding } from "./understanding.ts";

const YEAR = /\b(?:19|20)\d\d\b/;

function opensWithReference({ passage, first }: EvidenceUnit): boolean {
  return passage.sentences[first]?.standsAlone === false;
}

/**
 * Whether a reader must be told what a unit is about: it opens with a reference to what stands before
 * it, or is of a topic that neither it nor the question names.
 */
export function needsTitle(unit: EvidenceUnit, { topics }: Understanding): boolean {
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
export class TextComposer {
  readonly #input: ComposeInput;
  readonly #ledger: CitationLedger;
  readonly #sentences: AnswerSentence[] = [];
  #language: string;
  #isHistory = false;
  #isAnswered = false;
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
    this.#say(unit);
  }

  /** The same of a state that is told for the time that was asked about: no history to be marked. */
  addAsAsked(unit: EvidenceUnit): void {
    this.#nameLanguage(unit);
    this.#say(unit);
  }

  #say(unit: EvidenceUnit): void {
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
    this.#tellTime(unit);
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

  /** When it was so and, once, that this is long ago; else that what it looks forward to is past. */
  #tellTime({ item, text }: EvidenceUnit): void {
    const { language, today } = this.#input.understanding;
    const aged = this.#ages(item) ? agedDate(item, today) : undefined;
    this.#isAnswered = true;
    const lapses = this.#lapses(item);
    if (lapses.length > 0) {
      this.#sentences.push(...lapses);
    } else if (aged !== undefined) {
      this.frame("aged", { date: formatDate(aged, language) });
    } else if (item.fact?.state !== undefined && !YEAR.test(text)) {
      this.frame("as-of", { date: formatDate(item.fact.asOf, language) });
    }
  }

  /** Age matters in the fact that answers, of how things stand: what was so or when does not age. */
  #ages({ id }: Item): boolean {
    const { understanding, succession } = this.#input;
    const { intents, asksPast } = understanding;
    const isPast = asksPast || intents.asksHistory || intents.asksDate || intents.asksTimeline;
    return !this.#isAnswered && !isPast && !succession.isSuperseded(id);
  }

  #lapses(item: Item): readonly AnswerSentence[] {
    const { understanding, phrases } = this.#input;
    return lapseFrames(unansweredLapses(item, understanding.today, this.#input), {
      language: understanding.language,
      phrases,
    });
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
