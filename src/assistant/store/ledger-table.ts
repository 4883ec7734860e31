import type { OutcomeKind } from "../outcome.ts";

/** What became of one revision of a question; says nothing of who asked, or what. */
export interface LedgerEntry {
  /** Number in the inbox. */
  readonly question: number;
  readonly revision: number;
  readonly platform: string;
  readonly outcome: OutcomeKind;
  /** `none`: the question was withdrawn. */
  readonly delivery: "shown" | "undeliverable" | "none";
  /** `null` when there is no answer. */
  readonly answerId: string | null;
  /** Generation that answered; `null` when there is no answer. */
  readonly generation: string | null;
  /** From acceptance, or the last edit, to the end. */
  readonly ms: number;
  /** ISO 8601. */
  readonly finishedAt: string;
}

/** What became of every question. Entries are never changed or removed. */
export interface LedgerTable {
  append(entry: LedgerEntry): void;
  /** Entries of one question, by revision. */
  of(question: number): readonly LedgerEntry[];
  /** Number of entries by outcome and delivery, such as `answered/shown`. */
  tally(): Readonly<Record<string, number>>;
}
