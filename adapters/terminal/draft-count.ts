import type { AskedAnswer } from "./asker.ts";

/** Counts what came of asking a language model. */
export class DraftCount {
  readonly #counts = new Map<string, number>();

  /** @returns what it is given. */
  note<T extends Pick<AskedAnswer, "answer">>(asked: T): T {
    const { model } = asked.answer;
    const outcomes =
      model === undefined ? [] : [model.fault ?? "chose", ...model.dropped.map(drop)];
    for (const outcome of outcomes) {
      this.#counts.set(outcome, (this.#counts.get(outcome) ?? 0) + 1);
    }
    return asked;
  }

  /** A line an outcome, most frequent first; empty when no model was asked. */
  lines(): string {
    const counts = [...this.#counts].toSorted((a, b) => b[1] - a[1]);
    return counts.length === 0
      ? ""
      : `Drafts:\n${counts.map(([outcome, count]) => `  ${outcome}: ${String(count)}\n`).join("")}`;
  }
}

function drop(reason: string): string {
  return `claim dropped, ${reason}`;
}
