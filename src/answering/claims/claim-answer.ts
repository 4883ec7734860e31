import type { Answer, AnswerSentence, Block, Citation } from "../../domain/answer.ts";
import { type AskerLanguage, BaseLanguage } from "../../domain/language.ts";
import type { Item } from "../../domain/passage.ts";
import { formatDate } from "../../language/format-date.ts";
import { CitationLedger, citedEvidence } from "../citation-ledger.ts";
import { agedDate } from "../freshness.ts";
import { type KnownStates, lapseFrames, unansweredLapses } from "../lapse-frames.ts";
import type { WriterParts } from "../value-writer.ts";
import type { ClaimEvidence, Judgement } from "./claim-check.ts";

const YEAR = /\b(?:19|20)\d\d\b/;

/** A part of a message as it is shown: a claim with its judgement, or what claims nothing. */
export interface ShownPart {
  readonly text: string;
  readonly judgement: Judgement | null;
}

/** Whether both sides of a claim are shown and none is taken. */
export function isDisputed({ disputing }: Judgement): boolean {
  return disputing.length > 0;
}

/** What writing claims draws on. */
export interface ClaimWriterParts extends WriterParts, Pick<KnownStates, "succession"> {
  /** Day on which it is shown (YYYY-MM-DD). */
  readonly today: string;
}

/** Writes checked claims as blocks; the asker's words stand in frames of their own, as data. */
export class ClaimWriter {
  readonly #parts: ClaimWriterParts;
  readonly #language: AskerLanguage;
  readonly #ledger = new CitationLedger();

  constructor(parts: ClaimWriterParts, language: AskerLanguage) {
    this.#parts = parts;
    this.#language = language;
  }

  get citations(): readonly Citation[] {
    return this.#ledger.citations;
  }

  frame(key: string, slots: Readonly<Record<string, string>> = {}): AnswerSentence {
    return { text: this.#parts.phrases.text(this.#language, key, slots), citations: [] };
  }

  /** A block a part. */
  block({ text, judgement }: ShownPart): Block {
    if (judgement === null) {
      return { kind: "text", sentences: [this.frame("claim-skipped", { claim: text })] };
    }
    return {
      kind: "text",
      sentences: [
        this.frame("claim", { claim: text }),
        this.frame(verdictKey(judgement)),
        ...this.#evidence(judgement),
      ],
    };
  }

  #evidence(judgement: Judgement): readonly AnswerSentence[] {
    const { verdict, evidence, history, disputing } = judgement;
    const isNearest = verdict === "not-covered" && !isDisputed(judgement) && evidence.length > 0;
    const told = new Set<string>([this.#language]);
    return [
      ...(isNearest ? [this.frame("claim-nearest")] : []),
      ...evidence.flatMap((each) => this.#cited(each, told)),
      ...(history.length === 0 ? [] : [this.frame("history")]),
      ...history.flatMap((each) => this.#cited(each, told)),
      ...disputing.flatMap((each) => this.#cited(each, told)),
    ];
  }

  /** Whole stored sentences with their citations; evidence in another language is announced once. */
  #cited({ item, passage, first, last }: ClaimEvidence, told: Set<string>): AnswerSentence[] {
    const name = `language-${passage.language}`;
    const note = told.has(passage.language)
      ? []
      : [this.frame("language-note", { language: this.#parts.phrases.text(this.#language, name) })];
    told.add(passage.language);
    const citations = this.#ledger.cite(
      citedEvidence(item, passage, {
        language: BaseLanguage.safeParse(this.#language).data ?? "en",
        form: "summary",
      }),
    );
    const run = passage.sentences.slice(first, last + 1);
    const texts = run.map(({ start, end }) => passage.text.slice(start, end));
    return [...note, ...texts.map((text) => ({ text, citations })), ...this.#tellTime(item, texts)];
  }

  /** That what it looks forward to is past, that it was told long ago, or when it was so. */
  #tellTime(item: Item, texts: readonly string[]): readonly AnswerSentence[] {
    const { today, phrases, succession } = this.#parts;
    const lapses = unansweredLapses(item, today, this.#parts);
    if (lapses.length > 0) {
      return lapseFrames(lapses, { language: this.#language, phrases });
    }
    const aged = succession.isSuperseded(item.id) ? undefined : agedDate(item, today);
    const isDated = texts.some((text) => YEAR.test(text));
    const date = aged ?? (isDated ? null : item.date);
    const key = aged === undefined ? "as-of" : "aged";
    return date === null ? [] : [this.frame(key, { date: formatDate(date, this.#language) })];
  }
}

function verdictKey(judgement: Judgement): string {
  return judgement.verdict === "not-covered" && isDisputed(judgement)
    ? "claim-disputed"
    : `claim-${judgement.verdict}`;
}

/** What a checked message comes to as an answer. */
export function kindOf(judgements: readonly Judgement[]): Pick<Answer, "kind" | "reason"> {
  const open = judgements.filter(
    (each) => each.verdict === "not-covered" && !isDisputed(each),
  ).length;
  if (open === judgements.length) {
    return { kind: "abstained", reason: "nothing-found" };
  }
  return { kind: open === 0 ? "answered" : "partial", reason: null };
}
