import type { AbstentionReason, Answer } from "../domain/answer.ts";
import type { Form } from "../domain/form.ts";
import type { AskerLanguage } from "../domain/language.ts";

/** A sentence or cell: one clean line, never empty, no platform's markup. */
export interface PresentedSentence {
  readonly text: string;
  /** Numbers of {@link PresentedAnswer.passages}; empty for the bot's own words. */
  readonly citations: readonly number[];
}

/** A part of an answer, dates in words. */
export type PresentedBlock =
  | { readonly kind: "text"; readonly sentences: readonly PresentedSentence[] }
  | { readonly kind: "list"; readonly items: readonly (readonly PresentedSentence[])[] }
  | {
      readonly kind: "table";
      readonly header: readonly PresentedSentence[];
      /** Each as long as the header. */
      readonly rows: readonly (readonly PresentedSentence[])[];
    }
  | {
      readonly kind: "timeline";
      /** Oldest first. */
      readonly entries: readonly { readonly date: string; readonly sentence: PresentedSentence }[];
    };

/** What the line of a source or of a nearest passage says; every text is one clean line. */
export interface PresentedOrigin {
  /** Cut at a word when very long; never empty. */
  readonly title: string;
  /** Publisher, date of publication, "as of …"; shorter or empty once {@link shorten} took details away. */
  readonly details: readonly string[];
  /** What the evidence is worth, where a reader must know: basis and caveat. */
  readonly worth: readonly string[];
  /** https, from the source's own metadata, with a text fragment for quotations only; `null`: no link. */
  readonly url: string | null;
  readonly form: Form;
}

export interface PresentedSource extends PresentedOrigin {
  readonly number: number;
}

export interface PresentedNearest extends PresentedOrigin {
  /** Names it to {@link findPassage}: "a", "b", "c". */
  readonly letter: string;
  /** The passage's text, cut at a word. */
  readonly excerpt: string;
}

/**
 * An answer with all its words chosen, ready for any platform: blocks, sources, nearest, note, footer, in
 * this order; then buttons for `passages` and `nearest`.
 */
export interface PresentedAnswer {
  readonly answerId: string;
  readonly kind: Answer["kind"];
  /** Why there is no answer; its words already stand in `blocks`. */
  readonly reason: AbstentionReason | null;
  readonly language: AskerLanguage;
  readonly blocks: readonly PresentedBlock[];
  readonly sourcesHeading: string;
  /** In order of number; only those that shown sentences cite once the answer is shortened. */
  readonly sources: readonly PresentedSource[];
  readonly nearestHeading: string;
  /** At most three; empty unless abstained or partial. */
  readonly nearest: readonly PresentedNearest[];
  /** Says what was left out; `null` when nothing was. */
  readonly omitted: string | null;
  /** Short texts, to be joined by " · "; empty on all parts but the last. */
  readonly footer: readonly string[];
  /** Numbers that have a passage to show, whether or not their source is still listed. */
  readonly passages: readonly number[];
  /** False for all parts but the last of a split answer: sources and buttons belong to the last. */
  readonly isLast: boolean;
}
